// SPDX-License-Identifier: MIT
// Fills the reader's document with an article, a little at a time so that the window stays alive whatever
// its length. Text only ever goes in through QTextCursor: nothing in it is read as HTML.
#pragma once

#include "article/articlelook.h"
#include "article/articlepieces.h"
#include "article/textindex.h"

#include <QBasicTimer>
#include <QObject>

class QTextBlockFormat;
class QTextCharFormat;
class QTextCursor;
class QTextDocument;

namespace Postil {

// What stands above the text.
struct ArticleFront
{
    QString outlet;
    QString facts; // dates, localised
    QString headline;
    QString byline;

    bool operator==(const ArticleFront &) const = default;
};

class ArticleBuilder : public QObject
{
    Q_OBJECT

public:
    explicit ArticleBuilder(QTextDocument *document, QObject *parent = nullptr);

    // Empties the document and begins anew. A first part is in the document on return.
    void start(ArticleFront front, QList<ArticlePiece> pieces, ArticleLook look);
    void clear();
    [[nodiscard]] bool isBuilding() const { return m_timer.isActive(); }
    [[nodiscard]] const TextIndex &index() const { return m_index; }

Q_SIGNALS:
    void finished(); // everything is in the document and the index

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void step();
    void addFront(QTextCursor &cursor);
    void addPiece(QTextCursor &cursor, const ArticlePiece &piece);
    void addRuns(QTextCursor &cursor, const QList<Markdown::Run> &runs, const QTextCharFormat &base);
    void openBlock(QTextCursor &cursor, const QTextBlockFormat &format);

    QTextDocument *m_document;
    ArticleFront m_front;
    QList<ArticlePiece> m_pieces;
    ArticleLook m_look;
    TextIndex m_index;
    QBasicTimer m_timer;
    qsizetype m_next = 0; // piece
    bool m_isFirst = true;
};

} // namespace Postil
