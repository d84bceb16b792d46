// SPDX-License-Identifier: MIT
// Proves: our Markdown read back is the same post, field by field, whatever it holds; edits by hand are kept
#include "importing/importer.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/postgenerator.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

HouseStyle digest()
{
    return *StyleCatalogue(QString()).find(u"news-digest"_s);
}

HouseStyle plainStyle()
{
    return *StyleCatalogue(QString()).find(u"plain"_s);
}

QString write(const Post &post, const HouseStyle &style)
{
    static const Renderer renderer{QString()};
    return renderer.render(post, style, Form::Markdown).content;
}

Post sample()
{
    Post post;
    post.title = u"Title"_s;
    post.source = {u"https://example.com/a"_s, u"Headline"_s, u"DW"_s, {}, {}};
    post.excerpts = {{u"First paragraph.\n\nSecond paragraph."_s, u"https://example.com/a"_s, {}},
                     {u"Another."_s, {}, {}}};
    post.commentary = u"My view.\n\n## A heading of mine\n\nMore."_s;
    post.coverage = {{u"More News"_s,
                      {{u"One"_s, u"https://example.com/1"_s, u"Jo Doe"_s, u"AP"_s, u"Video"_s},
                       {u"Two"_s, u"https://example.com/2"_s, {}, u"CNN"_s, {}}}}};
    post.labels = {u"A"_s, u"B"_s};
    return normalised(post);
}

} // namespace

class TestMarkdownReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatedPosts_data();
    void generatedPosts();
    void readInAnotherStyle();
    void editedWords();
    void addedParagraph();
    void editedLink();
    void editedFrontMatter();
    void filesOfOthers();
    void hugoAndJekyllFields();
    void nothingTypedIsLost();
    void emptyIsAnError();
};

void TestMarkdownReader::generatedPosts_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestMarkdownReader::generatedPosts()
{
    QFETCH(int, seed);
    QRandomGenerator random(quint32(seed) * 7919);
    for (int i = 0; i < 100; ++i) {
        const Post post = randomPost(random);
        const HouseStyle style = i % 2 == 0 ? digest() : plainStyle();
        const QString written = write(post, style);
        const auto read = readMarkdown(written, style);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message + u'\n' + written));
        QCOMPARE(read->post.title, post.title);
        QCOMPARE(read->post.source, post.source);
        QCOMPARE(read->post.commentary, post.commentary);
        QCOMPARE(read->post.coverage, post.coverage);
        for (qsizetype n = 0; n < post.excerpts.size(); ++n)
            QCOMPARE(read->post.excerpts.value(n).markdown, post.excerpts.at(n).markdown);
        QVERIFY2(read->post == post, qPrintable(written)); // no field is lost
        QCOMPARE(write(read->post, read->style), written);
    }
}

void TestMarkdownReader::readInAnotherStyle()
{
    const QString written = write(sample(), digest());
    const auto read = readMarkdown(written, plainStyle());
    QVERIFY(read);
    QCOMPARE(read->post, sample());
    QCOMPARE(write(read->post, read->style), written);
}

void TestMarkdownReader::editedWords()
{
    QString edited = write(sample(), digest());
    edited.replace(u"> Second paragraph."_s, u"> Second *passage*."_s)
        .replace(u"My view."_s, u"My other view."_s);
    Post expected = sample();
    expected.excerpts[0].markdown = u"First paragraph.\n\nSecond *passage*."_s;
    expected.commentary.replace(u"My view."_s, u"My other view."_s);
    QCOMPARE(readMarkdown(edited, digest())->post, expected);
}

void TestMarkdownReader::addedParagraph()
{
    QString edited = write(sample(), digest());
    edited.replace(u"> Second paragraph."_s, u"> Second paragraph.\n>\n> Third paragraph."_s)
        .replace(u"My view.\n"_s, u"My view.\n\nInserted.\n"_s);
    Post expected = sample();
    expected.excerpts[0].markdown += u"\n\nThird paragraph."_s;
    expected.commentary.replace(u"My view.\n"_s, u"My view.\n\nInserted.\n"_s);
    QCOMPARE(readMarkdown(edited, digest())->post, expected);
}

void TestMarkdownReader::editedLink()
{
    QString edited = write(sample(), digest());
    edited.replace(u"- [Two](https://example.com/2)"_s, u"- [Two, corrected](https://example.com/new)"_s);
    Post expected = sample();
    expected.coverage[0].links[1].headline = u"Two, corrected"_s;
    expected.coverage[0].links[1].url = u"https://example.com/new"_s;
    QCOMPARE(readMarkdown(edited, digest())->post, expected);

    edited = write(sample(), digest());
    edited.replace(u"- [Two]"_s, u"- [Between](https://example.com/b) -- Reuters\n- [Two]"_s);
    expected = sample();
    expected.coverage[0].links.insert(1, {u"Between"_s, u"https://example.com/b"_s, {}, u"Reuters"_s, {}});
    QCOMPARE(readMarkdown(edited, digest())->post, expected);
}

