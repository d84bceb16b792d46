// SPDX-License-Identifier: MIT
// Proves: Markdown is read into blocks as a reader sees it, and blocks with whatever text are written and
// read back the same
#include "markdown/document.h"
#include "markdown/html.h"

#include "support/postgenerator.h"
#include "support/shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

using namespace Postil;
using namespace Postil::Markdown;
using namespace Qt::StringLiterals;

namespace {

QString dump(const QList<Block> &blocks)
{
    QString text;
    const auto runs = [](const QList<Run> &list) {
        QString out;
        for (const Run &run : list)
            out += u"{%1%2%3%4%5%6|%7}"_s.arg(
                run.strong ? u"s"_s : QString(), run.emphasis ? u"e"_s : QString(),
                run.strike ? u"d"_s : QString(), run.code ? u"c"_s : QString(),
                run.href.isEmpty() ? QString() : u"<"_s + run.href + u'>',
                run.image.isEmpty() ? QString() : u"!<"_s + run.image + u'>', run.text);
        return out;
    };
    for (const Block &block : blocks) {
        text += u"%1 l%2 q%3 n%4 h%5 %6"_s.arg(int(block.kind))
                    .arg(block.level)
                    .arg(block.quoteDepth)
                    .arg(block.number)
                    .arg(block.header)
                    .arg(runs(block.runs));
        for (const QList<Run> &cell : block.cells)
            text += u'|' + runs(cell);
        text += u'\n';
    }
    return text;
}

Run run(const QString &text)
{
    Run value;
    value.text = text;
    return value;
}

Block block(BlockKind kind, const QList<Run> &runs, int level = 0, int number = 0, int quoteDepth = 0)
{
    Block value;
    value.kind = kind;
    value.level = level;
    value.number = number;
    value.quoteDepth = quoteDepth;
    value.runs = runs;
    return value;
}

// Text that stands for itself: NUL and half pairs have no place in UTF-8, and code has no line breaks.
QString wellFormed(QString text)
{
    text.remove(QChar(u'\0'));
    return QString::fromUtf8(text.toUtf8());
}

// md4c writes the tabs that a line of code begins with as spaces.
QString codeText(QString text)
{
    return text.remove(u'\r').replace(u'\t', u"    "_s);
}

QList<Run> randomRuns(QRandomGenerator &random, const QStringList &texts)
{
    QList<Run> runs;
    for (int i = random.bounded(1, 6); i > 0; --i) {
        Run value = run(texts.at(random.bounded(int(texts.size()))));
        value.strong = random.bounded(4) == 0;
        value.emphasis = random.bounded(4) == 0;
        value.strike = random.bounded(6) == 0;
        if (random.bounded(4) == 0)
            value.href = random.bounded(2) ? u"https://example.com/a_(b)?c=d&copy;&amp=1"_s
                                           : u"https://example.com/"_s;
        if (random.bounded(8) == 0)
            value.image = u"https://example.com/i.png"_s;
        else if (random.bounded(5) == 0)
            value.code = true;
        if (value.code)
            value.text = value.text.remove(u'\r').replace(u'\n', u' ');
        if (value.text.isEmpty())
            value.text = u"x"_s;
        // Neighbours that differ in nothing are one run.
        Run same = value;
        if (!runs.isEmpty())
            same.text = runs.last().text;
        if (runs.isEmpty() || same != runs.last() || !value.image.isEmpty())
            runs.append(value);
    }
    return runs;
}

} // namespace

