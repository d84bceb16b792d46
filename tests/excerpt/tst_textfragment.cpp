// SPDX-License-Identifier: MIT
// Proves: links to a sentence follow the text fragment syntax and mean that sentence and no earlier one
#include "excerpt/excerpt.h"
#include "excerpt/textfragment.h"

#include <QUrl>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class TextFragmentTest : public QObject
{
    Q_OBJECT

    static QString within(const QString &page, const QString &passage, qsizetype from = 0)
    {
        return QUrl::fromPercentEncoding(
            textDirective(page, {page.indexOf(passage, from), passage.size()}).toLatin1());
    }

private Q_SLOTS:
    void alone_data()
    {
        QTest::addColumn<QString>("passage");
        QTest::addColumn<QString>("directive");
        QTest::newRow("words") << u"the findings of"_s << u"text=the%20findings%20of"_s;
        QTest::newRow("syntax") << u"mid-term, up & down"_s << u"text=mid%2Dterm%2C%20up%20%26%20down"_s;
        QTest::newRow("letters") << u"größer “so”"_s << u"text=gr%C3%B6%C3%9Fer%20%E2%80%9Cso%E2%80%9D"_s;
        QTest::newRow("spaces") << u"  a \n b "_s << u"text=a,b"_s;
        QTest::newRow("long")
            << u"one two three four five six seven eight nine ten eleven twelve thirteen"_s
            << u"text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"_s;
        QTest::newRow("nothing") << u" – "_s << QString();
    }
    void alone()
    {
        QFETCH(QString, passage);
        QTEST(textDirective(passage), "directive");
    }

    void inAPage()
    {
        const QString page =
            u"The war is over. He said so: the war is over, at last.\n\nAnd the war is over again."_s;
        QCOMPARE(within(page, u"He said so"_s), u"text=He said so:"_s);
        QCOMPARE(within(page, u"The war is over"_s), u"text=The war is over."_s);
        QCOMPARE(within(page, u"the war is over"_s, 20), u"text=the war is over,"_s);
        QCOMPARE(within(page, u"the war is over"_s, 58), u"text=And-,the war is over"_s);
        // A beginning of a word is another word.
        QCOMPARE(within(u"Warsaw saw war."_s, u"war"_s, 10), u"text=war."_s);
    }

    void longPassagesInAPage()
    {
        QString page;
        for (int i = 0; i < 40; ++i)
            page += u"alpha beta gamma delta epsilon n%1 "_s.arg(i);
        const qsizetype begin = page.indexOf(u"n19 "_s) + 4;
        const qsizetype end = page.indexOf(u"n30 "_s) + 3;
        const QString directive =
            QUrl::fromPercentEncoding(textDirective(page, {begin, end - begin}).toLatin1());
        // Its first words stand at many places; those with "n20" behind them at one only.
        QCOMPARE(directive, u"text=alpha beta gamma delta epsilon n20,beta gamma delta epsilon n30"_s);
    }

    void repeatedText()
    {
        const QString page = u"same words "_s.repeated(200);
        const QString directive =
            textDirective(page, {1100, 500}); // nothing tells it apart: no endless search
        QVERIFY(directive.startsWith("text="_L1));
        QVERIFY(directive.size() < 600);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("linked");
        QTest::newRow("plain") << u"https://a.example/s"_s << u"https://a.example/s#:~:text=x"_s;
        QTest::newRow("fragment") << u"https://a.example/s#top"_s << u"https://a.example/s#top:~:text=x"_s;
        QTest::newRow("directive") << u"https://a.example/s#:~:text=y"_s
                                   << u"https://a.example/s#:~:text=x"_s;
        QTest::newRow("both") << u"https://a.example/s#top:~:text=y"_s
                              << u"https://a.example/s#top:~:text=x"_s;
        QTest::newRow("no web address") << u"mailto:a@example.com"_s << u"mailto:a@example.com"_s;
        QTest::newRow("empty") << u""_s << u""_s;
    }
    void addresses()
    {
        QFETCH(QString, address);
        QTEST(withTextDirective(address, u"text=x"_s), "linked");
        QCOMPARE(withTextDirective(address, {}), address);
        QVERIFY(!withoutTextDirective(address).contains(":~:"_L1));
    }

    void firstSentence_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("captured");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *markdown, const char *captured,
                            const char *sentence) {
            QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(captured)
                                << QString::fromUtf8(sentence);
        };
        row("first of two", "The *Rhine* is very low. Barges wait.", "", "The Rhine is very low.");
        row("as it was captured", "The \"Rhine\" is very low.", "The “Rhine” is very low. Barges wait.",
            "The “Rhine” is very low");
        row("short ones together", "No. The Rhine is low.", "", "No. The Rhine is low.");
        row("up to the ellipsis", "The Rhine is very low … Barges wait.", "", "The Rhine is very low");
        row("up to brackets", "The Rhine is very low [again] now.", "", "The Rhine is very low");
        row("its own letter", "[T]he Rhine is very low", "Now the Rhine is very low.",
            "the Rhine is very low");
        row("begins with brackets", "[T]he Rhine is very low", "", "");
        row("first paragraph", "The Rhine is low\n\nBarges wait.", "", "The Rhine is low");
        row("changed", "The Rhine is rather low.", "The Rhine is low.", "");
        row("too short to find", "Barges wait.", "", "");
        row("nothing", "", "", "");
    }
    void firstSentence()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, captured);
        QTEST(firstQuotedSentence({markdown, {}, captured}), "sentence");
    }
};

QTEST_GUILESS_MAIN(TextFragmentTest)
#include "tst_textfragment.moc"
