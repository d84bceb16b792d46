// SPDX-License-Identifier: MIT
// Proves: a quotation that says what the article says passes, whatever its marks look like; another is marked
// exactly where it differs
#include "excerpt/quotecheck.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

const QString article =
    u"Russia's Foreign Ministry on Monday said the findings of US special counsel Robert Mueller should "
    u"prompt "
    "White House officials to exonerate Moscow.\n\n"
    "“We hope that Washington will in the course of time pluck up its courage and officially confess that "
    "not "
    "only was there no ‘conspiracy’ — but that all insinuations are groundless,” the ministry said in a "
    "statement.\n\n"
    "The mid-term elections don’t matter, he said. Nobody asked, and 1,000 people came.\n\n"
    "Die Straße ist lang. 政府は声明を発表した。"_s;

} // namespace

class QuoteCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passes_data()
    {
        QTest::addColumn<QString>("quote");
        const auto row = [](const char *name, const QString &quote) { QTest::newRow(name) << quote; };
        row("a sentence", u"The mid-term elections don’t matter, he said."_s);
        row("a phrase", u"elections don’t matter"_s);
        row("straight apostrophe", u"The mid-term elections don't matter"_s);
        row("other quotation marks", u"no \"conspiracy\" - but that all"_s);
        row("two hyphens for a dash", u"no 'conspiracy' -- but that all"_s);
        row("spaces", u"The  mid-term\u00a0elections\ndon’t matter"_s);
        row("soft hyphen", u"The mid-term elec\u00adtions don’t matter"_s);
        row("ellipsis", u"We hope that Washington will … officially confess"_s);
        row("dots", u"We hope that Washington will ... officially confess"_s);
        row("spaced dots", u"We hope that Washington will . . . officially confess"_s);
        row("bracketed ellipsis", u"We hope that Washington will [...] officially confess"_s);
        row("ellipsis at both ends", u"... pluck up its courage ..."_s);
        row("insertion", u"We hope that Washington [the US government] will in the course of time"_s);
        row("replacement", u"[Officials] hope that Washington will"_s);
        row("capital in brackets", u"[N]ot only was there no ‘conspiracy’"_s);
        row("capital", u"Not only was there no ‘conspiracy’"_s);
        row("full stop", u"Nobody asked."_s);
        row("quotation marks around it", u"\"Nobody asked\""_s);
        row("paragraph left out", u"Russia's Foreign Ministry on Monday said\n\nThe mid-term elections"_s);
        row("Markdown", u"The **mid-term** [elections](https://x.example/a) *don’t* matter"_s);
        row("quote and list", u"> The mid-term elections\n\n- Nobody asked"_s);
        row("entities", u"Russia&#39;s Foreign Ministry&nbsp;on Monday"_s);
        row("escapes", u"\\[Officials\\] hope that Washington will"_s);
        row("German", u"Die Straße ist lang"_s);
        row("Chinese letters", u"政府は声明"_s);
        row("nothing", u""_s);
        row("only marks", u"… “ ”"_s);
        row("numbers", u"1,000 people came"_s);
    }
    void passes()
    {
        QFETCH(QString, quote);
        const QuoteCheck check = checkQuote(quote, article);
        QVERIFY2(check.isExact(),
                 check.isExact() ? "" : qPrintable(check.differences.first().original + u" / "_s + quote));
    }

    void differs_data()
    {
        QTest::addColumn<QString>("quote"); // what differs stands between { and }
        QTest::addColumn<DifferenceKind>("kind");
        QTest::addColumn<QString>("original");
        const auto row = [](const char *name, const QString &quote, DifferenceKind kind,
                            const QString &original) { QTest::newRow(name) << quote << kind << original; };
        row("a word", u"The mid-term elections {do} matter, he said"_s, DifferenceKind::Changed, u"don’t"_s);
        row("two words", u"the ministry {told reporters} in a statement"_s, DifferenceKind::Changed,
            u"said"_s);
        row("a number", u"Nobody asked, and {2},000 people came"_s, DifferenceKind::Changed, u"1"_s);
        row("a mark", u"Nobody asked{!} and 1,000 people came"_s, DifferenceKind::Changed, u","_s);
        row("capitals", u"the {Ministry} said in"_s, DifferenceKind::Changed, u"ministry"_s);
        row("added", u"The mid-term elections don’t {really} matter"_s, DifferenceKind::Added, u""_s);
        row("added at the end", u"1,000 people came {yesterday}"_s, DifferenceKind::Added, u""_s);
        row("left out", u"the findings of{ }Robert Mueller should prompt"_s, DifferenceKind::Omitted,
            u"US special counsel"_s);
        row("left out without a word",
            u"We hope that Washington will{ }pluck up its courage and officially confess"_s,
            DifferenceKind::Omitted, u"in the course of time"_s);
        row("Markdown", u"The **mid-term** *elections* **{do}** matter, he said"_s, DifferenceKind::Changed,
            u"don’t"_s);
        row("Markdown link", u"> The [mid-term](https://x.example/do) elections {do} matter"_s,
            DifferenceKind::Changed, u"don’t"_s);
        row("after letters of two units", u"😀 [!] Nobody {knew}, and 1,000 people came"_s,
            DifferenceKind::Changed, u"asked"_s);
        row("not there", u"{Elvis was seen in Memphis}."_s, DifferenceKind::NotFound, u""_s);
        row("second half not there", u"Nobody asked ... {Elvis was seen in Memphis}"_s,
            DifferenceKind::NotFound, u""_s);
        row("order", u"Nobody asked ... {We hope that Washington will}"_s, DifferenceKind::Moved,
            u"We hope that Washington will"_s);
    }
    void differs()
    {
        QFETCH(QString, quote);
        QFETCH(DifferenceKind, kind);
        QFETCH(QString, original);
        const qsizetype start = quote.indexOf(u'{');
        const qsizetype length = quote.indexOf(u'}') - start - 1;
        quote.remove(u'{').remove(u'}');
        const QuoteCheck check = checkQuote(quote, article);
        QCOMPARE(check.differences.size(), 1);
        const QuoteDifference &difference = check.differences.first();
        QCOMPARE(quote.sliced(difference.range.start, difference.range.length), quote.sliced(start, length));
        QCOMPARE(difference.range, (TextRange{start, length}));
        QCOMPARE(difference.kind, kind);
        QCOMPARE(difference.original, original);
    }

    void severalMistakes()
    {
        const QString quote =
            u"We hope Washington will in the course of time pluck up its nerve and confess that"_s;
        const QuoteCheck check = checkQuote(quote, article);
        QCOMPARE(check.differences.size(), 3);
        QCOMPARE(check.differences[0].kind, DifferenceKind::Omitted);
        QCOMPARE(check.differences[0].original, u"that"_s);
        QCOMPARE(check.differences[1].original, u"courage"_s);
        QCOMPARE(check.differences[2].original, u"officially"_s);
    }

    void whereItWasQuotedFrom()
    {
        const QuoteCheck check = checkQuote(u"\"[W]e hope ... its courage\""_s, article);
        QStringList found;
        for (const TextRange &range : check.found)
            found.append(article.sliced(range.start, range.length));
        QCOMPARE(found, (QStringList{u"We hope"_s, u"its courage"_s}));
        // The first of two alike that is not before what was quoted already.
        const QString twice = u"one two three. four. one two three."_s;
        QCOMPARE(checkQuote(u"four ... one two"_s, twice).found[1].start, 21);
    }

    void noOriginal()
    {
        QCOMPARE(checkQuote(u"Anything"_s, {}).differences,
                 (QList<QuoteDifference>{{DifferenceKind::NotFound, {0, 8}, {}}}));
        QVERIFY(checkQuote({}, {}).isExact());
    }

    void longOnes()
    {
        QString original;
        for (int i = 0; i < 20'000; ++i)
            original += u"word%1 of%2 "_s.arg(i * 7919 % 20'011).arg(i % 13);
        QString quote = original.sliced(original.size() / 2, 20'000);
        quote = quote.section(u' ', 1, -2);
        QElapsedTimer time;
        time.start();
        QVERIFY(checkQuote(quote, original).isExact());
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
        QStringList words = quote.split(u' ');
        words[700] = u"wrong"_s;
        time.restart();
        const QuoteCheck check = checkQuote(words.join(u' '), original);
        QCOMPARE(check.differences.size(), 1);
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
    }

    void anythingAtAll()
    {
        for (const QString &text :
             {u"[[[[((((....…… ]]]]"_s, u"[a]b[c]d"_s, QString(5000, u'['), QString(5000, u'.'),
              QString(5000, u'\''), u"\xd83d [\xde00]"_s, QString(QChar(0)), u"a\n \n\n \nb"_s}) {
            (void)checkQuote(text, article);
            (void)checkQuote(article, text);
        }
    }
};

QTEST_GUILESS_MAIN(QuoteCheckTest)
#include "tst_quotecheck.moc"
