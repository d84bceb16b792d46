// SPDX-License-Identifier: MIT
// Outbox: sends posts to blogs, each exactly once, whatever happens in between.
//
// How that is kept:
// - An entry is in the library, on the disk, before the first byte of it leaves; it holds the post in all its
//   forms, so what was queued is what is sent. It is marked as being sent before that begins, and its receipt
//   is kept in the same transaction that marks it as done.
// - A post's identity is its slug. Wherever an attempt may have reached the blog without our seeing its end
//   (no answer, a crash, a stop), the next one says so (Attempt::Again): the publisher looks on the blog and
//   takes what stands there for this post instead of sending a second one. A change or a taking away that
//   had arrived is known by what stands there.
// - Each attempt is one request: its body can be sent once only (net/oneshotbody.h).
// - Any number of programs may have the library open: an entry is sent by the one that claims it, and a claim
//   ends with the program (Library::saveOutbox). One post at a time goes to an account.
// - Pictures go before the post that shows them, each once (publishing/uploads.h); a post of which only pictures
//   have gone was not sent.
// - Of an entry that was stopped under way it is said what was there when the blog was asked: a blog may still be
//   at work on what it has received. Sent again, it looks first.
// - A post is never written over that somebody else changed: it becomes a Conflict.
//
// What may succeed later is tried again (Network, Timeout), after a time that doubles from two seconds to ten
// minutes, or the one that the blog asks for; at once when the connection is back. Everything else needs the
// user. Whatever was to go more than a day ago asks first.
//
// Schedules: where the service brings posts out at their time, they are sent at once and the time is the
// server's. Where it does not, the entry waits here, which is said, and goes at its time if Postil is running
// then; a time that has passed is asked about.
#pragma once

#include "base/result.h"
#include "media/mediastore.h"
#include "publishing/account.h"
#include "publishing/outboxentry.h"
#include "publishing/publisher.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace Postil {

class HttpClient;
class Library;
class NetworkWatch;
struct OutboxLine;
struct OutboxWork;

struct OutboxTools
{
    std::function<Result<Account>(const QString &id)> account;
    // Of the catalogue. `http`, to be used by the publisher, can be stopped by the outbox.
    std::function<Result<std::unique_ptr<Publisher>>(const Account &account, HttpClient *http)> makePublisher;
    HttpClient *http = nullptr;        // nullptr is passed on
    MediaStore media = MediaStore({}); // the pictures that posts on this computer have
    NetworkWatch *network = nullptr;   // may be nullptr
    std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
    // How long to wait after so many attempts, from 1 on.
    std::function<std::chrono::milliseconds(int attempts)> backoff = {}; // empty: as said above, with jitter
};

class Outbox final : public QObject
{
    Q_OBJECT

public:
    // Library and tools outlive it. Nothing is sent before start() but what is queued here, and what there is
    // of the same post.
    Outbox(Library &library, OutboxTools tools, QObject *parent = nullptr);
    ~Outbox() override; // what is being sent is stopped, and looked for at the next start

    // Reads what is in the library and goes on with it. Returns once it is read. Can be repeated, to see what
    // another program has queued.
    [[nodiscard]] QCoro::Task<Result<void>> start();

