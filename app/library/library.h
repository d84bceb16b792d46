// SPDX-License-Identifier: MIT
// The library: every draft, with the article it is about, in one SQLite file (WAL, synchronous=FULL).
// All work happens on a thread of its own; the calls return at once and finish in the caller's event loop,
// in the order they were made. A finished save is on the disk.
#pragma once

#include "article/article.h"
#include "library/outboxrow.h"
#include "post/post.h"

#include <QCoroTask>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
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

// A post of the library that leads to a story: "linked on 12 March in …".
struct EarlierLink
{
    QString address; // as it was asked for
    QUuid draft;
    QString title;
    QDateTime linked; // UTC: the date on the post, else when it was changed last

    bool operator==(const EarlierLink &) const = default;
};

// An article as it was read at one time. Of one that is read again unchanged, only `seen` moves on.
struct Snapshot
{
    qint64 id = 0;
    QDateTime captured; // UTC
    QDateTime seen;     // UTC: when it was read like that for the last time
    QString headline;
    QByteArray hash; // SHA-256 of headline, byline and text

    bool operator==(const Snapshot &) const = default;
};

struct KeptSnapshot
{
    Snapshot now;
    std::optional<Article> before; // only where it reads otherwise now than the last time

    bool operator==(const KeptSnapshot &) const = default;
};

// Of one address: the first version and the newest ones.
inline constexpr int maximumSnapshots = 20;

class Library
{
public:
    // Opens or creates the file; a file that is damaged, newer than this program or not ours is left
    // untouched and reported.
    static QCoro::Task<Result<std::unique_ptr<Library>>> open(QString path);
    virtual ~Library() = default;

    virtual QCoro::Task<Result<void>> save(Draft draft) = 0;
    virtual QCoro::Task<Result<Draft>> load(QUuid id) = 0;
    // Newest first; `search`: every word must occur (title, source, excerpts, commentary, coverage); empty:
    // all.
    virtual QCoro::Task<Result<QList<DraftSummary>>> list(Folder folder, QString search) = 0;
    virtual QCoro::Task<Result<FolderCounts>> counts() = 0;
    virtual QCoro::Task<Result<void>> move(QUuid id, Folder folder) = 0;
    virtual QCoro::Task<Result<void>> erase(QUuid id) = 0; // for good

    // The posts, outside the trash and but for `except`, that lead to one of `addresses` as their source or
    // as related coverage; in the order of `addresses`, the latest first. Addresses are compared by
    // storyKey().
    virtual QCoro::Task<Result<QList<EarlierLink>>> linkedBefore(QStringList addresses, QUuid except) = 0;

    // Keeps what was captured under its address (compared by storyKey()), so that a later visit can show what
    // changed: see excerpt/storychanges.h. ErrorKind::BadInput: pasted text has no address to keep it under.
    virtual QCoro::Task<Result<KeptSnapshot>> keepSnapshot(Article article) = 0;
    virtual QCoro::Task<Result<QList<Snapshot>>> snapshots(QString address) = 0; // newest first
    virtual QCoro::Task<Result<Article>> snapshot(qint64 id) = 0;

    // What is to be sent, the oldest first.
    virtual QCoro::Task<Result<QList<OutboxRow>>> outbox() = 0;
    // Adds the row (version 0) or changes it, and keeps `receipt` with it or neither. Returns it as it was
    // kept. RowHolder::Us claims it. ErrorKind::Conflict, with nothing changed: the row is no longer of this
    // version, or another Library object that is still open holds it; or it is claimed while somebody holds
    // another row of its account. NotFound: the row went away meanwhile.
    virtual QCoro::Task<Result<OutboxRow>> saveOutbox(OutboxRow row, std::optional<ReceiptRow> receipt) = 0;
    // Adds the row of a post of which the caller knows the rows `known`. ErrorKind::Conflict, with nothing added:
    // there is another one of the same draft and account, which came meanwhile. A row of no draft is alone.
    virtual QCoro::Task<Result<OutboxRow>> addOutbox(OutboxRow row, QList<QUuid> known) = 0;
    virtual QCoro::Task<Result<void>> removeOutbox(QUuid id) = 0; // Conflict: another holds it

    // Keeps it, and all those before it: its id is given.
    virtual QCoro::Task<Result<void>> keepReceipt(ReceiptRow receipt) = 0;
    virtual QCoro::Task<Result<QList<ReceiptRow>>> receipts(QUuid draft) = 0; // newest first
    // The newest of each of the posts that this account has there (Receipt::remoteId), those that are not known
    // left out; in no order.
    virtual QCoro::Task<Result<QList<ReceiptRow>>> newestReceipts(QString account, QStringList remoteIds) = 0;
    // The newest of the post at an address (compared by storyKey()). NotFound.
    virtual QCoro::Task<Result<ReceiptRow>> receiptOf(QString url) = 0;

    // What is known of a picture on a blog; nothing where it was never sent there.
    virtual QCoro::Task<Result<std::optional<UploadRow>>> upload(QString account, QString name) = 0;
    virtual QCoro::Task<Result<void>> keepUpload(UploadRow row) = 0; // in the stead of what was known of it

    // What the window needs to reopen as it was: a JSON object of the window's own making.
    virtual QCoro::Task<Result<void>> saveSession(QJsonObject session) = 0;
    virtual QCoro::Task<Result<QJsonObject>> loadSession() = 0; // empty where there is none
};

} // namespace Postil
