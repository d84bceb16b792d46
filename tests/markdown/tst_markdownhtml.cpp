// SPDX-License-Identifier: MIT
// Proves: Markdown becomes plain, safe HTML; escaped text is shown letter for letter; hostile input ends soon
#include "markdown/document.h"
#include "markdown/html.h"

#include "support/postgenerator.h"
#include "support/shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Postil;
using namespace Postil::Markdown;
using namespace Qt::StringLiterals;

class MarkdownHtmlTest : public QObject
{
    Q_OBJECT

private:
    static QString unescaped(QString html)
    {
        return html.replace(u"&lt;"_s, u"<"_s)
            .replace(u"&gt;"_s, u">"_s)
            .replace(u"&quot;"_s, u"\""_s)
            .replace(u"&amp;"_s, u"&"_s);
    }
    static QString stripped(const QString &html, const QString &before, const QString &after)
    {
        return html.startsWith(before) && html.endsWith(after)
                   ? unescaped(html.sliced(before.size()).chopped(after.size()))
                   : u"not in place: "_s + html;
    }

private Q_SLOTS:
    void html_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("html");
        const auto row = [](const char *name, const QString &markdown, const QString &html) {
            QTest::newRow(name) << markdown << html;
        };
        row("paragraph", u"a **b** *c* ~~d~~ `e`\nf\\\ng"_s,
            u"<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code>\nf<br>\ng</p>\n"_s);
        row("link", u"[a&b](https://a.example/?x=1&y=2 \"t\")"_s,
            u"<p><a href=\"https://a.example/?x=1&amp;y=2\" title=\"t\">a&amp;b</a></p>\n"_s);
        row("image", u"![a *b*](https://a.example/i.png)"_s,
            u"<p><img src=\"https://a.example/i.png\" alt=\"a b\"></p>\n"_s);
        row("forbidden", u"[a](javascript:x) ![b](data:x) ![c](mailto:a@b.example)"_s, u"<p>a b c</p>\n"_s);
        row("hidden scheme", u"[a](&#x6a;avascript:x) [b](\\javascript:x)"_s, u"<p>a b</p>\n"_s);
        row("raw HTML", u"<script>x</script>\n\n<b onclick=y>"_s,
            u"<p>&lt;script&gt;x&lt;/script&gt;</p>\n<p>&lt;b onclick=y&gt;</p>\n"_s);
        row("lists", u"- a\n  - b\n\n3. c"_s,
            u"<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n"_s);
        row("quote", u"> a"_s, u"<blockquote>\n<p>a</p>\n</blockquote>\n"_s);
        row("code", u"```c\"++\n<b>\n```"_s,
            u"<pre><code class=\"language-c&quot;++\">&lt;b&gt;\n</code></pre>\n"_s);
        row("table", u"|a|b|\n|-|-:|\n|`x\\|y`|d|"_s,
            u"<table>\n<thead>\n<tr><th>a</th><th class=\"align-right\">b</th></tr>\n</thead>\n"
            "<tbody>\n<tr><td><code>x|y</code></td><td class=\"align-right\">d</td></tr>\n</tbody>\n</table>\n"_s);
        row("rule and heading", u"## a\n***"_s, u"<h2>a</h2>\n<hr>\n"_s);
        row("entity", u"&copy; &#0; &bogus; &lt;b&gt;"_s, u"<p>© \ufffd &amp;bogus; &lt;b&gt;</p>\n"_s);
    }
    void html()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, html);
        QCOMPARE(toHtml(markdown), html);
    }

    void inlineScope()
    {
        QCOMPARE(toHtml(u"a **b**"_s, HtmlScope::Inline), u"a <strong>b</strong>"_s);
        QCOMPARE(toHtml(u"**b** [c](https://a.example/)"_s, HtmlScope::Inline),
                 u"<strong>b</strong> <a href=\"https://a.example/\">c</a>"_s);
        for (const char *text : {"# a", "- a", "1. a", "&gt; a", "---", "===", "    a", "[x]: y", "| a |"})
            QCOMPARE(toHtml(QString::fromLatin1(text), HtmlScope::Inline),
                     QString::fromLatin1(text).trimmed());
        QCOMPARE(toHtml(u"a\n# b\n\nc"_s, HtmlScope::Inline), u"a # b  c"_s);
        QCOMPARE(toHtml(QString(), HtmlScope::Inline), QString());
    }

    void escapes()
    {
        QStringList texts = Test::hostileLines();
        if (const QString path = Test::sharedPath(u"corpora/hostile/own-titles.json"_s); !path.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QJsonValue &title : QJsonDocument::fromJson(file.readAll()).array())
                texts.append(title[u"input"].toString());
        }
        QVERIFY(texts.size() > 40);
        for (QString text : texts) {
            text.replace(u'\0', QChar(QChar::ReplacementCharacter));
            text = QString::fromUtf8(text.toUtf8());
            const QString escaped = escape(text);
            QVERIFY2(!escaped.contains(u'\n') && !escaped.contains(u'{'), qPrintable(escaped));
            QCOMPARE(stripped(toHtml(escaped), u"<p>"_s, u"</p>\n"_s), text);
            QCOMPARE(stripped(toHtml(u"## "_s + escaped), u"<h2>"_s, u"</h2>\n"_s), text);
            QCOMPARE(stripped(toHtml(u"**x** "_s + escaped), u"<p><strong>x</strong> "_s, u"</p>\n"_s), text);
            QCOMPARE(stripped(toHtml(u"- ["_s + escaped + u"](<https://a.example/>)"_s),
                              u"<ul>\n<li><a href=\"https://a.example/\">"_s, u"</a></li>\n</ul>\n"_s),
                     text);
            QCOMPARE(stripped(toHtml(u"[x](<https://a.example/> \""_s + escaped + u"\")"_s),
                              u"<p><a href=\"https://a.example/\" title=\""_s, u"\">x</a></p>\n"_s),
                     text);
        }
        QCOMPARE(escape(u" -- "_s, Stretch::MidLine), u" -- "_s);
        QCOMPARE(escape(u"Here's how: U.S. (Video), 3.5%"_s), u"Here's how: U.S. (Video), 3.5%"_s);
    }

    void hostileInputEndsSoon_data()
    {
        QTest::addColumn<QString>("markdown");
        constexpr int N = 20'000;
        const auto row = [](const char *name, const QString &markdown) { QTest::newRow(name) << markdown; };
        const auto times = [](const char *text) { return QString::fromLatin1(text).repeated(N); };
        row("quotes", times(">") + u"a\n"_s + times("\n>\n"));
        row("lists", times("- ") + u"a\n"_s + times("\n") + u"b"_s);
        row("numbers", times("1. ") + u"a\n"_s + times("\nx\n"));
        row("quotes and lists", times("> - ") + u"a\n"_s + times("\n> \n"));
        QString stairs;
        QString quoteStairs;
        for (int i = 0; i < 2000; ++i) {
            stairs += QString(i * 2, u' ') + u"- a\n"_s;
            quoteStairs += QString(i, u'>') + u"a\n\n"_s;
        }
        row("stairs", stairs + times("\n"));
        row("quote stairs", quoteStairs);
        row("brackets", times("["));
        row("links", times("[a]("));
        row("images", times("![") + times("](u)"));
        row("emphasis", times("*a ") + times(" b*"));
        row("strong", times("**a ") + times(" b**"));
        row("mixed", times("*a _b ~~c [d `e <f &g"));
        row("references", u"[a]: "_s + times("u") + u"\n\n"_s + times("[a] "));
        row("wide table", u"|a"_s.repeated(120) + u'\n' + u"|-"_s.repeated(120) + u'\n' + times("x\n"));
        row("50 MB", u"**word** and more\n\n"_s.repeated(2'600'000));
        row("NUL", QString(N, u'\0'));
    }
    void hostileInputEndsSoon()
    {
        QFETCH(QString, markdown);
        // That it ends soon is for tests/bench; here it must end before the test's own deadline.
        const QString html = toHtml(markdown);
        const QList<Block> blocks = parse(markdown);
        QVERIFY(!html.isEmpty() && !blocks.isEmpty());
        // As much comes out as went in, or little more: nothing grows with the square.
        QVERIFY2(html.size() < 12 * markdown.size() + 16 * 1024 * 1024,
                 qPrintable(QString::number(html.size())));
        int depth = 0;
        int deepest = 0;
        for (qsizetype i = html.indexOf(u'<'); i >= 0; i = html.indexOf(u'<', i + 1)) {
            const QStringView tag = QStringView(html).sliced(i, qMin<qsizetype>(12, html.size() - i));
            const bool lone = tag.startsWith(u"<br") || tag.startsWith(u"<hr") || tag.startsWith(u"<img");
            depth += lone ? 0 : tag.startsWith(u"</") ? -1 : 1;
            deepest = qMax(deepest, depth);
        }
        QCOMPARE(depth, 0);
        QVERIFY2(deepest < 500, qPrintable(QString::number(deepest)));
        for (const Block &block : blocks)
            QVERIFY(block.level <= 64 && block.quoteDepth <= 64);
    }

    void deepWhiteSpaceInCodeStays()
    {
        const QString deep = u"```\n"_s + QString(400, u' ') + u"x\n"_s + QString(300, u' ') + u"y\n```"_s;
        QVERIFY(toHtml(deep).contains(QString(400, u' ') + u'x'));
    }
};

QTEST_GUILESS_MAIN(MarkdownHtmlTest)
#include "tst_markdownhtml.moc"
