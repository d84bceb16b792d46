// SPDX-License-Identifier: MIT
// Buttons that are there when their part of the form is in use, under the pointer or with the focus inside,
// and out of sight otherwise. Disabled ones stay out of sight. They keep their place, so nothing moves.
#pragma once

#include <QObject>
#include <QWidgetList>

namespace Postil {

class QuietButtons : public QObject
{
    Q_OBJECT

public:
    QuietButtons(QWidget *host, QWidgetList buttons);

    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_host;
    QWidgetList m_buttons;
};

} // namespace Postil
