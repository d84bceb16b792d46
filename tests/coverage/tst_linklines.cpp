// SPDX-License-Identifier: MIT
// Proves: pasted lines of coverage, in the many ways people write them, become headline, address, author,
// outlet and note
#include "coverage/linklines.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class LinkLinesTest : public QObject
{
    Q_OBJECT

    static RelatedLink link(const char *headline, const char *url, const char *author, const char *outlet,
                            const char *note)
    {
        return {QString::fromUtf8(headline), QString::fromUtf8(url), QString::fromUtf8(author),
                QString::fromUtf8(outlet), QString::fromUtf8(note)};
    }

private Q_SLOTS:
    void readsOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("fields"); // headline, url, author, outlet, note
        const auto row = [](const char *line, std::initializer_list<const char *> fields) {
            QStringList texts;
            for (const char *field : fields)
                texts.append(QString::fromUtf8(field));
            QTest::newRow(line) << QString::fromUtf8(line) << texts;
        };
        row("Russia savors Mueller’s report -- AP", {"Russia savors Mueller’s report", "", "", "AP", ""});
        row("Here's How It Is Playing -- Time", {"Here's How It Is Playing", "", "", "Time", ""});
        row("Putin reacts (Video) -- CNN", {"Putin reacts", "", "", "CNN", "Video"});
        row("Putin reacts -- CNN (Video)", {"Putin reacts", "", "", "CNN", "Video"});
        row("Putin reacts (VIDEO) | CNN", {"Putin reacts", "", "", "CNN", "VIDEO"});
        row("Scant Relief for Russia -- Mark Galeotti, Moscow Times",
            {"Scant Relief for Russia", "", "Mark Galeotti", "Moscow Times", ""});
        row("Scant Relief – By Mark Galeotti, Moscow Times",
            {"Scant Relief", "", "Mark Galeotti", "Moscow Times", ""});
        row("Scant Relief | Moscow Times", {"Scant Relief", "", "", "Moscow Times", ""});
        row("Scant Relief — The New York Times", {"Scant Relief", "", "", "The New York Times", ""});
        row("Scant Relief - BBC News", {"Scant Relief", "", "", "BBC News", ""});
        row("Scant Relief - bbc.co.uk", {"Scant Relief", "", "", "bbc.co.uk", ""});
        row("Scant Relief\tReuters", {"Scant Relief", "", "", "Reuters", ""});
        row("There will be no U.S. - Russia reset", {"There will be no U.S. - Russia reset", "", "", "", ""});
        row("U.S. - Russia reset is off -- AP", {"U.S. - Russia reset is off", "", "", "AP", ""});
        row("A - B - C -- D -- E", {"A - B - C -- D", "", "", "E", ""});
        row("Talks at the alliance (NATO) -- AP", {"Talks at the alliance (NATO)", "", "", "AP", ""});
        row("He said (twice) -- AP", {"He said (twice)", "", "", "AP", ""});
        row("https://example.com/a", {"", "https://example.com/a", "", "", ""});
        row("www.example.com/a", {"", "https://www.example.com/a", "", "", ""});
        row("example.com/a/b.html?x=1", {"", "https://example.com/a/b.html?x=1", "", "", ""});
        row("example.com", {"example.com", "", "", "", ""});
        row("Russia reset https://example.com/a", {"Russia reset", "https://example.com/a", "", "", ""});
        row("Russia reset: https://example.com/a.", {"Russia reset", "https://example.com/a", "", "", ""});
        row("Russia reset -- AP https://example.com/a",
            {"Russia reset", "https://example.com/a", "", "AP", ""});
        row("Russia reset (https://example.com/a) -- AP",
            {"Russia reset", "https://example.com/a", "", "AP", ""});
        row("Russia reset <https://example.com/a>", {"Russia reset", "https://example.com/a", "", "", ""});
        row("https://example.com/a Russia reset | AP",
            {"Russia reset", "https://example.com/a", "", "AP", ""});
        row("https://en.wikipedia.org/wiki/Reset_(film)",
            {"", "https://en.wikipedia.org/wiki/Reset_(film)", "", "", ""});
        row("- Russia reset -- AP", {"Russia reset", "", "", "AP", ""});
        row("* Russia reset -- AP", {"Russia reset", "", "", "AP", ""});
        row("• Russia reset -- AP", {"Russia reset", "", "", "AP", ""});
        row("12. Russia reset -- AP", {"Russia reset", "", "", "AP", ""});
        row("[Russia reset](https://example.com/a) -- AP",
            {"Russia reset", "https://example.com/a", "", "AP", ""});
        row("* [Russia \\[reset\\]](https://example.com/a_(b)) (Video) -- A. Writer, AP",
            {"Russia [reset]", "https://example.com/a_(b)", "A. Writer", "AP", "Video"});
        row("javascript:alert(1)", {"javascript:alert(1)", "", "", "", ""});
        row("普京与媒体的反应 -- 新华社", {"普京与媒体的反应", "", "", "新华社", ""});
        row("-- AP", {"-- AP", "", "", "", ""});
        row("Just a headline", {"Just a headline", "", "", "", ""});
    }

    void readsOneLine()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, fields);
        const auto links = parseLinkLines(line);
        QCOMPARE(links.size(), 1);
        const RelatedLink &got = links.first();
        QCOMPARE(QStringList({got.headline, got.url, got.author, got.outlet, got.note}), fields);
    }

    void readsManyLines()
    {
        const auto links = parseLinkLines(
            u"\r\nOne -- AP\r\n\r\n  Two (Video) -- CNN  \rhttps://example.com/3\u2028Four\n"_s);
        QCOMPARE(links, QList<RelatedLink>(
                            {link("One", "", "", "AP", ""), link("Two", "", "", "CNN", "Video"),
                             link("", "https://example.com/3", "", "", ""), link("Four", "", "", "", "")}));
    }

    void pairsHeadlinesWithTheAddressBelow()
    {
        const auto links = parseLinkLines(u"One -- AP\nhttps://example.com/1\nTwo\nhttps://example.com/2"_s);
        QCOMPARE(links, QList<RelatedLink>({link("One", "https://example.com/1", "", "AP", ""),
                                            link("Two", "https://example.com/2", "", "", "")}));
        QCOMPARE(parseLinkLines(u"https://example.com/1\nhttps://example.com/2"_s).size(), 2);
    }

    void nothingFromNothing()
    {
        QVERIFY(parseLinkLines({}).isEmpty());
        QVERIFY(parseLinkLines(u" \n\t\r\n"_s).isEmpty());
    }

    void keepsControlCharactersOut()
    {
        const auto links = parseLinkLines(QString(u"On"_s + QChar(0) + u"e\x1b -- AP"_s));
        QCOMPARE(links, QList<RelatedLink>({link("One", "", "", "AP", "")}));
    }

    void aMegabyteIsQuick()
    {
        QElapsedTimer timer;
        timer.start();
        const auto links = parseLinkLines(
            u"A headline of some length about a thing (Video) -- A. Writer, AP\n"_s.repeated(16000));
        QCOMPARE(links.size(), 16000);
        const auto one = parseLinkLines(u"a - "_s.repeated(250000));
        QCOMPARE(one.size(), 1);
        QVERIFY2(timer.elapsed() < 10000, "quadratic");
    }

    void readsLinkedLines()
    {
        QCOMPARE(toRelatedLink({{}, u"One"_s, u"https://example.com/1"_s, u" (Video) -- A. Writer, AP"_s}),
                 link("One", "https://example.com/1", "A. Writer", "AP", "Video"));
        QCOMPARE(toRelatedLink({{}, u"One - BBC News"_s, u"https://example.com/1"_s, {}}),
                 link("One", "https://example.com/1", "", "BBC News", ""));
        QCOMPARE(toRelatedLink({u"AP: "_s, u"One"_s, u"https://example.com/1"_s, {}}),
                 link("One", "https://example.com/1", "", "AP", ""));
        QCOMPARE(toRelatedLink({{}, u"https://example.com/1"_s, u"https://example.com/1"_s, {}}),
                 link("", "https://example.com/1", "", "", ""));
        QCOMPARE(toRelatedLink({u"Read "_s, u"this piece"_s, u"https://example.com/1"_s, u" and think"_s}),
                 link("this piece", "https://example.com/1", "", "", ""));
        QCOMPARE(toRelatedLink({{}, u"One"_s, u"https://example.com/1"_s, u" (Video)"_s}),
                 link("One", "https://example.com/1", "", "", "Video"));
    }
};

QTEST_GUILESS_MAIN(LinkLinesTest)
#include "tst_linklines.moc"
