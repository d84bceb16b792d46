// SPDX-License-Identifier: MIT
#include "library/librarypane.h"

#include "library/draftlist.h"
#include "library/draftmodel.h"
#include "library/folderbutton.h"
#include "widgets/clearbutton.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Postil {

LibraryPane::LibraryPane(QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_drafts(new FolderButton(tr("Drafts"), this)),
      m_trash(new FolderButton(tr("Trash"), this)), m_list(new DraftList(this)), m_model(new DraftModel(this)),
      m_undoBar(new QFrame(this))
{
    setObjectName(u"libraryPane"_s);
    build();
    m_list->setModel(m_model);
    m_drafts->setChecked(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    m_minutes.setInterval(30s);
    updatePlaceholder();
    updateEmptyText();

    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &LibraryPane::announce);
    connect(&m_pause, &QTimer::timeout, this, &LibraryPane::announce);
    connect(&m_minutes, &QTimer::timeout, m_model, &DraftModel::refreshTimes);
    connect(m_drafts, &FolderButton::clicked, this, [this] { setFolder(Folder::Drafts); });
    connect(m_trash, &FolderButton::clicked, this, [this] { setFolder(Folder::Trash); });
    connect(m_list, &DraftList::openRequested, this, &LibraryPane::openRequested);
    connect(m_list, &DraftList::deleteRequested, this,
            [this](QUuid id) { m_folder == Folder::Drafts ? trash(id) : Q_EMIT eraseRequested(id); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &LibraryPane::showMenu);
}

void LibraryPane::build()
{
    m_search->setObjectName(u"librarySearch"_s);
    m_search->setAccessibleName(tr("Search the drafts"));
    addClearButton(m_search);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_drafts->setObjectName(u"folderDrafts"_s);
    m_trash->setObjectName(u"folderTrash"_s);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);

    m_undoBar->setObjectName(u"undoBar"_s);
    auto *undoRow = new QHBoxLayout(m_undoBar);
    undoRow->setContentsMargins(9, 2, 2, 2);
    auto *told = new QLabel(tr("Moved to Trash"), m_undoBar);
    auto *undo = new QPushButton(tr("Undo"), m_undoBar);
    undo->setObjectName(u"undoTrash"_s);
    undo->setProperty("kind", u"link"_s);
    undoRow->addWidget(told, 1);
    undoRow->addWidget(undo);
    m_undoBar->hide();
    connect(undo, &QPushButton::clicked, this, [this] {
        m_undoBar->hide();
        Q_EMIT restoreRequested(m_trashed);
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(2);
    column->addWidget(m_search);
    column->addSpacing(6);
    column->addWidget(m_drafts);
    column->addWidget(m_trash);
    column->addSpacing(6);
    column->addWidget(line);
    column->addSpacing(6);
    column->addWidget(m_list, 1);
    column->addWidget(m_undoBar);
    setMinimumWidth(160);
}

QString LibraryPane::search() const
{
    return m_search->text().trimmed();
}

void LibraryPane::announce()
{
    m_pause.stop();
    updateEmptyText();
    Q_EMIT searchChanged(m_folder, search());
}

void LibraryPane::setFolder(Folder folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    (folder == Folder::Drafts ? m_drafts : m_trash)->setChecked(true);
    m_undoBar->hide();
    updatePlaceholder();
    announce();
}

void LibraryPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LibraryPane::setDrafts(QList<DraftSummary> drafts)
{
    const QUuid keyboardAt = m_list->currentId();
    m_model->setDrafts(std::move(drafts));
    if (const QModelIndex index = m_model->indexOf(keyboardAt); index.isValid())
        m_list->setCurrentIndex(index);
    updateEmptyText();
}

void LibraryPane::setCounts(const FolderCounts &counts)
{
    m_counts = counts;
    m_drafts->setCount(counts.drafts);
    m_trash->setCount(counts.trash);
    updatePlaceholder();
}

void LibraryPane::setCurrent(QUuid id)
{
    m_model->setOpen(id);
    if (id == m_current)
        return;
    m_current = id;
    if (const QModelIndex index = m_model->indexOf(id); index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
}

void LibraryPane::updatePlaceholder()
{
    const int count = m_folder == Folder::Drafts ? m_counts.drafts : m_counts.trash;
    m_search->setPlaceholderText(count == 1 ? tr("Search 1 post")
                                            : tr("Search %1 posts").arg(QLocale().toString(count)));
}

void LibraryPane::updateEmptyText()
{
    if (!search().isEmpty())
        m_list->setEmptyText(tr("Nothing found. Every word must occur in the post."));
    else if (m_folder == Folder::Trash)
        m_list->setEmptyText(tr("The Trash is empty."));
    else
        m_list->setEmptyText(tr("Your drafts appear here. They are saved as you type."));
}

void LibraryPane::trash(QUuid id)
{
    m_trashed = id;
    m_undoBar->show();
    Q_EMIT trashRequested(id);
}

void LibraryPane::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const QUuid id = m_model->idAt(index.row());
    auto *menu = new QMenu(this);
    menu->setObjectName(u"libraryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT openRequested(id); });
    if (m_folder == Folder::Drafts) {
        auto *action =
            menu->addAction(icon(u"edit-delete"_s), tr("Move to Trash"), this, [this, id] { trash(id); });
        action->setShortcut(QKeySequence::Delete);
    } else {
        menu->addAction(icon(u"edit-undo"_s), tr("Restore"), this,
                        [this, id] { Q_EMIT restoreRequested(id); });
        menu->addSeparator();
        menu->addAction(tr("Delete for good…"), this, [this, id] { Q_EMIT eraseRequested(id); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down && m_model->rowCount() > 0) {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(0));
        return true;
    }
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        announce();
        return true;
    }
    return false;
}

void LibraryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->refreshTimes();
    m_minutes.start();
}

void LibraryPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_minutes.stop();
}

} // namespace Postil
