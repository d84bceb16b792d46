// SPDX-License-Identifier: MIT
// The library: every draft, with the article it is about, in one SQLite file (WAL, synchronous=FULL).
// All work happens on a thread of its own; the calls return at once and finish in the caller's event loop,
// in the order they were made. A finished save is on the disk.
#pragma once

#include "article/article.h"
#include "post/post.h"

#include <QCoroTask>
#include <QDateTime>
#include <QJsonObject>
#include <QUuid>

#include <memory>
#include <optional>

namespace Postil {

struct Draft
{
    QUuid id;
    Post post;
    std::optional<Article> article; // the open source article

    bool operator==(const Draft &) const = default;
};

enum class Folder { Drafts, Trash };

// A row of the library pane.
struct DraftSummary
{
    QUuid id;
    QString title;
    QString outlet;
    QDateTime changed; // UTC
    Folder folder = Folder::Drafts;

    bool operator==(const DraftSummary &) const = default;
};

struct FolderCounts
{
    int drafts = 0;
    int trash = 0;

    bool operator==(const FolderCounts &) const = default;
};

class Library
{
public:
    // Opens or creates the file; a file that is damaged, newer than this program or not ours is left
    // untouched and reported.
    static QCoro::Task<Result<std::unique_ptr<Library>>> open(QString path);
    virtual ~Library() = default;

    virtual QCoro::Task<Result<void>> save(Draft draft) = 0;
    virtual QCoro::Task<Result<Draft>> load(QUuid id) = 0;
    // Newest first; `search`: every word must occur (title, source, excerpts, commentary, coverage); empty: all.
    virtual QCoro::Task<Result<QList<DraftSummary>>> list(Folder folder, QString search) = 0;
    virtual QCoro::Task<Result<FolderCounts>> counts() = 0;
    virtual QCoro::Task<Result<void>> move(QUuid id, Folder folder) = 0;
    virtual QCoro::Task<Result<void>> erase(QUuid id) = 0; // for good

    // What the window needs to reopen as it was: a JSON object of the window's own making.
    virtual QCoro::Task<Result<void>> saveSession(QJsonObject session) = 0;
    virtual QCoro::Task<Result<QJsonObject>> loadSession() = 0; // empty where there is none
};

} // namespace Postil
