// SPDX-License-Identifier: MIT
// The part of the outbox that sends: one attempt from its claim to its receipt, and what follows
// from how it ended.
#include "publishing/outbox.h"

#include "library/library.h"
#include "publishing/catalogue.h"
#include "publishing/networkwatch.h"
#include "publishing/outboxwords.h"
#include "publishing/outboxwork.h"
#include "publishing/sendentry.h"
#include "publishing/sentpost.h"
#include "publishing/uploads.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Postil {

namespace {

// While somebody else sends to the same blog.
constexpr std::chrono::milliseconds BusyAgain = 2s;

struct OutboxAttemptText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

} // namespace

Result<std::unique_ptr<OutboxLine>> Outbox::openLine(const OutboxEntry &entry, std::stop_token stop)
{
    auto line = std::make_unique<OutboxLine>();
    auto account = m_tools.account(entry.account);
    if (!account)
        return std::unexpected(account.error());
    line->account = std::move(*account);
    if (m_tools.http)
        line->http = std::make_unique<StoppableClient>(*m_tools.http, std::move(stop));
    auto publisher = m_tools.makePublisher(line->account, line->http.get());
    if (!publisher)
        return std::unexpected(publisher.error());
    line->publisher = std::move(*publisher);
    return line;
}

QCoro::Task<> Outbox::attempt(QUuid id)
{
    const QPointer<Outbox> self(this);
    const auto work = begin(id);
    const OutboxEntry before = *this->entry(id);
    OutboxEntry entry = before;
    const auto line = openLine(entry, work->stop.get_token());
    if (!line) {
        settle(entry, std::unexpected(line.error()));
        co_await finish(entry);
        co_return;
    }
    const std::stop_callback stopped(work->stop.get_token(),
                                     [publisher = (*line)->publisher.get()] { publisher->stop(); });
    entry.state = OutboxState::Sending;
    entry.waiting = OutboxWait::Nothing;
    entry.next = {};
    entry.message = {};
    entry.error = {};
    entry.holder = RowHolder::Us;
    ++entry.attempts;
    const auto claimed = co_await keep(entry);
    if (!self)
        co_return;
    if (!claimed) {
        co_await unclaimed(before, claimed.error());
        if (self)
            end(id);
        co_return;
    }
    entry = co_await followUp(**line, *claimed);
    if (!self)
        co_return;
    Result<Receipt> outcome = failure(ErrorKind::Cancelled, unsentSentence(entry));
    const Attempt attempt = entry.publication.attempt;
    bool isSent = !work->cancelled;
    if (isSent) {
        const auto complete = co_await bringPictures(**line, entry);
        if (!self)
            co_return;
        if (complete)
            entry = *complete;
        else
            outcome = std::unexpected(complete.error());
        isSent = complete && !work->cancelled;
    }
    if (isSent) {
        OutboxEntry sent = entry;
        sent.publication = asSent(entry, m_tools.now());
        outcome = co_await sendEntry(*(*line)->publisher, std::move(sent));
        if (!self)
            co_return;
    }
    const bool mayBeThere = (isSent && !outcome && isUncertain(outcome.error().kind))
                            || entry.publication.attempt == Attempt::Again;
    if (!outcome && work->cancelled && mayBeThere) {
        entry.publication.attempt = Attempt::Again;
        entry = co_await seeAfterStop(entry);
        if (!self)
            co_return;
    } else if (!outcome && work->cancelled) {
        settle(entry, outcome);
        entry.state = OutboxState::Cancelled;
        entry.waiting = OutboxWait::Nothing;
        entry.next = {};
        entry.message = isSent ? notArrivedSentence(entry) : unsentSentence(entry);
        entry.publication.attempt = Attempt::First;
    } else {
        settle(entry, outcome);
        if (!isSent) // whatever became of its pictures
            entry.publication.attempt = attempt;
    }
    co_await finish(entry);
}

// The entry once all its pictures are on the blog, which is written down before the post goes.
QCoro::Task<Result<OutboxEntry>> Outbox::bringPictures(OutboxLine &line, OutboxEntry entry)
{
    if (entry.action == OutboxAction::Trash || entry.action == OutboxAction::Restore
        || localPictures(entry.publication).isEmpty())
        co_return entry;
    const QPointer<Outbox> self(this);
    const auto pictures = co_await uploadPictures(entry.publication, {.account = line.account,
                                                                      .publisher = line.publisher.get(),
                                                                      .library = &m_library,
                                                                      .media = m_tools.media,
                                                                      .owner = this});
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!pictures)
        co_return std::unexpected(pictures.error());
    if (entry.publication.pictures == *pictures)
        co_return entry;
    entry.publication.pictures = *pictures;
    co_return co_await keep(std::move(entry));
}

