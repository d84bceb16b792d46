// SPDX-License-Identifier: MIT
#include "widgets/quietbuttons.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace Postil {

QuietButtons::QuietButtons(QWidget *host, QWidgetList buttons)
    : QObject(host), m_host(host), m_buttons(std::move(buttons))
{
    for (QWidget *button : std::as_const(m_buttons)) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
    }
    host->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &QuietButtons::refresh);
    refresh();
}

void QuietButtons::refresh()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool used = m_host->underMouse() || (focus && m_host->isAncestorOf(focus));
    for (QWidget *button : std::as_const(m_buttons))
        button->setVisible(used && button->isEnabled());
}

bool QuietButtons::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        refresh();
    return QObject::eventFilter(watched, event);
}

} // namespace Postil
