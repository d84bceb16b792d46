// SPDX-License-Identifier: MIT
#include "article/readerview.h"

#include "article/articleformat.h"
#include "article/passage.h"
#include "article/quotebutton.h"
#include "widgets/excerptmime.h"
#include "widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int documentMargin = 26;
constexpr int widestColumn = 42; // times the text size: about 75 letters a line

} // namespace

ReaderView::ReaderView(QWidget *parent)
    : QTextEdit(parent), m_builder(document()), m_quoteButton(new QuoteButton(viewport()))
{
    setObjectName(u"readerView"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(false);
    setAccessibleName(tr("Article"));
    document()->setDocumentMargin(documentMargin);
    viewport()->setMouseTracking(true);
    connect(m_quoteButton, &QPushButton::clicked, this, &ReaderView::quote);
    connect(this, &QTextEdit::selectionChanged, this, &ReaderView::placeQuoteButton);
    connect(&m_builder, &ArticleBuilder::finished, this, &ReaderView::finishBuilding);
}

void ReaderView::showArticle(ArticleFront front, QList<ArticlePiece> pieces, Qt::LayoutDirection direction)
{
    m_front = std::move(front);
    m_pieces = std::move(pieces);
    m_direction = direction;
    m_marks = {};
    m_place = Place{};
    rebuild();
}

void ReaderView::rebuild()
{
    m_marks.quotes.clear();
    m_marks.matches.clear();
    m_marks.currentMatch = -1;
    m_marks.paragraph.reset();
    updateMarks();
    m_look = articleLook(palette(), m_textSize, m_direction);
    m_builder.start(m_front, m_pieces, m_look);
    // The view's own cursor went along with what was inserted at its place.
    if (m_builder.isBuilding())
        moveCursor(QTextCursor::Start);
}

void ReaderView::finishBuilding()
{
    const Place place = m_place.value_or(Place{});
    m_place.reset();
    const int end = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(std::min(place.anchor, end));
    cursor.setPosition(std::min(place.position, end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    verticalScrollBar()->setValue(qRound(place.scrolled * verticalScrollBar()->maximum()));
    setQuotes(m_passages);
    if (!m_pieces.isEmpty() || m_front != ArticleFront{})
        Q_EMIT shown();
}

void ReaderView::setTextSize(double points)
{
    points = std::clamp(points, 8.0, 28.0);
    if (qFuzzyCompare(points, m_textSize))
        return;
    m_textSize = points;
    restyle();
}

void ReaderView::restyle()
{
    if (articleLook(palette(), m_textSize, m_direction) == m_look)
        return;
    if (!m_place) {
        const QScrollBar *bar = verticalScrollBar();
        m_place = Place{bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0, textCursor().anchor(),
                        textCursor().position()};
    }
    rebuild();
    fitColumn();
}

void ReaderView::setQuotes(QStringList passages)
{
    m_passages = std::move(passages);
    m_marks.quotes.clear();
    if (m_builder.isBuilding())
        return; // finishBuilding() comes back
    for (const QString &passage : std::as_const(m_passages)) {
        if (const auto range = m_builder.index().find(passage))
            m_marks.quotes.append(*range);
    }
    std::ranges::sort(m_marks.quotes, {}, &DocumentRange::from);
    updateMarks();
}

void ReaderView::revealPassage(const QString &passage)
{
    const auto range = m_builder.isBuilding() ? std::nullopt : m_builder.index().find(passage);
    if (!range)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(range->from);
    const QRect place = cursorRect(cursor);
    if (viewport()->rect().contains(place))
        return;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + place.top()
                  - viewport()->height() / 4); // a paragraph before it stays in sight
}

void ReaderView::updateMarks()
{
    setExtraSelections(selections(m_marks, document(), themeOf(palette())));
    viewport()->update();
}

int ReaderView::find(const QString &words)
{
    m_marks.matches = m_builder.index().findAll(words, findLimit);
    m_marks.currentMatch = -1;
    if (m_marks.matches.isEmpty()) {
        updateMarks();
        return 0;
    }
    const int here = firstVisibleBlock().position();
    const auto at = std::ranges::lower_bound(m_marks.matches, here, {}, &DocumentRange::from);
    goToMatch(at == m_marks.matches.end() ? 0 : int(at - m_marks.matches.begin()));
    return int(m_marks.matches.size());
}

void ReaderView::goToMatch(int index)
{
    const int count = int(m_marks.matches.size());
    if (count == 0)
        return;
    m_marks.currentMatch = (index % count + count) % count;
    QTextCursor cursor(document());
    cursor.setPosition(m_marks.matches.at(m_marks.currentMatch).from);
    setTextCursor(cursor);
    ensureCursorVisible();
    updateMarks();
}

Excerpt ReaderView::excerptOf(int from, int to) const
{
    const QList<Markdown::Block> blocks = passage(*document(), from, to);
    return {Markdown::write(blocks).trimmed(), m_source, Markdown::plainText(blocks).trimmed()};
}

Excerpt ReaderView::excerpt() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return excerptOf(cursor.selectionStart(), cursor.selectionEnd());
    if (m_marks.paragraph)
        return excerptOf(m_marks.paragraph->from, m_marks.paragraph->to);
    return {};
}

void ReaderView::quote()
{
    const Excerpt quoted = excerpt();
    if (quoted.captured.isEmpty())
        return;
    QTextCursor cursor = textCursor();
    cursor.setPosition(cursor.selectionEnd());
    setTextCursor(cursor); // the mark of the quote takes the place of the selection
    Q_EMIT quoteRequested(quoted);
}

QMimeData *ReaderView::createMimeDataFromSelection() const
{
    const Excerpt selected = excerpt();
    if (!selected.captured.isEmpty())
        return toMime(selected).release();
    auto *mime = new QMimeData; // of the headline, say, which is no part of the text
    mime->setText(textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    return mime;
}

void ReaderView::placeQuoteButton()
{
    const QTextCursor cursor = textCursor();
    const bool isSelecting = m_isPressed;
    if (!cursor.hasSelection() || isSelecting) {
        m_quoteButton->hide();
        return;
    }
    QTextCursor edge(document());
    edge.setPosition(cursor.selectionStart());
    const QRect first = cursorRect(edge);
    edge.setPosition(cursor.selectionEnd());
    const QRect last = cursorRect(edge);
    const QRect view = viewport()->rect();
    if (last.bottom() < view.top() || first.top() > view.bottom()) {
        m_quoteButton->hide();
        return;
    }
    const QSize size = m_quoteButton->sizeHint();
    const int x = std::clamp(last.x() - size.width() / 2, 8, std::max(8, view.width() - size.width() - 8));
    const int y = std::min(last.bottom() + 5, view.bottom() - size.height() - 8);
    m_quoteButton->setGeometry({QPoint(x, y), size});
    m_quoteButton->show();
}

QTextBlock ReaderView::firstVisibleBlock() const
{
    const QPointF top(documentMargin + 1.0, verticalScrollBar()->value());
    return document()->findBlock(document()->documentLayout()->hitTest(top, Qt::FuzzyHit));
}

void ReaderView::fitColumn()
{
    const int widest = qRound(m_textSize * logicalDpiY() / 72 * widestColumn) + 2 * documentMargin;
    const int side = std::max(0, (width() - widest) / 2);
    if (viewportMargins().left() != side)
        setViewportMargins(side, 0, side, 0);
}

void ReaderView::resizeEvent(QResizeEvent *event)
{
    fitColumn();
    QTextEdit::resizeEvent(event);
    placeQuoteButton();
}

void ReaderView::scrollContentsBy(int dx, int dy)
{
    QTextEdit::scrollContentsBy(dx, dy);
    placeQuoteButton();
}

void ReaderView::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    const int top = verticalScrollBar()->value();
    painter.translate(0, -top);
    paintEdges(painter, m_marks, firstVisibleBlock(), top + viewport()->height(), themeOf(palette()));
}

void ReaderView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
}

} // namespace Postil
