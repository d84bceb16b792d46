// SPDX-License-Identifier: MIT
// Undo and redo of a field belong to the document: its keys and its context menu use the document's stack.
#pragma once

class QKeyEvent;
class QMenu;
class QUndoStack;

namespace Postil {

// True where the key was undo or redo and has been dealt with.
bool handleUndoKey(QKeyEvent &event, QUndoStack *stack);

// The Undo and Redo entries of a standard context menu.
void useUndoStack(QMenu &menu, QUndoStack *stack);

} // namespace Postil
