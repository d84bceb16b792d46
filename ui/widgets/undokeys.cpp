// SPDX-License-Identifier: MIT
#include "widgets/undokeys.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace Postil {

bool handleUndoKey(QKeyEvent &event, QUndoStack *stack)
{
    const bool undo = event.matches(QKeySequence::Undo);
    const bool redo =
        event.matches(QKeySequence::Redo)
        || (event.key() == Qt::Key_Z && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
    if (!undo && !redo)
        return false;
    event.accept();
    if (stack && undo)
        stack->undo();
    else if (stack)
        stack->redo();
    return true;
}

void useUndoStack(QMenu &menu, QUndoStack *stack)
{
    for (QAction *action : menu.actions()) {
        const bool undo = action->objectName() == "edit-undo"_L1;
        if (!undo && action->objectName() != "edit-redo"_L1)
            continue;
        action->disconnect();
        action->setEnabled(stack && (undo ? stack->canUndo() : stack->canRedo()));
        if (stack)
            QObject::connect(action, &QAction::triggered, stack,
                             undo ? &QUndoStack::undo : &QUndoStack::redo);
    }
}

} // namespace Postil
