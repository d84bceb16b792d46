// SPDX-License-Identifier: MIT
// Proves: a list of links copied from a web page, as Markdown, becomes lines with their links and what stands
// around them
#include "coverage/linklines.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class LinkedLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLists()
    {
        const auto lines = linkedLines(u"# More\n\n- [One *two*](https://a.example/1) (Video) -- AP\n"
                                       "- AP: [Three](https://a.example/3)\n- no link\n"_s);
        QCOMPARE(lines, QList<LinkedLine>({{{}, u"One two"_s, u"https://a.example/1"_s, u" (Video) -- AP"_s},
                                           {u"AP: "_s, u"Three"_s, u"https://a.example/3"_s, {}}}));
    }

    void readsParagraphsWithLineBreaksAndTables()
    {
        const auto lines =
            linkedLines(u"[One](https://a.example/1) -- AP  \n[Two](https://a.example/2) -- CNN\n\n"
                        "| a | b |\n|---|---|\n| [Three](https://a.example/3) | BBC |\n"_s);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(toRelatedLink(lines[0]).outlet, u"AP"_s);
        QCOMPARE(toRelatedLink(lines[1]).headline, u"Two"_s);
        QCOMPARE(lines[2].href, u"https://a.example/3"_s);
    }

    void leavesOutWhatIsNoLink()
    {
        QVERIFY(linkedLines({}).isEmpty());
        QVERIFY(linkedLines(u"words\n\n[x](javascript:alert(1))"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LinkedLinesTest)
#include "tst_linkedlines.moc"
