// SPDX-License-Identifier: MIT
// Proves: the file name made from any title is short, plain and harmless on every system
#include "rendering/renderer.h"
#include "support/postgenerator.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QString slugOf(const QString &title)
{
    Post post;
    post.title = title;
    return safeSlug(post);
}

bool isSafe(const QString &slug)
{
    static const QRegularExpression safe(u"^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$"_s);
    static const QRegularExpression device(u"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$"_s);
    return safe.match(slug).hasMatch() && !device.match(slug).hasMatch();
}

} // namespace

class TestSlug : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readable_data();
    void readable();
    void explicitSlugComesFirst();
    void hostileNames();
    void generatedTitles();
};

void TestSlug::readable_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");
    QTest::addRow("words") << u"Kremlin Wants To Reset Ties With The U.S."_s
                           << u"kremlin-wants-to-reset-ties-with-the-u-s"_s;
    QTest::addRow("apostrophe") << u"Here's what they don’t say"_s << u"heres-what-they-dont-say"_s;
    QTest::addRow("diacritics") << u"Ångström, façade, Škoda, Łódź, straße, Ærø"_s
                                << u"angstrom-facade-skoda-lodz-strasse-aero"_s;
    QTest::addRow("ligature") << u"ﬁne ① ２"_s << u"fine-1-2"_s;
    QTest::addRow("device") << u"CON"_s << u"con-post"_s;
    QTest::addRow("device with number") << u"lpt9."_s << u"lpt9-post"_s;
    QTest::addRow("dots") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::addRow("no Latin") << u"Москва 東京"_s << u"post"_s;
    QTest::addRow("empty") << QString() << u"post"_s;
    QTest::addRow("long")
        << QString(u"word "_s).repeated(40)
        << u"word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word"_s;
}

void TestSlug::readable()
{
    QFETCH(QString, title);
    QFETCH(QString, slug);
    QCOMPARE(slugOf(title), slug);
    QVERIFY(isSafe(slug));
}

void TestSlug::explicitSlugComesFirst()
{
    Post post;
    post.title = u"Title"_s;
    post.slug = u"My Slug/.."_s;
    QCOMPARE(safeSlug(post), u"my-slug"_s);
    post.slug = u"東京"_s;
    QCOMPARE(safeSlug(post), u"title"_s);
}

void TestSlug::hostileNames()
{
    POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-filenames.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray names = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(names.size() > 50);
    for (const QJsonValue &name : names) {
        const QString input = name[u"input"].toString();
        QVERIFY2(isSafe(slugOf(input)), qPrintable(input + u" -> "_s + slugOf(input)));
        Post post;
        post.slug = input;
        QVERIFY2(isSafe(safeSlug(post)), qPrintable(input + u" -> "_s + safeSlug(post)));
    }
}

void TestSlug::generatedTitles()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const QString title = Test::randomLine(random);
        QVERIFY2(isSafe(slugOf(title)), qPrintable(title + u" -> "_s + slugOf(title)));
    }
    for (const QString &title : Test::hostileLines())
        QVERIFY2(isSafe(slugOf(title)), qPrintable(title + u" -> "_s + slugOf(title)));
}

QTEST_GUILESS_MAIN(TestSlug)
#include "tst_slug.moc"
