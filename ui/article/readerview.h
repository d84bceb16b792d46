// SPDX-License-Identifier: MIT
// The article as a reader sees it, to read and to quote from. Keyboard: J/K or the arrows go from paragraph
// to paragraph, Space quotes the current one, Shift+arrows select, Ctrl+Return quotes the selection.
#pragma once

#include "article/articlebuilder.h"
#include "article/readermarks.h"
#include "excerpt/excerpt.h"

#include <QTextEdit>

namespace Postil {

class QuoteButton;

class ReaderView : public QTextEdit
{
    Q_OBJECT

public:
    explicit ReaderView(QWidget *parent = nullptr);

    void showArticle(ArticleFront front, QList<ArticlePiece> pieces, Qt::LayoutDirection direction);
    void setSource(const QString &url) { m_source = url; } // of the excerpts
    // Scrolls to where `passage` stands in the article, with what is around it, unless it is in sight.
    void revealPassage(const QString &passage);
    void setQuotes(QStringList passages); // plain text; the ones that are found are marked
    [[nodiscard]] QList<DocumentRange> quotes() const { return m_marks.quotes; }

    void setTextSize(double points);
    [[nodiscard]] double textSize() const { return m_textSize; }

    // Finding words: marks every place and goes to the one at or after where the reader is.
    int find(const QString &words); // how many, at most findLimit
    void goToMatch(int index);
    [[nodiscard]] int currentMatch() const { return m_marks.currentMatch; }
    [[nodiscard]] int matchCount() const { return int(m_marks.matches.size()); }
    static constexpr int findLimit = 1000;

    // What is selected, or the current paragraph; with empty Markdown where there is nothing to quote.
    [[nodiscard]] Excerpt excerpt() const;
    void quote();

Q_SIGNALS:
    void quoteRequested(const Postil::Excerpt &excerpt);
    void linkHovered(const QString &address);
    void linkActivated(const QString &address);
    void shown(); // the whole article is in the document

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    [[nodiscard]] Excerpt excerptOf(int from, int to) const;
    void rebuild();
    void restyle();
    void finishBuilding();
    void updateMarks();
    void placeQuoteButton();
    void fitColumn();
    enum class Step { Next, Previous };
    void moveParagraph(Step step);
    void setParagraph(const QTextBlock &block);
    void dropParagraph();
    [[nodiscard]] QTextBlock firstVisibleBlock() const;

    ArticleBuilder m_builder;
    ArticleFront m_front;
    QList<ArticlePiece> m_pieces;
    Qt::LayoutDirection m_direction = Qt::LayoutDirectionAuto;
    ArticleLook m_look; // what the document was built in
    QString m_source;
    QStringList m_passages;
    ReaderMarks m_marks;
    QuoteButton *m_quoteButton;
    double m_textSize = 12.5;
    QString m_hovered;
    QString m_pressedLink;
    bool m_isPressed = false;
    struct Place
    {
        double scrolled = 0; // share of the scroll range
        int anchor = 0;
        int position = 0;
    };
    std::optional<Place> m_place; // to come back to after a rebuild
};

} // namespace Postil
