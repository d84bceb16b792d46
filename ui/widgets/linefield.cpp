// SPDX-License-Identifier: MIT
#include "widgets/linefield.h"

#include "base/text.h"
#include "base/url.h"
#include "widgets/foreigntext.h"
#include "widgets/textpatch.h"
#include "widgets/undokeys.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace Postil {

LineField::LineField(const QString &name, const QString &label, QWidget *parent) : QLineEdit(parent)
{
    setObjectName(name);
    setAccessibleName(label);
    setPlaceholderText(label);
    setProperty("kind", u"bare"_s);
    setAcceptDrops(false);
    setMinimumWidth(30);
    connect(this, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT edited(singleLine(text)); });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (!isModified())
            return;
        setModified(false);
        Q_EMIT corrected(singleLine(text()).trimmed());
    });
}

void LineField::completeAddress()
{
    connect(this, &QLineEdit::editingFinished, this, [this] {
        const auto address = text().contains("://"_L1) ? std::nullopt : typedUrl(text());
        if (address && showText(address->toString(QUrl::FullyEncoded)))
            Q_EMIT edited(text());
    });
}

bool LineField::showText(const QString &text, Caret caret)
{
    const QString wanted = singleLine(text);
    const TextPatch patch = textPatch(this->text(), wanted);
    if (patch.isEmpty())
        return false;
    const auto end = int(patch.position + patch.inserted.size());
    int position = cursorPosition();
    if (position > patch.position)
        position = std::max(end, position + int(patch.inserted.size() - patch.removed));
    setText(wanted);
    setCursorPosition(caret == Caret::AtChange ? end : position);
    return true;
}

void LineField::keyPressEvent(QKeyEvent *event)
{
    if (handleUndoKey(*event, m_undoStack))
        return;
    if (event->matches(QKeySequence::Paste)) {
        pasteClipboard();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LineField::pasteClipboard()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data || isReadOnly() || (m_pasteHandler && m_pasteHandler(*data)) || !data->hasText())
        return;
    const QString text = data->text();
    // A line is shaped whole on every paint, so it takes far less than a text.
    constexpr qsizetype maximum = 20'000;
    if (text.size() > maximum) {
        Q_EMIT refused(tooLongToPaste(text.size(), maximum));
        return;
    }
    Q_EMIT stepBoundary();
    insert(singleLine(withoutControls(text.trimmed())));
    Q_EMIT edited(singleLine(this->text()));
    Q_EMIT stepBoundary();
}

void LineField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    Q_EMIT stepBoundary();
}

void LineField::paintEvent(QPaintEvent *event)
{
    if (hasFocus() || text().isEmpty()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelLineEdit, option);
    // As QLineEdit itself insets its text, so that nothing moves when the field is entered.
    const QRect inside =
        style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(2, 0, -2, 0);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, inside.width());
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(inside, int(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, shown);
}

void LineField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    useUndoStack(*menu, m_undoStack);
    for (QAction *action : menu->actions()) {
        if (action->objectName() == "edit-paste"_L1) {
            action->disconnect();
            connect(action, &QAction::triggered, this, &LineField::pasteClipboard);
        }
    }
    menu->popup(event->globalPos());
}

} // namespace Postil
