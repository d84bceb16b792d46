// SPDX-License-Identifier: MIT
// The reader under the hand: keys and the mouse.
#include "article/articleformat.h"
#include "article/readerview.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace Postil {

namespace {

bool isQuotable(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    if (format.boolProperty(ArticleFormat::Front) || format.boolProperty(ArticleFormat::GoesOn))
        return false;
    // A rule or a bullet alone says nothing.
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (!it.fragment().charFormat().boolProperty(ArticleFormat::Ornament))
            return true;
    }
    return false;
}

// With the pieces that go on with it.
DocumentRange paragraphAt(const QTextBlock &block)
{
    QTextBlock last = block;
    while (last.next().isValid() && last.next().blockFormat().boolProperty(ArticleFormat::GoesOn))
        last = last.next();
    return {block.position(), last.position() + last.length() - 1};
}

} // namespace

void ReaderView::setParagraph(const QTextBlock &block)
{
    m_marks.paragraph = paragraphAt(block);
    QTextCursor cursor(document());
    cursor.setPosition(block.position());
    setTextCursor(cursor);
    const QRectF rect = document()->documentLayout()->blockBoundingRect(block);
    QScrollBar *bar = verticalScrollBar();
    const int page = viewport()->height();
    const int margin = std::min(60, page / 6);
    if (rect.bottom() > bar->value() + page - margin)
        bar->setValue(std::min(int(rect.bottom()) - page + margin, int(rect.top()) - margin));
    if (rect.top() < bar->value() + margin / 2)
        bar->setValue(int(rect.top()) - margin);
    updateMarks();
}

void ReaderView::dropParagraph()
{
    if (!m_marks.paragraph)
        return;
    m_marks.paragraph.reset();
    updateMarks();
}

// A paragraph longer than the page is scrolled through before it is left.
void ReaderView::moveParagraph(Step step)
{
    if (!m_marks.paragraph) {
        QTextBlock block = firstVisibleBlock();
        while (block.isValid() && !isQuotable(block))
            block = block.next();
        if (block.isValid())
            setParagraph(block);
        return;
    }
    QTextBlock block = document()->findBlock(m_marks.paragraph->from);
    const QTextBlock last = document()->findBlock(m_marks.paragraph->to);
    QScrollBar *bar = verticalScrollBar();
    const int page = viewport()->height();
    const auto *layout = document()->documentLayout();
    const bool isBelow = layout->blockBoundingRect(last).bottom() > bar->value() + page;
    const bool isAbove = layout->blockBoundingRect(block).top() < bar->value();
    if ((step == Step::Next && isBelow) || (step == Step::Previous && isAbove)) {
        bar->setValue(bar->value() + (step == Step::Next ? page : -page) * 6 / 10);
        return;
    }
    do
        block = step == Step::Next ? block.next() : block.previous();
    while (block.isValid() && !isQuotable(block));
    if (block.isValid())
        setParagraph(block);
    else if (step == Step::Previous)
        bar->setValue(0); // the headline
}

void ReaderView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool isControl = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isQuote = isControl && isReturn;
    const bool isSpace = isPlain && event->key() == Qt::Key_Space;
    if ((isQuote || isSpace) && event->isAutoRepeat()) {
        event->accept(); // a key that is held quotes once
    } else if (isQuote) {
        quote();
    } else if (isPlain && (event->key() == Qt::Key_J || event->key() == Qt::Key_Down)) {
        moveParagraph(Step::Next);
    } else if (isPlain && (event->key() == Qt::Key_K || event->key() == Qt::Key_Up)) {
        moveParagraph(Step::Previous);
    } else if (isSpace) {
        if (m_marks.paragraph || textCursor().hasSelection())
            quote();
        else
            moveParagraph(Step::Next); // shows which one the next press would quote
    } else if (isPlain && isReturn && !textCursor().charFormat().anchorHref().isEmpty()) {
        Q_EMIT linkActivated(textCursor().charFormat().anchorHref());
    } else if (event->key() == Qt::Key_Escape && (textCursor().hasSelection() || m_marks.paragraph)) {
        QTextCursor cursor = textCursor();
        cursor.clearSelection();
        setTextCursor(cursor);
        dropParagraph();
    } else {
        QTextEdit::keyPressEvent(event);
    }
}

void ReaderView::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
                       || event->reason() == Qt::ShortcutFocusReason;
    if (byKey && !m_marks.paragraph && !textCursor().hasSelection())
        moveParagraph(Step::Next);
}

void ReaderView::mousePressEvent(QMouseEvent *event)
{
    dropParagraph();
    m_isPressed = event->button() == Qt::LeftButton;
    m_pressedLink = m_isPressed ? anchorAt(event->position().toPoint()) : QString();
    QTextEdit::mousePressEvent(event);
}

void ReaderView::mouseMoveEvent(QMouseEvent *event)
{
    QTextEdit::mouseMoveEvent(event);
    const QString address = event->buttons() ? QString() : anchorAt(event->position().toPoint());
    viewport()->setCursor(address.isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    if (address == m_hovered)
        return;
    m_hovered = address;
    Q_EMIT linkHovered(address);
}

void ReaderView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    m_isPressed = false;
    placeQuoteButton();
    const QString address = m_pressedLink;
    m_pressedLink.clear();
    if (!address.isEmpty() && !textCursor().hasSelection()
        && anchorAt(event->position().toPoint()) == address)
        Q_EMIT linkActivated(address);
}

} // namespace Postil
