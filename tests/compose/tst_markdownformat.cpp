// SPDX-License-Identifier: MIT
// Proves: bold, italic, link, list and quote set their Markdown, take it off again, and keep the selection
#include "compose/markdownformat.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

// "a [word] b" is the text "a word b" with "word" selected; "|" is a caret.
static FormattedText marked(const QString &shown)
{
    FormattedText result;
    for (const QChar character : shown) {
        if (character == u'⟦')
            result.selection.from = result.text.size();
        else if (character == u'⟧')
            result.selection.to = result.text.size();
        else if (character == u'|')
            result.selection = {result.text.size(), result.text.size()};
        else
            result.text += character;
    }
    return result;
}

static QString shown(const FormattedText &result)
{
    QString text = result.text;
    if (result.selection.from == result.selection.to)
        return text.insert(result.selection.from, u'|');
    return text.insert(result.selection.to, u'⟧').insert(result.selection.from, u'⟦');
}

class MarkdownFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void togglesInline_data()
    {
        QTest::addColumn<bool>("bold");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("selection") << true << u"a ⟦word⟧ b"_s << u"a **⟦word⟧** b"_s;
        QTest::newRow("spaces stay out") << true << u"a⟦ word ⟧b"_s << u"a **⟦word⟧** b"_s;
        QTest::newRow("off, marks outside") << true << u"a **⟦word⟧** b"_s << u"a ⟦word⟧ b"_s;
        QTest::newRow("off, marks inside") << true << u"a ⟦**word**⟧ b"_s << u"a ⟦word⟧ b"_s;
        QTest::newRow("italic in bold") << false << u"**⟦word⟧**"_s << u"***⟦word⟧***"_s;
        QTest::newRow("italic out of bold") << false << u"***⟦word⟧***"_s << u"**⟦word⟧**"_s;
        QTest::newRow("bold out of italic") << true << u"***⟦word⟧***"_s << u"*⟦word⟧*"_s;
        QTest::newRow("word at the caret") << true << u"a wo|rd b"_s << u"a **wo|rd** b"_s;
        QTest::newRow("word at the caret, off") << true << u"a **wo|rd** b"_s << u"a wo|rd b"_s;
        QTest::newRow("nothing at the caret") << true << u"a | b"_s << u"a **|** b"_s;
        QTest::newRow("nothing, off") << true << u"a **|** b"_s << u"a | b"_s;
        QTest::newRow("paragraphs") << false << u"⟦one\n\ntwo⟧"_s << u"*⟦one*\n\n*two⟧*"_s;
        QTest::newRow("only space") << true << u"a⟦  ⟧b"_s << u"a⟦  ⟧b"_s;
        QTest::newRow("empty text") << true << u"|"_s << u"**|**"_s;
        QTest::newRow("emoji") << true << u"⟦😀⟧"_s << u"**⟦😀⟧**"_s;
    }

    void togglesInline()
    {
        QFETCH(bool, bold);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const FormattedText given = marked(before);
        const auto format = bold ? InlineFormat::Bold : InlineFormat::Italic;
        QCOMPARE(shown(toggled(given.text, given.selection, format)), after);
    }

    void togglesLines_data()
    {
        QTest::addColumn<bool>("quote");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("line at the caret") << false << u"a\nb|c\nd"_s << u"a\n- b|c\nd"_s;
        QTest::newRow("off at the caret") << false << u"a\n- b|c\nd"_s << u"a\nb|c\nd"_s;
        QTest::newRow("lines") << false << u"⟦a\nb⟧\nc"_s << u"⟦- a\n- b⟧\nc"_s;
        QTest::newRow("lines with their break") << false << u"⟦a\nb\n⟧c"_s << u"⟦- a\n- b⟧\nc"_s;
        QTest::newRow("some have it") << false << u"⟦- a\nb⟧"_s << u"⟦- a\n- b⟧"_s;
        QTest::newRow("off") << false << u"⟦- a\n* b⟧"_s << u"⟦a\nb⟧"_s;
        QTest::newRow("quote paragraphs") << true << u"⟦a\n\nb⟧"_s << u"⟦> a\n>\n> b⟧"_s;
        QTest::newRow("unquote") << true << u"⟦> a\n>\n> b⟧"_s << u"⟦a\n\nb⟧"_s;
        QTest::newRow("empty") << true << u"|"_s << u"> |"_s;
    }

    void togglesLines()
    {
        QFETCH(bool, quote);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const FormattedText given = marked(before);
        QCOMPARE(
            shown(toggled(given.text, given.selection, quote ? LineFormat::Quote : LineFormat::BulletList)),
            after);
    }

    void links()
    {
        const FormattedText given = marked(u"see ⟦this piece⟧ now"_s);
        const FormattedText link = linked(given.text, given.selection, u"https://example.com/a_(b)"_s);
        QCOMPARE(shown(link), u"see [this piece](https://example.com/a_%28b%29)| now"_s);
        QCOMPARE(shown(linked(u"see "_s, {4, 4}, u"https://example.com/"_s)),
                 u"see [|](https://example.com/)"_s);
        QCOMPARE(shown(unlinked(link.text, {8, 8})), u"see ⟦this piece⟧ now"_s);
        QCOMPARE(unlinked(given.text, given.selection), given);
        QCOMPARE(unlinked(link.text, {0, 3}).text, link.text);
    }
};

QTEST_GUILESS_MAIN(MarkdownFormatTest)
#include "tst_markdownformat.moc"