    [[nodiscard]] const QList<OutboxEntry> &entries() const { return m_entries; } // oldest first
    [[nodiscard]] std::optional<OutboxEntry> entry(QUuid id) const;
    // What could not be read of the library's outbox, a sentence each; it is left there.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    // Returns once the entry is on the disk; then it goes by itself. Of the same draft and account, whoever
    // queued it: one that sends the very same, and was not sent, is taken up and goes now in the place of
    // this one; one of which nothing was sent yet is cancelled for it; one that may be on the blog already
    // goes first, and this one changes it then; one that stands there is changed. Two that are queued at the
    // same moment see each other. BadInput: no account, or nothing to update or trash. Refused: another
    // program is sending the same. Storage.
    [[nodiscard]] QCoro::Task<Result<OutboxEntry>> enqueue(OutboxEntry entry);
    // The newest entry of the draft and account that is still to be sent, or failed; also where another
    // program has queued it. Storage.
    [[nodiscard]] QCoro::Task<Result<std::optional<OutboxEntry>>> unsettled(QUuid draft, QString account);
    // The user's word that it goes now: what asks, waits for another attempt, or was settled without being
    // sent. Refused: it is on the blog, is being sent, or its time has not come. NotFound, Storage.
    [[nodiscard]] QCoro::Task<Result<OutboxEntry>> send(QUuid id);
    // Stops it, at whatever point it is, and returns it when that is certain: Cancelled, or Done where it had
    // arrived; its message says what the blog has. Refused: it was done before, or another program is sending
    // it. NotFound, Storage.
    [[nodiscard]] QCoro::Task<Result<OutboxEntry>> cancel(QUuid id);
    // Takes a settled one off the list. Refused: it is not settled. NotFound, Storage.
    [[nodiscard]] QCoro::Task<Result<void>> remove(QUuid id);

    // Sends what is due. Done by itself; for a clock that was put.
    void look();

Q_SIGNALS:
    void changed(const Postil::OutboxEntry &entry); // new ones, too
    void removed(QUuid id);

private:
    // The ids of those rows; of no draft: nothing.
    QCoro::Task<Result<QList<QUuid>>> readEntriesOf(QUuid draft, QString account);
    QCoro::Task<Result<OutboxEntry>> inLine(OutboxEntry entry);
    QCoro::Task<Result<OutboxEntry>> sendAgain(OutboxEntry entry);
    QCoro::Task<> attempt(QUuid id);
    QCoro::Task<OutboxEntry> followUp(OutboxLine &line, OutboxEntry entry);
    QCoro::Task<Result<OutboxEntry>> bringPictures(OutboxLine &line, OutboxEntry entry);
    QCoro::Task<Result<OutboxEntry>> stopUnsent(OutboxEntry entry);
    QCoro::Task<Result<OutboxEntry>> keep(OutboxEntry entry, std::optional<ReceiptRow> receipt = {});
    QCoro::Task<OutboxEntry> seeAfterStop(OutboxEntry entry);
    QCoro::Task<> ask(OutboxEntry entry, QString why);
    QCoro::Task<> finish(OutboxEntry entry);
    QCoro::Task<> unclaimed(OutboxEntry entry, Error error);
    QCoro::Task<> untilFree(QUuid id);

    [[nodiscard]] Result<std::unique_ptr<OutboxLine>> openLine(const OutboxEntry &entry,
                                                               std::stop_token stop);
    [[nodiscard]] bool isBlocked(const OutboxEntry &entry) const;
    [[nodiscard]] bool serverSchedules(const OutboxEntry &entry) const;
    [[nodiscard]] QString askReason(const OutboxEntry &entry, const QDateTime &now) const;
    [[nodiscard]] bool isDue(const OutboxEntry &entry, const QDateTime &now) const;
    // As it goes on the list, where it is not known better there. BadInput: it cannot be read.
    [[nodiscard]] Result<std::optional<OutboxEntry>> newsOf(const OutboxRow &row) const;
    [[nodiscard]] std::optional<ReceiptRow> receiptOf(const OutboxEntry &entry) const; // nothing unless Done
    void settle(OutboxEntry &entry, const Result<Receipt> &outcome) const;
    void postpone(OutboxEntry &entry, const Error &error) const;
    void schedule(OutboxEntry &entry) const;
    void put(const OutboxEntry &entry);
    void take(QUuid id);
    std::shared_ptr<OutboxWork> begin(QUuid id);
    void end(QUuid id);
    void wakeForNetwork();
    void armTimer();

    Library &m_library;
    OutboxTools m_tools;
    QList<OutboxEntry> m_entries;
    QStringList m_problems;
    QHash<QUuid, std::shared_ptr<OutboxWork>> m_work; // one piece an entry at a time
    QTimer m_timer;
};

} // namespace Postil
