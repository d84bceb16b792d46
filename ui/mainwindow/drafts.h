// SPDX-License-Identifier: MIT
// Keeps the session and the library together: every change goes to the autosave, drafts are opened, begun,
// put in the trash, and the library pane shows what there is. Without a library everything stays in memory.
#pragma once

#include "library/library.h"

#include <QObject>

#include <memory>

namespace Postil {

class Autosave;
class LibraryPane;
class Session;
struct ImportedPost;
struct Services;

class Drafts : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    Drafts(const Services &services, Session &session, LibraryPane &pane, QObject *parent = nullptr);
    ~Drafts() override;

    // Reads what was open last, and fills the library pane. Returns what the window wanted to remember.
    QCoro::Task<QJsonObject> recall();
    void resume(); // takes up what recall() read, or begins a new post
    // Everything typed, which draft is open, and what the window wants to remember, on the disk.
    QCoro::Task<Result<void>> keep(QJsonObject window);
    QCoro::Task<Result<void>> saveNow();

    void newPost();
    QCoro::Task<void> open(QUuid id);
    void openImported(const ImportedPost &imported);
    // Into the library, without opening it; the open one is changed where it stands. Undone there as any edit.
    QCoro::Task<Result<void>> keepAside(Draft draft);
    QCoro::Task<void> move(QUuid id, Folder folder);
    QCoro::Task<void> erase(QUuid id); // for good: ask first

Q_SIGNALS:
    void saved(const QString &text);       // "✓ Saved 10:42"
    void trouble(const QString &sentence); // saving failed; it is tried again
    void message(const QString &sentence);

private:
    void begin(const Post &post);
    void takeUp(const Draft &draft);
    void sessionChanged();
    void showSaveState();
    QCoro::Task<void> refresh();
    [[nodiscard]] Draft draft() const;
    [[nodiscard]] Post emptyPost() const;

    const Services &m_services;
    Session &m_session;
    LibraryPane &m_pane;
    std::unique_ptr<Autosave> m_autosave; // null without a library
    std::optional<Draft> m_last;          // between recall() and resume()
    Folder m_folder = Folder::Drafts;
    QString m_search;
};

} // namespace Postil
