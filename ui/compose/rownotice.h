// SPDX-License-Identifier: MIT
// The line under a row of coverage that says what is the matter with its link, with a button where something
// can be done about it.
#pragma once

#include "compose/linknotice.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Postil {

class RowNotice : public QWidget
{
    Q_OBJECT

public:
    explicit RowNotice(QWidget *parent = nullptr);

    void show(const LinkNotice &notice);

Q_SIGNALS:
    void actionRequested(Postil::LinkAction action);

private:
    LinkAction m_action = LinkAction::None;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace Postil
