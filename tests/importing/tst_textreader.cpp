// SPDX-License-Identifier: MIT
// Proves: the text of a post is read into its parts and written again letter for letter
#include "importing/importer.h"
#include "markdown/document.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/golden.h"
#include "support/shared.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

HouseStyle digest()
{
    return *StyleCatalogue(QString()).find(u"news-digest"_s);
}

ImportedPost read(const QString &text)
{
    auto imported = readText(text, digest());
    return imported ? *imported : ImportedPost{};
}

QString plain(const QString &markdown)
{
    return Markdown::plainText(Markdown::parse(markdown));
}

} // namespace

class TestTextReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelPost();
    void corpus_data();
    void corpus();
    void parts();
    void labelsAndSeparatorsSeen();
    void separatorsThatPeopleUse_data();
    void separatorsThatPeopleUse();
    void labelsThatPeopleUse_data();
    void labelsThatPeopleUse();
    void quotedSentencesAreNotLinks();
    void lineEndsOfOtherSystems();
    void emptyIsAnError();
};

void TestTextReader::modelPost()
{
    POSTIL_SHARED_OR_SKIP(path, "model-post.txt");
    const QByteArray text = readFile(path);
    const ImportedPost imported = read(QString::fromUtf8(text));
    QCOMPARE(Renderer(QString()).render(imported.post, imported.style, Form::Text).content.toUtf8(), text);
    QCOMPARE(imported.style, digest()); // the News digest is the style of the model post
    QCOMPARE(imported.post.source.outlet, u"DW"_s);
    QCOMPARE(imported.post.excerpts.size(), 1);
    QVERIFY(imported.post.commentary.startsWith(u"There is going to be"_s));
    QCOMPARE(imported.post.coverage.size(), 1);
    const auto links = imported.post.coverage.first().links;
    QCOMPARE(links.size(), 5);
    QCOMPARE(
        links.at(3),
        (RelatedLink{u"Putin and Russian media react to Mueller report"_s, {}, {}, u"CNN"_s, u"Video"_s}));
    QCOMPARE(links.at(4).author, u"Mark Galeotti"_s);
    QCOMPARE(links.at(4).outlet, u"Moscow Times"_s);
}

