// SPDX-License-Identifier: MIT
// Proves: a quoted passage is found again in the article whatever became of its spaces, quotes and dashes
#include "article/textindex.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class TextIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAcrossBlocks()
    {
        TextIndex index;
        index.add(u"The “first” one —", 10);
        index.addBreak(27);
        index.add(u"and  the\u00A0second.", 28);
        QCOMPARE(index.find(u"\"first\" one -\n\nand the second"_s), (std::optional<DocumentRange>({14, 43})));
        QCOMPARE(index.find(u"“first”"_s), (std::optional<DocumentRange>({14, 21})));
        QVERIFY(!index.find(u"third"_s));
        QVERIFY(!index.find(u" \n "_s));
        QVERIFY(!index.find({}));
    }

    void skipsInvisibleCharacters()
    {
        TextIndex index;
        index.add(u"in\u00ADvis\u200Bible", 0);
        QCOMPARE(index.find(u"invisible"_s), (std::optional<DocumentRange>({0, 11})));
    }

    void findsAllWhateverTheCase()
    {
        TextIndex index;
        index.add(u"Peace, peace, PEACE", 5);
        const QList<DocumentRange> all{{5, 10}, {12, 17}, {19, 24}};
        QCOMPARE(index.findAll(u"peace"_s, 100), all);
        QCOMPARE(index.findAll(u"peace"_s, 2).size(), 2);
        QVERIFY(index.findAll(u"  "_s, 100).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TextIndexTest)
#include "tst_textindex.moc"
