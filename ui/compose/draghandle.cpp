// SPDX-License-Identifier: MIT
#include "compose/draghandle.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace Postil {

DragHandle::DragHandle(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::ClickFocus);
}

void DragHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Theme &theme = themeOf(palette());
    QColor dots = hasFocus() ? theme.accent : theme.muted;
    if (!hasFocus())
        dots.setAlphaF(0.55F);
    painter.setBrush(dots);
    const QPointF middle = QRectF(rect()).center();
    for (int row = -1; row <= 1; ++row) {
        for (const qreal side : {-2.0, 2.0})
            painter.drawEllipse(middle + QPointF(side, row * 4.0), 1.1, 1.1);
    }
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->globalPosition().toPoint();
    m_phase = Phase::Pressed;
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->globalPosition().toPoint();
    if (m_phase == Phase::Pressed
        && (position - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_phase = Phase::Dragging;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_phase == Phase::Dragging)
        Q_EMIT dragged(position);
}

void DragHandle::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dragging = m_phase == Phase::Dragging;
    m_phase = Phase::Idle;
    setCursor(Qt::OpenHandCursor);
    if (dragging)
        Q_EMIT dropped(event->globalPosition().toPoint());
}

void DragHandle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_phase == Phase::Dragging) {
        m_phase = Phase::Idle;
        setCursor(Qt::OpenHandCursor);
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

void DragHandle::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void DragHandle::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace Postil
