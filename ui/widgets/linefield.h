// SPDX-License-Identifier: MIT
// A one-line field that reads as text until it is edited: no frame, elided where it is too long. Undo and
// redo go to the document's stack.
#pragma once

#include "widgets/growingedit.h"

#include <QLineEdit>

#include <functional>

class QMimeData;

namespace Postil {

class LineField : public QLineEdit
{
    Q_OBJECT

public:
    // `name`: objectName; `label`: accessible name and placeholder.
    LineField(const QString &name, const QString &label, QWidget *parent = nullptr);

    void setUndoStack(QUndoStack *stack) { m_undoStack = stack; }
    // An address that is typed without its scheme gets one when the field is left: "example.com/a" is none to
    // a browser.
    void completeAddress();
    bool showText(const QString &text, Caret caret = Caret::Stay);
    // Asked before text is pasted: true where the paste has been dealt with.
    void setPasteHandler(std::function<bool(const QMimeData &)> handler)
    {
        m_pasteHandler = std::move(handler);
    }

Q_SIGNALS:
    void edited(const QString &text);    // by the user
    void corrected(const QString &text); // the user has changed it and left it
    void stepBoundary();
    void refused(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void pasteClipboard();

    QUndoStack *m_undoStack = nullptr;
    std::function<bool(const QMimeData &)> m_pasteHandler;
};

} // namespace Postil
