// SPDX-License-Identifier: MIT
#include "mainwindow/actions.h"

#include "widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QUndoStack>
#include <QWidget>

namespace Postil {

namespace {

QAction *make(QWidget *window, const char *name, const QString &text, const QKeySequence &shortcut = {},
              const char *iconName = nullptr)
{
    auto *action = new QAction(text, window);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    if (iconName)
        action->setIcon(icon(QLatin1String(iconName)));
    window->addAction(action); // so that the shortcut works with no menu open
    return action;
}

} // namespace

Actions::Actions(QWidget *window, QUndoStack *undoStack) : QObject(window)
{
    using Key = QKeySequence;
    newPost = make(window, "newPost", tr("&New Post"), Key::New, "list-add");
    openFile = make(window, "openFile", tr("&Open Article…"), Key::Open, "document-open");
    importPost = make(window, "importPost", tr("&Import Post…"), Key(tr("Ctrl+Shift+O")), "document-import");
    focusAddress = make(window, "focusAddress", tr("Go to &Address"), Key(tr("Ctrl+L")));
    save = make(window, "save", tr("&Save Now"), Key::Save, "document-save");
    moveToTrash = make(window, "moveToTrash", tr("Move to &Trash"), Key(tr("Ctrl+Shift+Del")), "edit-delete");
    quit = make(window, "quit", tr("&Quit"), Key::Quit, "application-exit");

    undo = undoStack->createUndoAction(window, tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(Key::Undo);
    undo->setIcon(icon(QStringLiteral("edit-undo")));
    window->addAction(undo);
    redo = undoStack->createRedoAction(window, tr("Redo"));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts({Key(tr("Ctrl+Shift+Z")), Key(tr("Ctrl+Y"))});
    redo->setIcon(icon(QStringLiteral("edit-redo")));
    window->addAction(redo);
    quote = make(window, "quote", tr("&Quote Selection"), Key(tr("Ctrl+Return")), "format-text-blockquote");
    quote->setAutoRepeat(false);
    cite = make(window, "cite", tr("&Cite the Article"), Key(tr("Ctrl+Shift+Return")));
    takePicture = make(window, "takePicture", tr("Take the Article's &Picture"));
    find = make(window, "find", tr("&Find in Article…"), Key::Find, "edit-find");
    checkLinks = make(window, "checkLinks", tr("Check &Links"), Key(tr("Ctrl+Shift+L")));

    publish = make(window, "publish", tr("&Publish…"), Key(tr("Ctrl+Shift+P")));
    showOutbox = make(window, "showOutbox", tr("Out&box…"), Key(tr("Ctrl+Shift+B")));
    openFromBlog = make(window, "openFromBlog", tr("Open from a B&log…"), Key(tr("Ctrl+Alt+O")));
    editAccounts = make(window, "editAccounts", tr("Blo&gs…"));

    exportFragment = make(window, "exportFragment", tr("&HTML for a Blog…"), Key(tr("Ctrl+Shift+E")));
    exportPage = make(window, "exportPage", tr("Whole HTML &Page…"));
    exportMarkdown = make(window, "exportMarkdown", tr("&Markdown…"), Key(tr("Ctrl+Alt+E")));
    exportText = make(window, "exportText", tr("Plain &Text…"));
    copyHtml = make(window, "copyHtml", tr("&Copy HTML"), Key(tr("Ctrl+Shift+C")), "edit-copy");
    copyMarkdown = make(window, "copyMarkdown", tr("Copy M&arkdown"), Key(tr("Ctrl+Shift+M")));
    copyText = make(window, "copyText", tr("Copy T&ext"));

    showLibrary = make(window, "showLibrary", tr("Show &Library"), Key(tr("F9")));
    showLibrary->setCheckable(true);
    goToSource = make(window, "goToSource", tr("Go to &Source"), Key(tr("Alt+1")));
    goToPost = make(window, "goToPost", tr("Go to &Title"), Key(tr("Alt+2")));
    goToCommentary = make(window, "goToCommentary", tr("Go to &Commentary"), Key(tr("Alt+3")));
    goToPreview = make(window, "goToPreview", tr("Go to &Preview"), Key(tr("Alt+4")));
    goToCoverage = make(window, "goToCoverage", tr("Go to Co&verage"), Key(tr("Alt+5")));
    auto *shades = new QActionGroup(window);
    shadeSystem = make(window, "shadeSystem", tr("As the &System"));
    shadeLight = make(window, "shadeLight", tr("&Light"));
    shadeDark = make(window, "shadeDark", tr("&Dark"));
    for (QAction *shade : {shadeSystem, shadeLight, shadeDark}) {
        shade->setCheckable(true);
        shades->addAction(shade);
    }

    offerClipboard = make(window, "offerClipboard", tr("&Offer Addresses on the Clipboard"));
    offerClipboard->setCheckable(true);
    editOutlets = make(window, "editOutlets", tr("Names of &Outlets…"));
    showBookmarklet = make(window, "showBookmarklet", tr("&Bookmarklet for the Browser…"));
    editStyles = make(window, "editStyles", tr("&House Styles…"));
    about = make(window, "about", tr("&About Postil"), {}, "help-about");
}

QMenu *Actions::createExportMenu(QWidget *parent) const
{
    auto *menu = new QMenu(tr("&Export"), parent);
    menu->addActions({exportFragment, exportPage, exportMarkdown, exportText});
    menu->addSeparator();
    menu->addActions({copyHtml, copyMarkdown, copyText});
    return menu;
}

QMenu *Actions::createMainMenu(QWidget *parent, const QList<QAction *> &formatActions) const
{
    auto *menu = new QMenu(parent);
    menu->addActions({newPost, openFile, importPost, openFromBlog, focusAddress});
    menu->addSeparator();
    menu->addActions({publish, showOutbox});
    menu->addMenu(createExportMenu(menu));
    QMenu *edit = menu->addMenu(tr("E&dit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({quote, cite, takePicture, find, checkLinks});
    QMenu *format = menu->addMenu(tr("&Format"));
    format->addActions(formatActions);
    QMenu *view = menu->addMenu(tr("&View"));
    view->addActions({showLibrary, goToSource, goToPost, goToCommentary, goToCoverage, goToPreview});
    view->addSeparator();
    view->addActions({shadeSystem, shadeLight, shadeDark});
    menu->addSeparator();
    menu->addActions({save, moveToTrash});
    menu->addSeparator();
    menu->addActions({showBookmarklet, offerClipboard, editAccounts, editOutlets, editStyles, about, quit});
    return menu;
}

} // namespace Postil