void TestTextReader::corpus_data()
{
    QTest::addColumn<QString>("name");
    const QStringList cases = corpusCases(u"post.txt"_s);
    QVERIFY(cases.size() >= 7);
    for (const QString &name : cases)
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestTextReader::corpus()
{
    QFETCH(QString, name);
    const QByteArray text = readFile(corpusPath(name, u"post.txt"_s));
    const ImportedPost imported = read(QString::fromUtf8(text));
    const QString again = Renderer(QString()).render(imported.post, imported.style, Form::Text).content;
    QCOMPARE(again.split(u'\n'), QString::fromUtf8(text).split(u'\n'));
    QCOMPARE(again.toUtf8(), text);
}

void TestTextReader::parts()
{
    const Post post = read(QString::fromUtf8(readFile(corpusPath(u"text-digest"_s, u"post.txt"_s)))).post;
    QCOMPARE(post.title, u"Lighthouse Keepers Ask For A Second Look At The Automation Plan"_s);
    QCOMPARE(post.source.outlet, u"SB"_s);
    QCOMPARE(post.source.headline, u"Keepers see 'a chance to think again' after the Skerry blackout"_s);
    QCOMPARE(post.excerpts.size(), 1);
    QVERIFY(plain(post.excerpts.first().markdown)
                .contains(u"\"It was *not* the lamp [sic],\" the Board wrote"_s));
    QCOMPARE(Markdown::parse(post.excerpts.first().markdown).size(), 3);
    QVERIFY(post.commentary.startsWith(u"There is going to be no second look"_s));
    QCOMPARE(post.coverage.size(), 1);
    QCOMPARE(post.coverage.first().heading, u"More News On The Keepers And The Board"_s);
    QCOMPARE(post.coverage.first().links.size(), 5);
    QCOMPARE(post.coverage.first().links.at(3).note, u"Video"_s);

    const Post noSource =
        read(QString::fromUtf8(readFile(corpusPath(u"text-no-source"_s, u"post.txt"_s)))).post;
    QVERIFY(noSource.source.isEmpty());
    QCOMPARE(noSource.excerpts.size(), 0);
    QVERIFY(noSource.commentary.startsWith(u"This is what I think"_s));

    const Post noComment =
        read(QString::fromUtf8(readFile(corpusPath(u"text-no-commentary"_s, u"post.txt"_s)))).post;
    QCOMPARE(noComment.commentary, QString());
    QCOMPARE(noComment.excerpts.size(), 1);
    QCOMPARE(noComment.coverage.size(), 1);
}

void TestTextReader::labelsAndSeparatorsSeen()
{
    const ImportedPost imported =
        read(QString::fromUtf8(readFile(corpusPath(u"text-variants"_s, u"post.txt"_s))));
    QCOMPARE(imported.style.editorLabel, u"Editor's note:"_s);
    QCOMPARE(imported.style.sourceSeparator, u" | "_s);
    QCOMPARE(imported.style.creditSeparator, u" – "_s);
    QCOMPARE(imported.style.readMore, u"Read more"_s);
    QCOMPARE(imported.style.footer, QString());
    QCOMPARE(imported.post.coverage.size(), 2);
    QCOMPARE(imported.post.coverage.first().heading, u"Related"_s);
    QCOMPARE(imported.post.coverage.first().links.first().author, u"Anna Berg"_s);
    QCOMPARE(imported.post.coverage.last().links.first().note, u"Video"_s);
    QCOMPARE(imported.post.coverage.last().links.last().note, u"PDF"_s);
    QCOMPARE(Markdown::parse(imported.post.commentary).size(), 3);
}

void TestTextReader::separatorsThatPeopleUse_data()
{
    QTest::addColumn<QString>("separator");
    for (const char *separator : {" -- ", " – ", " — ", " | ", " - "})
        QTest::addRow("%s", separator) << QString::fromUtf8(separator);
}

void TestTextReader::separatorsThatPeopleUse()
{
    QFETCH(QString, separator);
    const QString text =
        u"Title\n\nDW: Headline\n\nQuoted.\n\nRead more ....\n\nWNU Editor: Comment.\n\nMore News\n\n"
        "First, with a comma%1AP\nSecond - dashed%1Jo Doe, Time\n\nSubscribe to receive free email updates:"_s
            .arg(separator);
    const ImportedPost imported = read(text);
    QCOMPARE(imported.style.creditSeparator, separator);
    QCOMPARE(imported.post.coverage.value(0).links.value(0).headline, u"First, with a comma"_s);
    QCOMPARE(imported.post.coverage.value(0).links.value(1).outlet, u"Time"_s);
    QCOMPARE(Renderer(QString()).render(imported.post, imported.style, Form::Text).content, text);
}

void TestTextReader::labelsThatPeopleUse_data()
{
    QTest::addColumn<QString>("label");
    for (const char *label :
         {"WNU Editor:", "Editor:", "Ed.:", "Editor's note:", "Editor’s Note:", "My Take:", "Comment:",
          "Our Opinion:", "Update:", "Kommentar:", "Note de la rédaction:", "JB:"})
        QTest::addRow("%s", label) << QString::fromUtf8(label);
}

void TestTextReader::labelsThatPeopleUse()
{
    QFETCH(QString, label);
    const QString text =
        u"Title\n\nDW: Headline\n\nQuoted.\n\nRead more ....\n\n%1 What I think: this.\n\nAnd this."_s.arg(
            label);
    const ImportedPost imported = read(text);
    QCOMPARE(imported.style.editorLabel, label);
    QVERIFY(plain(imported.post.commentary).startsWith(u"What I think: this."_s));
    QCOMPARE(Renderer(QString()).render(imported.post, imported.style, Form::Text).content, text);
}

void TestTextReader::quotedSentencesAreNotLinks()
{
    const QString text = u"Title\n\nDW: Headline\n\nThe dollar -- once strong -- fell.\n\n"
                         "\"We hope - in due time - for more,\" the ministry said in a statement."_s;
    const ImportedPost imported = read(text);
    QCOMPARE(imported.post.coverage.size(), 0);
    QCOMPARE(Markdown::parse(imported.post.excerpts.value(0).markdown).size(), 2);
    QCOMPARE(Renderer(QString()).render(imported.post, imported.style, Form::Text).content, text);
}

void TestTextReader::lineEndsOfOtherSystems()
{
    const QString text = QString::fromUtf8(readFile(corpusPath(u"text-digest"_s, u"post.txt"_s)));
    const Post unix = read(text).post;
    QCOMPARE(read(QString(text).replace(u'\n', u"\r\n"_s)).post, unix);
    QCOMPARE(read(QChar(QChar::ByteOrderMark) + text + u"\n\n"_s).post, unix);
}

void TestTextReader::emptyIsAnError()
{
    for (const QString &text : {QString(), u" \n\t\n"_s}) {
        const auto imported = readText(text, digest());
        QVERIFY(!imported);
        QCOMPARE(imported.error().kind, ErrorKind::BadInput);
    }
}

QTEST_GUILESS_MAIN(TestTextReader)
#include "tst_textreader.moc"
