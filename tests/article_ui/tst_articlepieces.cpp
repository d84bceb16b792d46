// SPDX-License-Identifier: MIT
// Proves: an article is cut into pieces of bounded length without a letter lost, and plain text has its
// paragraphs
#include "article/articlepieces.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ArticlePiecesTest : public QObject
{
    Q_OBJECT

private:
    static QString textOf(const Markdown::Block &block)
    {
        QString text;
        for (const Markdown::Run &run : block.runs)
            text += run.text;
        return text;
    }

private Q_SLOTS:
    void nothingIsLost_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << u"some words of a sentence "_s.repeated(40);
        QTest::newRow("one word") << u"x"_s.repeated(1000);
        QTest::newRow("pairs") << u"\U0001F600"_s.repeated(500);
        QTest::newRow("odd pairs") << u"x"_s + u"\U0001F600"_s.repeated(500);
        QTest::newRow("short") << u"short"_s;
        QTest::newRow("just as long") << u"x"_s.repeated(100);
        QTest::newRow("empty") << QString();
    }

    void nothingIsLost()
    {
        QFETCH(QString, text);
        Markdown::Block block;
        Markdown::Run plain;
        plain.text = text;
        Markdown::Run strong = plain;
        strong.strong = true;
        block.runs = {plain, strong};
        const QList<ArticlePiece> pieces = cutToPieces({block}, 100);
        QString together;
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            const QString piece = textOf(pieces.at(i).block);
            QVERIFY(piece.size() <= 100);
            QVERIFY(piece.isEmpty() || !piece.back().isHighSurrogate());
            QCOMPARE(pieces.at(i).goesOn, i > 0);
            together += piece;
        }
        QCOMPARE(together, text + text);
    }

    void aLongRowBecomesAParagraph()
    {
        Markdown::Block row;
        row.kind = Markdown::BlockKind::TableRow;
        Markdown::Run cell;
        cell.text = u"word "_s.repeated(30);
        row.cells = {{cell}, {cell}};
        const QList<ArticlePiece> pieces = cutToPieces({row}, 100);
        QVERIFY(pieces.size() > 2);
        for (const ArticlePiece &piece : pieces)
            QCOMPARE(piece.block.kind, Markdown::BlockKind::Paragraph);
    }

    void textWithoutMarkdown()
    {
        Article article;
        article.text = u"One *plain* paragraph.\n \nAnother.\n"_s;
        const ArticleText text = articleText(article);
        QCOMPARE(text.pieces.size(), 2);
        QCOMPARE(textOf(text.pieces.first().block), u"One *plain* paragraph."_s);
        QCOMPARE(text.words, 4);
    }
};

QTEST_GUILESS_MAIN(ArticlePiecesTest)
#include "tst_articlepieces.moc"
