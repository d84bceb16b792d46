// SPDX-License-Identifier: MIT
// The one bar: menu, New, the address field, undo, redo, Export.
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace Postil {

class Actions;

class TopBar : public QWidget
{
    Q_OBJECT

public:
    // Takes the address field and the menus into the bar.
    TopBar(const Actions &actions, QWidget *addressField, QMenu *mainMenu, QMenu *exportMenu,
           QWidget *parent = nullptr);

private:
    QToolButton *addButton(const QString &name, QAction *action);
};

} // namespace Postil
