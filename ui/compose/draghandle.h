// SPDX-License-Identifier: MIT
// The six dots a row is dragged by. It tells where the pointer is; what to do about it is its owner's matter.
// By hand and not by QDrag: that would run an event loop of its own, and what is dragged never leaves the
// column.
#pragma once

#include <QWidget>

namespace Postil {

class DragHandle : public QWidget
{
    Q_OBJECT

public:
    explicit DragHandle(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {14, 20}; }

Q_SIGNALS:
    void dragged(const QPoint &globalPosition);
    void dropped(const QPoint &globalPosition);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QPoint m_pressed;
    enum class Phase { Idle, Pressed, Dragging } m_phase = Phase::Idle;
};

} // namespace Postil
