// SPDX-License-Identifier: MIT
// Proves: what is selected in the reader becomes Markdown with its links and emphasis, exactly as far as it
// reaches
#include "article/articlebuilder.h"
#include "article/passage.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class PassageTest : public QObject
{
    Q_OBJECT

private:
    static void fill(QTextDocument &document, const QString &markdown, int limit = 4000)
    {
        ArticleBuilder builder(&document);
        QSignalSpy finished(&builder, &ArticleBuilder::finished);
        ArticleLook look;
        look.serif.setPointSize(12);
        builder.start({u"DW"_s, u"today"_s, u"A headline"_s, u"By a writer"_s},
                      cutToPieces(Markdown::parse(markdown), limit), look);
        QTRY_COMPARE(finished.count(), 1);
    }

    // From the first character of `first` to the last of `last` as they stand in the document.
    static QList<Markdown::Block> between(const QTextDocument &document, const QString &first,
                                          const QString &last)
    {
        const QString text = document.toRawText();
        const qsizetype from = text.indexOf(first, text.indexOf(u"By a writer"_s) + 11);
        const qsizetype to = text.indexOf(last, from) + last.size();
        return passage(document, int(from), int(to));
    }

private Q_SLOTS:
    void markdown_data()
    {
        QTest::addColumn<QString>("article");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("expected");

        QTest::newRow("a paragraph") << u"One two three."_s << u"One"_s << u"three."_s << u"One two three."_s;
        QTest::newRow("words in it") << u"One two three."_s << u" two "_s << u" two "_s << u"two"_s;
        QTest::newRow("link kept") << u"See [the report](https://example.com/a) now."_s << u"See"_s
                                   << u"now"_s << u"See [the report](https://example.com/a) now"_s;
        QTest::newRow("part of a link") << u"See [the report](https://example.com/a) now."_s << u"report"_s
                                        << u"now"_s << u"[report](https://example.com/a) now"_s;
        QTest::newRow("emphasis across paragraphs")
            << u"First *very* **strong** end.\n\nSecond ~~gone~~ and `code` here."_s << u"very"_s << u"code"_s
            << u"*very* **strong** end.\n\nSecond ~~gone~~ and `code`"_s;
        QTest::newRow("part of emphasis") << u"It was **no collusion at all** then."_s << u"collusion"_s
                                          << u"then"_s << u"**collusion at all** then"_s;
        QTest::newRow("a whole heading")
            << u"## Reaction\n\nText."_s << u"Reaction"_s << u"Text."_s << u"## Reaction\n\nText."_s;
        QTest::newRow("part of a heading")
            << u"## Quick reaction\n\nText."_s << u"reaction"_s << u"reaction"_s << u"reaction"_s;
        QTest::newRow("list items") << u"- one\n- *two*\n- three"_s << u"one"_s << u"two"_s
                                    << u"- one\n- *two*"_s;
        QTest::newRow("one item") << u"- one two\n- three"_s << u"one"_s << u"two"_s << u"one two"_s;
        QTest::newRow("part of an item") << u"- one two\n- three"_s << u"two"_s << u"two"_s << u"two"_s;
        QTest::newRow("ordered list") << u"1. one\n2. two"_s << u"one"_s << u"two"_s << u"1. one\n2. two"_s;
        QTest::newRow("inside a quotation")
            << u"Before.\n\n> He said *no*.\n\nAfter."_s << u"He"_s << u"no."_s << u"He said *no*."_s;
        QTest::newRow("with a quotation")
            << u"Before.\n\n> He said no."_s << u"Before"_s << u"no."_s << u"Before.\n\n> He said no."_s;
        QTest::newRow("picture left out") << u"Text ![a man](https://example.com/a.png) goes on."_s
                                          << u"Text"_s << u"on."_s << u"Text goes on."_s;
        QTest::newRow("hard break") << u"One\\\ntwo"_s << u"One"_s << u"two"_s << u"One\\\ntwo"_s;
        QTest::newRow("marks in the text") << u"Snow\\*\\*ball \\[sic\\] \\<b\\> 1\\. x"_s << u"Snow"_s
                                           << u"x"_s << u"Snow\\*\\*ball \\[sic\\] \\<b\\> 1\\. x"_s;
        QTest::newRow("a table row's cell")
            << u"| a | b |\n|---|---|\n| one | two |"_s << u"two"_s << u"two"_s << u"two"_s;
        QTest::newRow("table") << u"| a | b |\n|---|---|\n| one | **two** |"_s << u"a"_s << u"two"_s
                               << u"| a | b |\n|---|---|\n| one | **two** |"_s;
    }

    void markdown()
    {
        QFETCH(QString, article);
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, expected);
        QTextDocument document;
        fill(document, article);
        const QList<Markdown::Block> blocks = between(document, first, last);
        // Compared as blocks: Markdown has several ways to write the same.
        const QString written = Markdown::write(blocks);
        QVERIFY2(Markdown::parse(written) == Markdown::parse(expected), qPrintable(written));
        QCOMPARE(blocks, Markdown::parse(expected));
    }

    void frontIsNeverQuoted()
    {
        QTextDocument document;
        fill(document, u"Only this."_s);
        QVERIFY(document.toPlainText().contains(u"A headline"_s));
        const auto blocks = passage(document, 0, document.characterCount() - 1);
        QCOMPARE(Markdown::plainText(blocks).trimmed(), u"Only this."_s);
    }

    void nothingQuotable()
    {
        QTextDocument document;
        fill(document, u"Text"_s);
        QVERIFY(passage(document, 0, 3).isEmpty());
        QVERIFY(passage(document, 5, 5).isEmpty());
    }

    void paragraphCutForLengthIsOneAgain()
    {
        QTextDocument document;
        const QString article =
            u"Some **strong words** and [a link](https://example.com/) and so it goes on."_s;
        fill(document, article, 20);
        QVERIFY(document.blockCount() >= 6);
        const auto blocks = between(document, u"Some"_s, u"goes on."_s);
        QCOMPARE(blocks, Markdown::parse(article));
    }

    void hostileTextStaysText()
    {
        QTextDocument document;
        const QString hostile = u"<img src=x onerror=alert(1)> \\</p\\> &amp;amp; \u202Eabc"_s;
        fill(document, hostile);
        const auto blocks = passage(document, 0, document.characterCount() - 1);
        QCOMPARE(blocks, Markdown::parse(hostile));
        QVERIFY(document.toPlainText().contains(u"<img src=x onerror=alert(1)>"_s));
    }
};

QTEST_MAIN(PassageTest)
#include "tst_passage.moc"