class MarkdownDocumentTest : public QObject
{
    Q_OBJECT

private:
    QStringList m_texts{u"a"_s,
                        u" "_s,
                        u"word"_s,
                        u"two words"_s,
                        u" spaced "_s,
                        u"(b)"_s,
                        u"."_s,
                        u"!"_s,
                        u"é"_s,
                        u"👩"_s,
                        u"\n"_s,
                        u"a\nb"_s,
                        u"a\n\n b"_s,
                        u"1"_s,
                        u"1. x"_s,
                        u"-"_s,
                        u"- x"_s,
                        u"="_s,
                        u"==="_s,
                        u":-:"_s,
                        u"a@b.example"_s,
                        u"@b.example"_s,
                        u"://x.example"_s,
                        u"http"_s,
                        u"www.a.example"_s,
                        u"a `b` ``c"_s,
                        u"`"_s,
                        u"\\"_s,
                        u"|"_s,
                        u"\\|"_s,
                        u"a|b\\|c"_s,
                        u"~"_s,
                        u"~~"_s,
                        u"&amp;"_s,
                        u"&"_s,
                        u"amp;"_s,
                        u"<"_s,
                        u"<b>"_s,
                        u"\t"_s,
                        u"\u00a0"_s,
                        u"\u2028"_s,
                        u"\r"_s,
                        u"#"_s,
                        u"a #"_s,
                        u"[x]"_s,
                        u"["_s,
                        u"]"_s,
                        u"("_s,
                        u")"_s};

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &line : Test::hostileLines())
            m_texts.append(wellFormed(line));
        if (const QString path = Test::sharedPath(u"corpora/hostile/own-titles.json"_s); !path.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QJsonValue &title : QJsonDocument::fromJson(file.readAll()).array())
                m_texts.append(wellFormed(title[u"input"].toString()));
        }
        m_texts.removeIf([](const QString &text) { return text.isEmpty() || text.size() > 3000; });
    }

    void blocks_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &markdown, const QString &expected) {
            QTest::newRow(name) << markdown << expected;
        };
        row("empty", u" \n\n"_s, u""_s);
        row("paragraphs", u"a **b** *c*\nd\n\ne\\\nf"_s,
            u"0 l0 q0 n0 h0 {|a }{s|b}{| }{e|c}{| d}\n0 l0 q0 n0 h0 {|e\nf}\n"_s);
        row("link and image", u"[x *y*](https://a.example/) ![z](https://a.example/i.png)"_s,
            u"0 l0 q0 n0 h0 {<https://a.example/>|x }{e<https://a.example/>|y}{| }{!<https://a.example/i.png>|z}\n"_s);
        row("forbidden link", u"[x](javascript:y) ![z](data:image/png;base64,a)"_s,
            u"0 l0 q0 n0 h0 {|x z}\n"_s);
        row("autolinks", u"www.a.example and ~~x~~ <https://b.example/>"_s,
            u"0 l0 q0 n0 h0 {<http://www.a.example>|www.a.example}{| and }{d|x}{| }{<https://b.example/>|https://b.example/}\n"_s);
        row("heading", u"## a `b`"_s, u"1 l2 q0 n0 h0 {|a }{c|b}\n"_s);
        row("tight list", u"- a\n- b\n  - c\n\n9. d\n10. e"_s,
            u"2 l1 q0 n0 h0 {|a}\n2 l1 q0 n0 h0 {|b}\n2 l2 q0 n0 h0 {|c}\n2 l1 q0 n9 h0 {|d}\n2 l1 q0 n10 h0 {|e}\n"_s);
        row("loose list", u"- a\n\n  b\n\n- c"_s,
            u"2 l1 q0 n0 h0 {|a}\n0 l0 q0 n0 h0 {|b}\n2 l1 q0 n0 h0 {|c}\n"_s);
        row("quotes", u"> a\n>> b\n\nc"_s, u"0 l0 q1 n0 h0 {|a}\n0 l0 q2 n0 h0 {|b}\n0 l0 q0 n0 h0 {|c}\n"_s);
        row("code", u"```js\na\n\n b\n```\n\n    c"_s, u"3 l0 q0 n0 h0 {|a\n\n b}\n3 l0 q0 n0 h0 {|c}\n"_s);
        row("table", u"| a | b |\n|---|--:|\n| `c\\|d` |"_s,
            u"4 l0 q0 n0 h1 |{|a}|{|b}\n4 l0 q0 n0 h0 |{c|c|d}|\n"_s);
        row("rule", u"***"_s, u"5 l0 q0 n0 h0 \n"_s);
        row("raw HTML", u"<b>x</b> <!-- y -->"_s, u"0 l0 q0 n0 h0 {|<b>x</b> <!-- y -->}\n"_s);
        row("entities", u"&lt; &hellip; &#x41; &nope; &NotEqualTilde;"_s,
            u"0 l0 q0 n0 h0 {|< … A &nope; ≂̸}\n"_s);
    }
    void blocks()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, expected);
        const QList<Block> blocks = parse(markdown);
        QCOMPARE(dump(blocks), expected);
        QCOMPARE(dump(parse(write(blocks))), expected);
    }

    void everyTextInEveryPlace()
    {
        for (const QString &text : std::as_const(m_texts)) {
            Run strong = run(text);
            strong.strong = true;
            Run emphasis = run(text);
            emphasis.emphasis = true;
            Run link = run(text);
            link.href = u"https://example.com/x"_s;
            Block table = block(BlockKind::TableRow, {});
            table.header = true;
            table.cells = {{run(text)}, {strong}, {}};
            Block below = table;
            below.header = false;
            const QList<Block> blocks{
                block(BlockKind::Paragraph, {run(text)}),
                block(BlockKind::Paragraph,
                      {run(u"a"_s), strong, run(u"b"_s), emphasis, run(text), link, run(text)}),
                block(BlockKind::Heading, {run(text)}, 3),
                block(BlockKind::Heading, {strong, run(text), link}, 1),
                table,
                below,
                block(BlockKind::ListItem, {run(text)}, 1),
                block(BlockKind::ListItem, {run(text)}, 2, 7),
                block(BlockKind::ListItem, {run(text), strong}, 2, 8),
                block(BlockKind::Paragraph, {run(text)}, 0, 0, 2),
                block(BlockKind::CodeBlock, {run(codeText(text))}),
            };
            const QString markdown = write(blocks);
            QVERIFY2(parse(markdown) == blocks,
                     qPrintable(u"%1\n=>\n%2\n%3"_s.arg(markdown, dump(parse(markdown)), dump(blocks))));
        }
    }

    void randomDocuments()
    {
        QRandomGenerator random(42);
        for (int n = 0; n < 4000; ++n) {
            QList<Block> blocks;
            int level = 0;
            for (int i = random.bounded(1, 6); i > 0; --i) {
                Block value = block(BlockKind(random.bounded(4)), randomRuns(random, m_texts));
                value.quoteDepth = random.bounded(3) == 0 ? random.bounded(3) : 0;
                if (value.kind == BlockKind::Heading)
                    value.level = random.bounded(1, 7);
                const bool follows = !blocks.isEmpty() && blocks.last().kind == BlockKind::ListItem
                                     && blocks.last().quoteDepth == value.quoteDepth;
                if (value.kind == BlockKind::ListItem) {
                    level = random.bounded(1, (follows ? level + 1 : 1) + 1);
                    value.level = level;
                    value.number = random.bounded(2) ? 0 : random.bounded(1, 12);
                    if (random.bounded(6) == 0)
                        value.runs.clear();
                }
                if (value.kind == BlockKind::CodeBlock)
                    value.runs = {run(codeText(m_texts.at(random.bounded(int(m_texts.size())))))};
                blocks.append(value);
            }
            const QString markdown = write(blocks);
            QVERIFY2(parse(markdown) == blocks,
                     qPrintable(u"%1\n=>\n%2\n%3"_s.arg(markdown, dump(parse(markdown)), dump(blocks))));
        }
    }

    // Whatever Markdown is read, what is written from it reads the same.
    void fixpoint()
    {
        QRandomGenerator random(43);
        for (int n = 0; n < 1500; ++n) {
            const QList<Block> blocks = parse(Test::randomMarkdown(random));
            const QString markdown = write(blocks);
            QVERIFY2(parse(markdown) == blocks,
                     qPrintable(u"%1\n=>\n%2\n%3"_s.arg(markdown, dump(parse(markdown)), dump(blocks))));
        }
    }

    void ordinaryTextStaysReadable()
    {
        const QString text = u"Here's \"what\" AT the U.S. - Russia talks (Video) cost: 3.5% @reader_1 {x}"_s;
        QCOMPARE(write({block(BlockKind::Paragraph, {run(text)})}), QString(text).replace(u'_', u"\\_"_s));
    }

    void plainTexts()
    {
        QCOMPARE(
            plainText(parse(
                u"# T\n\na *b*\nc\n\n- x\n- y\n\n> z\n\n| 1 | 2 |\n|---|---|\n| 3 | 4 |\n\n***\n\nend"_s)),
            u"T\n\na b c\n\nx\ny\n\nz\n\n1\t2\n3\t4\n\nend"_s);
        QCOMPARE(wordCount(u"  One, two -- three… 4th \u00a0five's — «six» 七 𝒳 !!! "_s), 8);
        QCOMPARE(wordCount(QString()), 0);
        QCOMPARE(wordCount(u"東京で会議 in 2026"_s), 7);
        QCOMPARE(wordCount(u"한국어 단어"_s), 2); // written with spaces
    }
};

QTEST_GUILESS_MAIN(MarkdownDocumentTest)
#include "tst_markdowndocument.moc"
