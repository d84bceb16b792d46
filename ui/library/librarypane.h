// SPDX-License-Identifier: MIT
// The library at the window's side: search, folders, and the drafts of the folder, newest first.
#pragma once

#include "library/library.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLineEdit;

namespace Postil {

class DraftList;
class DraftModel;
class FolderButton;

class LibraryPane : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPane(QWidget *parent = nullptr);

    void setDrafts(QList<DraftSummary> drafts); // of folder(), found with search()
    void setCounts(const FolderCounts &counts);
    void setCurrent(QUuid id); // the draft that is open in the window
    [[nodiscard]] Folder folder() const { return m_folder; }
    [[nodiscard]] QString search() const;

    void setFolder(Folder folder);
    void focusSearch();

Q_SIGNALS:
    void openRequested(QUuid id);
    void searchChanged(Postil::Folder folder, const QString &search); // list it and call setDrafts()
    void trashRequested(QUuid id);
    void restoreRequested(QUuid id);
    void eraseRequested(QUuid id); // for good: ask first

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void announce();
    void updatePlaceholder();
    void updateEmptyText();
    void trash(QUuid id);
    void showMenu(const QPoint &position);

    QLineEdit *m_search;
    FolderButton *m_drafts;
    FolderButton *m_trash;
    DraftList *m_list;
    DraftModel *m_model;
    QFrame *m_undoBar;
    QUuid m_trashed; // what the undo bar brings back
    QUuid m_current;
    FolderCounts m_counts;
    Folder m_folder = Folder::Drafts;
    QTimer m_pause;   // in typing
    QTimer m_minutes; // the relative times move on
};

} // namespace Postil