// What an earlier entry of the same post left there is changed, not sent a second time.
QCoro::Task<OutboxEntry> Outbox::followUp(OutboxLine &line, OutboxEntry entry)
{
    if (entry.after.isNull())
        co_return entry;
    const QPointer<Outbox> self(this);
    const auto earlier = this->entry(entry.after);
    std::optional<Receipt> standing;
    if (earlier && earlier->state == OutboxState::Done && earlier->action != OutboxAction::Trash) {
        standing = earlier->receipt;
    } else if (earlier && earlier->action == OutboxAction::Create
               && earlier->publication.attempt == Attempt::Again) {
        const auto seen = co_await lookForEntry(*line.publisher, *earlier);
        if (!self)
            co_return entry;
        if (seen)
            standing = *seen;
    }
    if (!standing)
        co_return entry;
    OutboxEntry change = entry;
    change.before = standing;
    change.after = {};
    if (change.action == OutboxAction::Create)
        change.action = OutboxAction::Update;
    // On the disk before it is done: after a crash it is a change still.
    co_return (co_await keep(change)).value_or(entry);
}

// Writes down how it ended.
QCoro::Task<> Outbox::finish(OutboxEntry entry)
{
    const QPointer<Outbox> self(this);
    const auto kept = co_await keep(entry, receiptOf(entry));
    if (!self)
        co_return;
    if (!kept) {
        // On the disk it is being sent still, and so it is taken: it may be there.
        entry.publication.attempt = Attempt::Again;
        entry.receipt = {};
        postpone(entry, kept.error());
        entry.holder = RowHolder::Us;
        put(entry);
    }
    end(entry.id);
}

std::optional<ReceiptRow> Outbox::receiptOf(const OutboxEntry &entry) const
{
    if (entry.state != OutboxState::Done || !entry.receipt)
        return {};
    return toRow(SentPost{.draft = entry.draft,
                          .receipt = *entry.receipt,
                          .standing = entry.action != OutboxAction::Trash,
                          .sent = asSent(entry, entry.receipt->time)});
}

void Outbox::settle(OutboxEntry &entry, const Result<Receipt> &outcome) const
{
    entry.waiting = OutboxWait::Nothing;
    entry.next = {};
    entry.holder = RowHolder::Nobody;
    if (outcome) {
        entry.state = OutboxState::Done;
        entry.error = {};
        entry.receipt = *outcome;
        entry.receipt->account = entry.account;
        entry.receipt->time = m_tools.now();
        entry.message = doneSentence(entry);
        return;
    }
    const Error &error = outcome.error();
    const bool isOffline = m_tools.network && m_tools.network->isOffline();
    if (isUncertain(error.kind))
        entry.publication.attempt = Attempt::Again;
    // Without a connection no name is found, either.
    if (isWorthRetrying(error.kind) || (isOffline && error.kind == ErrorKind::NotFound)) {
        postpone(entry, error);
        return;
    }
    entry.state = error.kind == ErrorKind::Conflict ? OutboxState::Conflict : OutboxState::Failed;
    entry.error = error.kind;
    entry.message = error.message;
}

void Outbox::postpone(OutboxEntry &entry, const Error &error) const
{
    const bool isOffline = m_tools.network && m_tools.network->isOffline();
    const std::chrono::milliseconds wait = std::max<std::chrono::milliseconds>(
        m_tools.backoff(entry.attempts), std::chrono::seconds(error.retryAfter));
    entry.state = OutboxState::Waiting;
    entry.waiting = isOffline ? OutboxWait::Network : OutboxWait::Retry;
    entry.next = m_tools.now().addDuration(wait);
    entry.error = error.kind;
    entry.message = isOffline ? offlineSentence() : error.message;
}

// What an entry that was stopped under way has done.
QCoro::Task<OutboxEntry> Outbox::seeAfterStop(OutboxEntry entry)
{
    const QPointer<Outbox> self(this);
    const auto line = openLine(entry, {});
    Result<std::optional<Receipt>> seen = std::optional<Receipt>();
    if (line)
        seen = co_await lookForEntry(*(*line)->publisher, entry);
    else
        seen = std::unexpected(line.error());
    if (!self)
        co_return entry;
    if (seen && *seen) {
        settle(entry, **seen);
        entry.message = arrivedSentence(entry);
        co_return entry;
    }
    entry.state = OutboxState::Cancelled;
    entry.waiting = OutboxWait::Nothing;
    entry.next = {};
    entry.holder = RowHolder::Nobody;
    entry.error = {};
    entry.message = seen ? notSeenSentence(entry) : unseenSentence(entry, seen.error().message);
    co_return entry;
}

// Nothing was changed in the library: another program was first, or the disk would not.
QCoro::Task<> Outbox::unclaimed(OutboxEntry entry, Error error)
{
    const QPointer<Outbox> self(this);
    if (error.kind == ErrorKind::NotFound) {
        take(entry.id);
        co_return;
    }
    if (error.kind == ErrorKind::Conflict) {
        const auto rows = co_await m_library.outbox();
        if (!self)
            co_return;
        const QList<OutboxRow> found = rows.value_or(QList<OutboxRow>());
        const auto row = std::ranges::find(found, entry.id, &OutboxRow::id);
        if (rows && row == found.end()) {
            take(entry.id);
            co_return;
        }
        if (rows && row->version != entry.version) {
            if (const auto theirs = outboxEntryOf(*row))
                put(*theirs);
            co_return;
        }
    }
    entry.state = OutboxState::Waiting;
    entry.waiting = OutboxWait::Retry;
    entry.error = error.kind;
    entry.message = error.message;
    entry.next = m_tools.now().addDuration(
        error.kind == ErrorKind::Conflict ? BusyAgain : m_tools.backoff(entry.attempts + 1));
    put(entry);
}

} // namespace Postil
