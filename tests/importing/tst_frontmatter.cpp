// SPDX-License-Identifier: MIT
// Proves: hostile front matter (bombs, tags, depth, broken YAML) ends in a post or a clear sentence, quickly
#include "importing/importer.h"
#include "support/shared.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class TestFrontMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedCases();
    void bombs_data();
    void bombs();
    void tagsMeanNothing();
    void errorsNameTheLine();
    void forms_data();
    void forms();

private:
    void check(const QString &input);
};

void TestFrontMatter::check(const QString &input)
{
    QElapsedTimer clock;
    clock.start();
    const auto read = readMarkdown(input, HouseStyle{});
    QVERIFY2(clock.elapsed() < 5000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
    if (!read)
        QVERIFY(read.error().message.size() > 20);
}

void TestFrontMatter::sharedCases()
{
    POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-frontmatter.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(cases.size() >= 30);
    for (const QJsonValue &item : cases) {
        check(item[u"input"].toString());
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(item[u"id"].toString()));
    }
}

void TestFrontMatter::bombs_data()
{
    QTest::addColumn<QString>("yaml");
    QString laughs = u"a0: &a0 [x]\n"_s;
    for (int i = 1; i < 40; ++i)
        laughs += u"a%1: &a%1 [*a%2,*a%2,*a%2]\n"_s.arg(i).arg(i - 1);
    QTest::addRow("billion laughs") << laughs;
    QTest::addRow("deep flow") << u"a: "_s + QString(50000, u'[');
    QTest::addRow("deep maps") << u"a: "_s + QString(u"{a: "_s).repeated(20000);
    QTest::addRow("own anchor") << u"a: &a [*a]"_s;
    QTest::addRow("many keys") << QString(u"k: v\n"_s).repeated(150000);
    QTest::addRow("long line") << u"title: "_s + QString(900000, u'x');
}

void TestFrontMatter::bombs()
{
    QFETCH(QString, yaml);
    check(u"---\n"_s + yaml + u"\n---\nbody"_s);
}

void TestFrontMatter::tagsMeanNothing()
{
    const auto read =
        readMarkdown(u"---\ntitle: !!python/object/apply:os.system 'id'\ndate: !!int 2019-03-25\n"
                     "tags: [yes, null, 0x1F, 1e3]\n---\n"_s,
                     HouseStyle{});
    QVERIFY(read);
    QCOMPARE(read->post.title, u"id"_s);
    QCOMPARE(read->post.date.date(), QDate(2019, 3, 25));
    QCOMPARE(read->post.labels, (QStringList{u"yes"_s, u"0x1F"_s, u"1e3"_s}));
}

void TestFrontMatter::errorsNameTheLine()
{
    const auto read = readMarkdown(u"---\ntitle: x\nbad: [1, 2\n---\nbody"_s, HouseStyle{});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
    QVERIFY2(read.error().message.contains(u"line "_s), qPrintable(read.error().message));
    QVERIFY(!readMarkdown(u"---\ntitle: x\nbody"_s, HouseStyle{}));
    QVERIFY(!readMarkdown(u"+++\ntitle = 'x'\n+++\nbody"_s, HouseStyle{}));
}

void TestFrontMatter::forms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImportForm>("form");
    QTest::addRow("json by name") << u"a.json"_s << QByteArray("x") << ImportForm::Json;
    QTest::addRow("markdown by name") << u"a.MD"_s << QByteArray("x") << ImportForm::Markdown;
    QTest::addRow("html by name") << u"a.htm"_s << QByteArray("x") << ImportForm::Html;
    QTest::addRow("text by name") << u"a.txt"_s << QByteArray("<p>") << ImportForm::Text;
    QTest::addRow("json") << u"-"_s << QByteArray(" {\"postil\": 1}") << ImportForm::Json;
    QTest::addRow("front matter") << QString() << QByteArray("\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n")
                                  << ImportForm::Markdown;
    QTest::addRow("page") << QString() << QByteArray("<!DOCTYPE html><p>x") << ImportForm::Html;
    QTest::addRow("fragment") << QString() << QByteArray("\n<article class=\"h-entry\">") << ImportForm::Html;
    QTest::addRow("markdown") << QString() << QByteArray("Title\n\n> quoted\n") << ImportForm::Markdown;
    QTest::addRow("text") << QString() << QByteArray("Title\n\nDW: Headline\n\n1 < 2\n") << ImportForm::Text;
}

void TestFrontMatter::forms()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QTEST(guessForm(name, bytes), "form");
}

QTEST_GUILESS_MAIN(TestFrontMatter)
#include "tst_frontmatter.moc"
