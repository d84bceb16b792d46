// SPDX-License-Identifier: MIT
// Proves: whatever a field holds, the Markdown has the same links, blocks and front matter keys as harmless
// words
#include "base/url.h"
#include "markdown/document.h"
#include "markdown/sitemarks.h"
#include "post/stylecatalogue.h"
#include "rendering/renderer.h"
#include "support/postgenerator.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

Post postOf(const QString &text)
{
    Post post;
    post.title = text;
    post.source = {u"https://example.com/a"_s, text, text, text, text};
    post.excerpts = {{u"Quoted."_s, u"https://example.com/q"_s, text}};
    post.commentary = u"Comment."_s;
    post.coverage = {{text, {{text, u"https://example.com/1"_s, text, text, text}}}};
    post.labels = {text};
    return normalised(post);
}

struct Parts
{
    QStringList keys; // of the front matter, with their indentation
    QString body;
};

Parts partsOf(const QString &markdown)
{
    Parts parts;
    const QStringList lines = markdown.split(u'\n');
    const qsizetype end = lines.indexOf(u"---"_s, 1);
    static const QRegularExpression key(u"^( *(?:- )?)([a-z_]+):"_s);
    for (const QString &line : lines.sliced(1, end - 1)) {
        if (const auto match = key.match(line); match.hasMatch())
            parts.keys.append(match.captured());
        else
            parts.keys.append(u"item"_s);
    }
    parts.body = lines.sliced(end + 1).join(u'\n');
    return parts;
}

QString withoutClosers(QString text)
{
    return text.remove(QChar(0x202c)).remove(QChar(0x2069));
}

// Kind, depth and links of each block.
QStringList outline(const QString &body)
{
    QStringList lines;
    const auto blocks = Markdown::parse(body);
    for (const Markdown::Block &block : blocks) {
        QStringList links;
        for (const Markdown::Run &run : block.runs) {
            if (!run.href.isEmpty() && !links.contains(run.href))
                links.append(run.href);
        }
        lines.append(u"%1 %2 %3"_s.arg(int(block.kind)).arg(block.quoteDepth).arg(links.join(u' ')));
    }
    return lines;
}

} // namespace

class TestMarkdownSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnEditorTypesRunsNowhere_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::newRow("harmless") << u"*a* [b](https://example.com/x) <https://example.com>"_s
                                  << u"*a* [b](https://example.com/x) <https://example.com>"_s;
        QTest::newRow("script address") << u"[x](javascript:alert(1)) y"_s << u"x y"_s;
        QTest::newRow("hidden by an entity") << u"[x](java&#115;cript:alert(1)) y"_s << u"x y"_s;
        QTest::newRow("reference") << u"[x][1] y\n\n[1]: javascript:alert(1)"_s << u"x y"_s;
        QTest::newRow("image") << u"![x](data:text/html,y) z"_s << u"x z"_s;
        QTest::newRow("HTML") << u"a <script>alert(1)</script> b"_s << u"a &#x3c;script>alert(1)&#x3c;/script> b"_s;
    }

    void whatAnEditorTypesRunsNowhere()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, written);
        Post post;
        post.commentary = typed;
        post.excerpts = {{typed, {}, {}}};
        HouseStyle style;
        style.editorLabel.clear();
        const QString body = partsOf(Renderer({}).render(post, style, Form::Markdown).content).body;
        QVERIFY2(body.contains(u'\n' + written + u'\n'), qPrintable(body));
        QVERIFY2(body.contains("> "_L1 + written.section(u'\n', 0, 0)), qPrintable(body));
    }

    void ownLines();
    void sharedTitles();
    void generatedPosts();
    void siteMarksComeBack();

private:
    void check(const QString &line);
    [[nodiscard]] QString write(const Post &post) const
    {
        return m_renderer.render(post, m_style, Form::Markdown).content;
    }

    const Renderer m_renderer{QString()};
    const HouseStyle m_style = *StyleCatalogue(QString()).find(u"news-digest"_s);
};

void TestMarkdownSafety::check(const QString &line)
{
    const Post post = postOf(line);
    if (post.title.trimmed().isEmpty())
        return;
    const QString markdown = write(post);
    const Parts parts = partsOf(markdown);
    const Parts harmless = partsOf(write(postOf(u"word"_s)));
    QCOMPARE(parts.keys, harmless.keys);
    QCOMPARE(outline(parts.body), outline(harmless.body));
    QVERIFY2(!markdown.contains(u"{{"_s) && !markdown.contains(u"{%"_s) && !markdown.contains(u"{#"_s),
             qPrintable(markdown));

    const auto blocks = Markdown::parse(parts.body);
    QString link;
    for (const Markdown::Run &run : blocks.first().runs)
        link += run.text;
    QCOMPARE(withoutClosers(link), withoutClosers(post.title + u": "_s + post.title));
}

void TestMarkdownSafety::ownLines()
{
    for (const QString &line : hostileLines()) {
        check(line);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(line.left(200)));
    }
}

void TestMarkdownSafety::sharedTitles()
{
    POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-titles.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray titles = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(titles.size() >= 70);
    for (const QJsonValue &title : titles) {
        check(title[u"input"].toString());
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(title[u"input"].toString().left(200)));
    }
}

// Neither a template engine nor a browser that reads the Markdown raw finds a mark of its own.
void TestMarkdownSafety::generatedPosts()
{
    static const QRegularExpression tag(u"(?<!\\\\)<(?!https?:|mailto:)[A-Za-z/!?]"_s);
    QRandomGenerator random(21);
    for (int i = 0; i < 300; ++i) {
        const QString markdown = write(randomPost(random));
        QVERIFY2(!markdown.contains(u"{{"_s) && !markdown.contains(u"{%"_s) && !markdown.contains(u"{#"_s),
                 qPrintable(markdown));
        const auto match = tag.match(partsOf(markdown).body);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u'\n' + markdown));
    }
}

void TestMarkdownSafety::siteMarksComeBack()
{
    QRandomGenerator random(22);
    const QStringList pieces{u"{"_s,
                             u"{{"_s,
                             u"{%"_s,
                             u"#"_s,
                             u"&#x7b;"_s,
                             u"&#x007b;"_s,
                             u"&#x3c;"_s,
                             u"<"_s,
                             u"<b>"_s,
                             u"\\"_s,
                             u"<https://example.com/>"_s,
                             u":"_s,
                             u"x"_s,
                             u"&#x"_s,
                             u"0"_s,
                             u";"_s,
                             u"\n"_s};
    for (int i = 0; i < 5000; ++i) {
        QString text;
        for (int n = random.bounded(12); n > 0; --n)
            text += pieces.at(random.bounded(int(pieces.size())));
        QCOMPARE(Markdown::restoreSiteMarks(Markdown::hideSiteMarks(text)), text);
        QVERIFY(!Markdown::hideSiteMarks(text).contains(u"{{"_s));
    }
}

QTEST_GUILESS_MAIN(TestMarkdownSafety)
#include "tst_markdownsafety.moc"
