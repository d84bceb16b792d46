// SPDX-License-Identifier: MIT
#include "mainwindow/topbar.h"

#include "mainwindow/actions.h"
#include "widgets/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString hintOf(const QAction *action)
{
    return u"%1 (%2)"_s.arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText));
}

} // namespace

TopBar::TopBar(const Actions &actions, QWidget *addressField, QMenu *mainMenu, QMenu *exportMenu,
               QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"topBar"_s);
    setAttribute(Qt::WA_StyledBackground);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);

    auto *menu = new QToolButton(this);
    menu->setObjectName(u"mainMenuButton"_s);
    menu->setIcon(icon(u"application-menu"_s));
    menu->setAccessibleName(tr("Main menu"));
    menu->setToolTip(tr("Main menu (F10)"));
    menu->setShortcut(QKeySequence(tr("F10")));
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setAutoRaise(true);
    menu->setMenu(mainMenu);
    mainMenu->setParent(menu, mainMenu->windowFlags());
    layout->addWidget(menu);

    auto *newPost = new QPushButton(icon(u"list-add"_s), tr("New post"), this);
    newPost->setObjectName(u"newButton"_s);
    newPost->setToolTip(hintOf(actions.newPost));
    connect(newPost, &QPushButton::clicked, actions.newPost, &QAction::trigger);
    layout->addWidget(newPost);

    layout->addStretch(1);
    addressField->setMinimumWidth(260);
    addressField->setMaximumWidth(640);
    layout->addWidget(addressField, 8);
    layout->addStretch(1);

    addButton(u"undoButton"_s, actions.undo);
    addButton(u"redoButton"_s, actions.redo);

    auto *exportButton = new QPushButton(tr("Export"), this);
    exportButton->setObjectName(u"exportButton"_s);
    exportButton->setToolTip(tr("Write the post to a file or to the clipboard"));
    exportButton->setMenu(exportMenu);
    exportMenu->setParent(exportButton, exportMenu->windowFlags());
    layout->addWidget(exportButton);

    auto *publish = new QPushButton(tr("Publish"), this);
    publish->setObjectName(u"publishButton"_s);
    publish->setToolTip(tr("Send the post to your blog (%1)")
                            .arg(actions.publish->shortcut().toString(QKeySequence::NativeText)));
    publish->setProperty("kind", "primary");
    connect(publish, &QPushButton::clicked, actions.publish, &QAction::trigger);
    layout->addWidget(publish);
}

QToolButton *TopBar::addButton(const QString &name, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolTip(hintOf(action));
    layout()->addWidget(button);
    return button;
}

} // namespace Postil
