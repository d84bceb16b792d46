// SPDX-License-Identifier: MIT
#include "widgets/growingedit.h"

#include "base/text.h"
#include "widgets/foreigntext.h"
#include "widgets/spellingmarks.h"
#include "widgets/textpatch.h"
#include "widgets/undokeys.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QUndoStack>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Postil {

GrowingEdit::GrowingEdit(Lines lines, QWidget *parent) : QPlainTextEdit(parent), m_lines(lines)
{
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingEdit::contentsEdited);
}

bool GrowingEdit::showText(const QString &text, Caret caret)
{
    const QString wanted = canonical(text);
    if (wanted == m_text)
        return false;
    m_showing = true;
    // Against what stands in the document, which may have empty lines at its ends.
    const QString raw = documentText(*document());
    const TextPatch patch = textPatch(raw, wanted);
    QTextCursor cursor(document());
    cursor.setPosition(int(patch.position));
    cursor.setPosition(int(patch.position + patch.removed), QTextCursor::KeepAnchor);
    cursor.insertText(patch.inserted);
    m_text = wanted;
    m_showing = false;
    if (caret == Caret::AtChange)
        setTextCursor(cursor);
    updateHeight();
    return true;
}

QString GrowingEdit::canonical(QString text) const
{
    return m_lines == Lines::One ? singleLine(std::move(text)) : multiLine(std::move(text));
}

void GrowingEdit::contentsEdited()
{
    if (m_showing)
        return;
    updateHeight();
    QString text = canonical(documentText(*document()));
    if (text == m_text)
        return;
    m_text = std::move(text);
    Q_EMIT edited(m_text);
}

QSize GrowingEdit::sizeHint() const
{
    return {240, height()};
}

QSize GrowingEdit::minimumSizeHint() const
{
    return {60, height()};
}

void GrowingEdit::updateHeight()
{
    if (!m_hasWidth)
        return; // lines broken for another width would be broken again
    // The layout of a block is made when it is first asked for; only changed blocks cost anything here.
    qreal height = 2 * document()->documentMargin();
    const auto *layout = document()->documentLayout();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        height += layout->blockBoundingRect(block).height();
    const int wanted = int(std::ceil(height)) + contentsMargins().top() + contentsMargins().bottom();
    if (wanted != minimumHeight() || wanted != maximumHeight())
        setFixedHeight(wanted);
}

bool GrowingEdit::event(QEvent *event)
{
    // The keys of our actions, which the text control would otherwise claim for itself.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::ControlModifier
            && (key->key() == Qt::Key_K || key->key() == Qt::Key_Return)) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void GrowingEdit::keyPressEvent(QKeyEvent *event)
{
    if (handleUndoKey(*event, m_undoStack))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_lines == Lines::One) {
            focusNextPrevChild(true);
            return;
        }
        // Shift+Return would put a line separator, which is no line end to Markdown.
        if (event->modifiers() == Qt::ShiftModifier) {
            textCursor().insertBlock();
            return;
        }
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (!(event->modifiers() & ~Qt::ShiftModifier)) {
            movePage(event->modifiers() ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor,
                     event->key() == Qt::Key_PageUp ? -1 : 1);
            return;
        }
        break;
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

// A page is what is in sight of us, not all of us.
void GrowingEdit::movePage(QTextCursor::MoveMode mode, int direction)
{
    const QRect caret = cursorRect();
    const int page = std::max(visibleRegion().boundingRect().height() - caret.height(), caret.height());
    QTextCursor cursor = textCursor();
    cursor.setPosition(cursorForPosition(caret.center() + QPoint(0, direction * page)).position(), mode);
    setTextCursor(cursor);
}

void GrowingEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusGained();
}

void GrowingEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT stepBoundary();
}

void GrowingEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_hasWidth = true;
    updateHeight();
}

void GrowingEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateHeight();
}

// There is nothing to scroll in here; the column around us scrolls.
void GrowingEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void GrowingEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int place = isByKey ? textCursor().position() : cursorForPosition(event->pos()).position();
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    useUndoStack(*menu, m_undoStack);
    if (const auto mark = m_spelling ? m_spelling->at(place) : std::nullopt)
        popUpWithSuggestions(menu, event->globalPos(), *mark);
    else
        menu->popup(event->globalPos());
}

void GrowingEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertForeign(textCursor(), source->text());
}

void GrowingEdit::insertForeign(QTextCursor cursor, const QString &text)
{
    if (text.size() > maximumPaste) {
        Q_EMIT refused(tooLongToPaste(text.size(), maximumPaste));
        return;
    }
    Q_EMIT stepBoundary();
    const QString clean = withoutControls(text);
    cursor.insertText(m_lines == Lines::One ? singleLine(clean) : clean);
    Q_EMIT stepBoundary();
}

} // namespace Postil