void TestMarkdownReader::editedFrontMatter()
{
    QString edited = write(sample(), digest());
    edited.replace(u"title: \"Title\""_s, u"title: Another title # changed"_s)
        .replace(u"tags:"_s, u"categories: [x]\ntags:"_s)
        .replace(u"outlet: \"CNN\""_s, u"outlet: \"CNN International\""_s);
    Post expected = sample();
    expected.title = u"Another title"_s;
    expected.coverage[0].links[1].outlet = u"CNN International"_s;
    QCOMPARE(readMarkdown(edited, digest())->post, expected);
}

void TestMarkdownReader::filesOfOthers()
{
    const auto read = readMarkdown(
        u"# A title of *mine*\n\n[DW: Headline](https://example.com/a)\n\n> Quoted.\n> Still.\n\n"
        "[Read more](https://example.com/a)\n\n__Ed:__ I think so.\n\nAnd so.\n\n### Related\n\n"
        "* [One](https://example.com/1) | AP\n* [Two](https://example.com/2) (Video) | CNN\n"_s,
        digest());
    QVERIFY(read);
    QCOMPARE(read->post.title, u"A title of mine"_s);
    QCOMPARE(read->post.source, (SourceCitation{u"https://example.com/a"_s, u"Headline"_s, u"DW"_s, {}, {}}));
    QCOMPARE(read->post.excerpts.size(), 1);
    QCOMPARE(read->post.excerpts.first().markdown, u"Quoted.\nStill."_s);
    QCOMPARE(read->post.commentary, u"I think so.\n\nAnd so."_s);
    QCOMPARE(read->style.editorLabel, u"Ed:"_s);
    QCOMPARE(read->style.readMore, u"Read more"_s);
    QCOMPARE(read->style.creditSeparator, u" | "_s);
    QCOMPARE(read->post.coverage.size(), 1);
    QCOMPARE(read->post.coverage.first().heading, u"Related"_s);
    QCOMPARE(read->post.coverage.first().links.value(1),
             (RelatedLink{u"Two"_s, u"https://example.com/2"_s, {}, u"CNN"_s, u"Video"_s}));
}

void TestMarkdownReader::hugoAndJekyllFields()
{
    const auto read =
        readMarkdown(u"---\r\nlayout: post\r\ntitle: No quotes here\r\ndate: 2019-03-25 10:42:00 +0100\r\n"
                     "tags: one, two\r\nlang: de\r\nimage: https://example.com/i.png\r\n---\r\nText.\r\n"_s,
                     digest());
    QVERIFY(read);
    QCOMPARE(read->post.title, u"No quotes here"_s);
    QCOMPARE(read->post.date.toString(Qt::ISODate), u"2019-03-25T09:42:00Z"_s);
    QCOMPARE(read->post.labels, (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(read->post.language, u"de"_s);
    QCOMPARE(read->post.leadMedia->url, u"https://example.com/i.png"_s);
    QCOMPARE(read->post.commentary, u"Text."_s);
}

// Whatever becomes of the layout, every word of the body is somewhere in the post.
void TestMarkdownReader::nothingTypedIsLost()
{
    QRandomGenerator random(4711);
    for (int i = 0; i < 200; ++i) {
        QString written = write(randomPost(random), digest());
        QStringList lines = written.split(u'\n');
        const qsizetype end = lines.indexOf(u"---"_s, 1);
        const qsizetype at = random.bounded(int(end) + 1, int(lines.size()));
        lines.insert(at, QString());
        lines.insert(at, u"unmistakable%1"_s.arg(i));
        lines.insert(at, QString());
        const auto read = readMarkdown(lines.join(u'\n'), digest());
        QVERIFY(read);
        const QString again = write(read->post, read->style);
        QVERIFY2(again.contains(u"unmistakable%1"_s.arg(i)), qPrintable(lines.join(u'\n')));
    }
}

void TestMarkdownReader::emptyIsAnError()
{
    QVERIFY(!readMarkdown(QString(), digest()));
    QVERIFY(!readMarkdown(u" \n\n"_s, digest()));
}

QTEST_GUILESS_MAIN(TestMarkdownReader)
#include "tst_markdownreader.moc"
