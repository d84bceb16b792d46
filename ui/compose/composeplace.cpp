// SPDX-License-Identifier: MIT
// Where the caret is in the column, and how it gets to a place.
#include "compose/composepane.h"

#include "compose/commentarysection.h"
#include "compose/coveragesection.h"
#include "compose/detailssection.h"
#include "compose/excerptsection.h"
#include "compose/linkrow.h"
#include "compose/sourcesection.h"
#include "widgets/linefield.h"

#include <QApplication>
#include <QTimer>

namespace Postil {

static void selectIn(LineField *field, const QString &text)
{
    field->setFocus(Qt::OtherFocusReason);
    if (const qsizetype at = text.isEmpty() ? -1 : field->text().indexOf(text); at >= 0)
        field->setSelection(int(at), int(text.size()));
}

void ComposePane::reveal(PostPlace place, const QString &text)
{
    const auto go = [&](MarkdownEdit *edit) {
        edit->goToBlock(place.block);
        edit->select(text, edit->textCursor().position());
    };
    switch (place.part) {
    case PostPart::Title:
        m_title->select(text, text.isEmpty() ? m_title->textCursor().position() : 0);
        break;
    case PostPart::Source:
        m_source->headline()->setFocus(Qt::OtherFocusReason);
        break;
    case PostPart::Excerpt:
        if (MarkdownEdit *edit = m_excerpts->edit(place.index))
            go(edit);
        break;
    case PostPart::Commentary:
        go(m_commentary->edit());
        break;
    case PostPart::Coverage:
        showRest();
        if (LinkRow *row = m_coverage->row({place.index, place.block}))
            selectIn(row->headline(), text);
        else if (GrowingEdit *heading = m_coverage->heading(place.index))
            heading->select(text, 0);
        break;
    case PostPart::Details:
        showRest();
        if (LineField *field = m_details->reveal(place.index))
            selectIn(field, text);
        break;
    case PostPart::Sending:
        break;
    }
    m_follow->start();
}

void ComposePane::updatePlace()
{
    PostPlace place = m_place;
    QWidget *focus = QApplication::focusWidget();
    if (!focus)
        return;
    if (focus == m_title) {
        place = {PostPart::Title, 0, 0};
    } else if (m_source->isAncestorOf(focus)) {
        place = {PostPart::Source, 0, 0};
    } else if (const int index = m_excerpts->indexOf(focus); index >= 0) {
        place = {PostPart::Excerpt, index, m_excerpts->edit(index)->caretBlock()};
    } else if (focus == m_commentary->edit()) {
        place = {PostPart::Commentary, 0, m_commentary->edit()->caretBlock()};
    } else if (const LinkRow *row = m_coverage->rowOf(focus)) {
        place = {PostPart::Coverage, row->place().group, row->place().row};
    }
    if (place == m_place)
        return;
    m_place = place;
    Q_EMIT placeChanged(place);
}

void ComposePane::followCaret()
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus || !m_column->isAncestorOf(focus))
        return;
    QRect caret(focus->mapTo(m_column, QPoint(0, 0)), focus->size());
    if (const auto *edit = qobject_cast<QPlainTextEdit *>(focus)) {
        const QRect line = edit->cursorRect();
        caret = QRect(edit->viewport()->mapTo(m_column, line.topLeft()), line.size());
    }
    constexpr int margin = 24;
    ensureVisible(0, caret.top() - margin, 0, 0);
    ensureVisible(0, caret.bottom() + margin, 0, 0);
}

} // namespace Postil
