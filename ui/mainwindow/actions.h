// SPDX-License-Identifier: MIT
// Every command of the window, with its name, icon and shortcut: one place, used by the bar, the main menu
// and the panes' headers. Disabled commands keep their place, so that nothing jumps.
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QUndoStack;
class QWidget;

namespace Postil {

class Actions : public QObject
{
    Q_OBJECT

public:
    Actions(QWidget *window, QUndoStack *undoStack);

    QAction *newPost;
    QAction *openFile;
    QAction *importPost;
    QAction *focusAddress;
    QAction *save;
    QAction *moveToTrash;
    QAction *quit;

    QAction *undo;
    QAction *redo;
    QAction *quote;
    QAction *cite;
    QAction *takePicture;
    QAction *find;
    QAction *checkLinks;

    QAction *publish;
    QAction *showOutbox;
    QAction *openFromBlog;
    QAction *editAccounts;

    QAction *exportFragment;
    QAction *exportPage;
    QAction *exportMarkdown;
    QAction *exportText;
    QAction *copyHtml;
    QAction *copyMarkdown;
    QAction *copyText;

    QAction *showLibrary; // checkable
    QAction *goToSource;
    QAction *goToPost;
    QAction *goToCommentary;
    QAction *goToCoverage;
    QAction *goToPreview;
    QAction *shadeSystem; // these three are one group
    QAction *shadeLight;
    QAction *shadeDark;

    QAction *offerClipboard; // checkable
    QAction *editOutlets;
    QAction *showBookmarklet;
    QAction *editStyles;
    QAction *about;

    // The menu of the bar's Export button, and the main menu behind ☰ with all of it.
    [[nodiscard]] QMenu *createExportMenu(QWidget *parent) const;
    [[nodiscard]] QMenu *createMainMenu(QWidget *parent, const QList<QAction *> &formatActions) const;
};

} // namespace Postil
