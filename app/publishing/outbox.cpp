// SPDX-License-Identifier: MIT
#include "publishing/outbox.h"

#include "library/library.h"
#include "publishing/catalogue.h"
#include "publishing/networkwatch.h"
#include "publishing/outboxwords.h"
#include "publishing/outboxwork.h"
#include "publishing/sendentry.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Postil {

namespace {

// How long what is done and over stays on the list.
constexpr int DaysOnTheList = 14;

struct OutboxText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

std::unexpected<Error> notInOutbox()
{
    return failure(ErrorKind::NotFound, OutboxText::tr("This post is not in the outbox any more."));
}

std::unexpected<Error> outboxIsClosing()
{
    return failure(ErrorKind::Cancelled, OutboxText::tr("Postil was closing before this was done."));
}

std::unexpected<Error> sentElsewhere()
{
    return failure(ErrorKind::Refused,
                   OutboxText::tr("Another Postil is sending this post. Wait until it is done."));
}

bool isOfSamePost(const OutboxEntry &one, const OutboxEntry &other)
{
    return !one.draft.isNull() && one.draft == other.draft && one.account == other.account
           && one.id != other.id;
}

// As it is on the list after it was found in the library.
void takeUp(OutboxEntry &entry, const QDateTime &now)
{
    if (entry.state == OutboxState::Sending && entry.holder == RowHolder::Nobody) {
        entry.state = OutboxState::Queued;
        entry.publication.attempt = Attempt::Again;
        entry.message = interruptedSentence();
    }
    // Its time passed while Postil was not running. look() asks about it.
    if (entry.state == OutboxState::Waiting && entry.waiting == OutboxWait::Schedule && entry.next <= now) {
        entry.state = OutboxState::Queued;
        entry.waiting = OutboxWait::Nothing;
    }
}

} // namespace

Outbox::Outbox(Library &library, OutboxTools tools, QObject *parent)
    : QObject(parent), m_library(library), m_tools(std::move(tools))
{
    if (!m_tools.backoff)
        m_tools.backoff = &outboxBackoff;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const bool othersSend = std::ranges::contains(m_entries, RowHolder::Another, &OutboxEntry::holder);
        if (othersSend)
            (void)start();
        else
            look();
    });
    if (m_tools.network)
        connect(m_tools.network, &NetworkWatch::back, this, [this] { wakeForNetwork(); });
}

Outbox::~Outbox()
{
    // Whoever is stopped must not come back to an outbox that is half gone.
    for (const auto &work : std::as_const(m_work))
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [work] { work->stop.request_stop(); }, Qt::QueuedConnection);
}

QCoro::Task<Result<void>> Outbox::start()
{
    const QPointer<Outbox> self(this);
    const auto rows = co_await m_library.outbox();
    if (!self)
        co_return outboxIsClosing();
    if (!rows)
        co_return std::unexpected(rows.error());
    const QDateTime now = m_tools.now();
    m_problems.clear();
    QList<QUuid> over;
    for (const OutboxRow &row : *rows) {
        Result<OutboxEntry> found = outboxEntryOf(row);
        if (!found) {
            m_problems +=
                OutboxText::tr("A post in the outbox cannot be read, and was left there. %1").arg(found.error().message);
            continue;
        }
        const auto known = entry(row.id);
        // What is being worked on, or waits here for a reason that is not in the library, goes on.
        if (m_work.contains(row.id)
            || (known && known->version >= row.version && known->holder != RowHolder::Another))
            continue;
        takeUp(*found, now);
        const bool isOver = found->state == OutboxState::Done || found->state == OutboxState::Cancelled;
        if (isOver && found->created.daysTo(now) > DaysOnTheList)
            over += row.id;
        else
            put(*found);
    }
    const QList<OutboxEntry> listed = m_entries;
    for (const OutboxEntry &entry : listed) {
        if (!std::ranges::contains(*rows, entry.id, &OutboxRow::id) && !m_work.contains(entry.id))
            take(entry.id);
    }
    std::ranges::stable_sort(m_entries, {}, &OutboxEntry::created);
    for (const QUuid &id : std::as_const(over))
        (void)m_library.removeOutbox(id);
    look();
    co_return Result<void>();
}

std::optional<OutboxEntry> Outbox::entry(QUuid id) const
{
    const auto found = std::ranges::find(m_entries, id, &OutboxEntry::id);
    return found == m_entries.end() ? std::nullopt : std::optional(*found);
}

QCoro::Task<Result<OutboxEntry>> Outbox::enqueue(OutboxEntry entry)
{
    if (entry.account.isEmpty())
        co_return failure(ErrorKind::BadInput, OutboxText::tr("No blog was chosen to send the post to."));
    if (entry.action != OutboxAction::Create && !entry.before)
        co_return failure(ErrorKind::BadInput,
                          OutboxText::tr("There is no receipt of this post, so Postil cannot find it on the "
                                         "blog. Open it from the blog first."));
    const QPointer<Outbox> self(this);
    if (entry.id.isNull())
        entry.id = QUuid::createUuid();
    const QList<OutboxEntry> listed = m_entries;
    for (const OutboxEntry &before : listed) {
        const OutboxEntry other = this->entry(before.id).value_or(before);
        if (!isOfSamePost(entry, other) || other.state == OutboxState::Done)
            continue;
        const bool mayBeThere = other.publication.attempt == Attempt::Again || m_work.contains(other.id)
                                || other.state == OutboxState::Sending;
        if (mayBeThere) {
            if (!isSettled(other) || other.action == OutboxAction::Create)
                entry.after = other.id;
        } else if (!isSettled(other)) {
            OutboxEntry replaced = other;
            replaced.message = replacedSentence();
            const auto stopped = co_await stopUnsent(std::move(replaced));
            if (!self)
                co_return outboxIsClosing();
            if (!stopped)
                entry.after = other.id;
        }
    }
    entry.created = entry.wanted = m_tools.now();
    schedule(entry);
    // What could not be read back would never be sent.
    if (const auto again = outboxEntryOf(toRow(entry)); !again)
        co_return std::unexpected(again.error());
    const auto kept = co_await keep(std::move(entry));
    if (!self)
        co_return outboxIsClosing();
    look();
    co_return kept;
}

// Where an entry begins: at once, at its time, or with a question.
void Outbox::schedule(OutboxEntry &entry) const
{
    entry.state = OutboxState::Queued;
    if (!isSentAtATime(entry))
        return;
    const QDateTime at = entry.publication.when.at;
    const auto account = m_tools.account(entry.account);
    const QTimeZone zone = account ? zoneOf(*account) : QTimeZone::systemTimeZone();
    if (at <= entry.created) {
        entry.wanted = at;
        entry.state = OutboxState::Asking;
        entry.message = timeIsOverSentence(at, zone);
    } else if (!serverSchedules(entry)) {
        entry.wanted = entry.next = at;
        entry.state = OutboxState::Waiting;
        entry.waiting = OutboxWait::Schedule;
        entry.message = ourScheduleSentence(at, zone);
    }
}

QCoro::Task<Result<OutboxEntry>> Outbox::send(QUuid id)
{
    const auto found = entry(id);
    if (!found)
        co_return notInOutbox();
    if (found->state == OutboxState::Done)
        co_return failure(ErrorKind::Refused, found->message);
    if (found->holder == RowHolder::Another)
        co_return sentElsewhere();
    if (found->state == OutboxState::Queued)
        co_return *found;
    if (found->state == OutboxState::Sending || m_work.contains(id))
        co_return failure(ErrorKind::Refused, OutboxText::tr("This post is being sent already."));
    if (found->waiting == OutboxWait::Schedule && found->next > m_tools.now())
        co_return failure(ErrorKind::Refused,
                          OutboxText::tr("The time of this post has not come. To bring it out at once, cancel it "
                                         "and publish it without a time."));
    const QPointer<Outbox> self(this);
    begin(id);
    OutboxEntry entry = *found;
    entry.state = OutboxState::Queued;
    entry.waiting = OutboxWait::Nothing;
    entry.wanted = m_tools.now();
    entry.next = {};
    entry.message = {};
    entry.error = {};
    const auto kept = co_await keep(std::move(entry));
    if (!self)
        co_return outboxIsClosing();
    end(id);
    co_return kept;
}

QCoro::Task<Result<OutboxEntry>> Outbox::cancel(QUuid id)
{
    const QPointer<Outbox> self(this);
    while (const auto work = m_work.value(id)) {
        work->cancelled = true;
        work->stop.request_stop();
        co_await untilFree(id);
        if (!self)
            co_return outboxIsClosing();
        // Where that was not what stopped it, it is not over yet.
        const auto now = entry(id);
        if (now && (now->state == OutboxState::Done || now->state == OutboxState::Cancelled))
            co_return *now;
    }
    const auto found = entry(id);
    if (!found)
        co_return notInOutbox();
    if (found->state == OutboxState::Done)
        co_return failure(ErrorKind::Refused, found->message);
    if (found->holder == RowHolder::Another)
        co_return sentElsewhere();
    if (found->state == OutboxState::Cancelled)
        co_return *found;
    if (found->publication.attempt == Attempt::First) {
        OutboxEntry unsent = *found;
        unsent.message = unsentSentence(unsent);
        co_return co_await stopUnsent(std::move(unsent));
    }
    begin(id);
    OutboxEntry seen = co_await seeAfterStop(*found);
    if (!self)
        co_return outboxIsClosing();
    const auto kept = co_await keep(seen, receiptOf(seen));
    if (!self)
        co_return outboxIsClosing();
    end(id);
    co_return kept;
}

QCoro::Task<Result<OutboxEntry>> Outbox::stopUnsent(OutboxEntry entry)
{
    const QPointer<Outbox> self(this);
    const QUuid id = entry.id;
    begin(id);
    entry.state = OutboxState::Cancelled;
    entry.waiting = OutboxWait::Nothing;
    entry.next = {};
    entry.error = {};
    const auto kept = co_await keep(std::move(entry));
    if (!self)
        co_return outboxIsClosing();
    end(id);
    co_return kept;
}

QCoro::Task<Result<void>> Outbox::remove(QUuid id)
{
    const QPointer<Outbox> self(this);
    const auto isListedOpen = [this, id] {
        const auto found = entry(id);
        return found && !isSettled(*found);
    };
    if (!isListedOpen())
        co_await untilFree(id);
    if (!self)
        co_return outboxIsClosing();
    if (!entry(id))
        co_return notInOutbox();
    if (isListedOpen())
        co_return failure(ErrorKind::Refused,
                          OutboxText::tr("This post is still to be sent. Cancel it before you remove it."));
    begin(id);
    const auto removed = co_await m_library.removeOutbox(id);
    if (!self)
        co_return outboxIsClosing();
    if (removed)
        take(id);
    end(id);
    co_return removed;
}

QCoro::Task<> Outbox::untilFree(QUuid id)
{
    const QPointer<Outbox> self(this);
    while (self && m_work.contains(id)) {
        const QFuture<void> done = m_work.value(id)->done.future();
        co_await done;
    }
}

std::shared_ptr<OutboxWork> Outbox::begin(QUuid id)
{
    auto work = std::make_shared<OutboxWork>();
    m_work.insert(id, work);
    return work;
}

void Outbox::end(QUuid id)
{
    if (const auto work = m_work.take(id))
        work->done.finish();
    look();
}

QCoro::Task<Result<OutboxEntry>> Outbox::keep(OutboxEntry entry, std::optional<ReceiptRow> receipt)
{
    const QPointer<Outbox> self(this);
    const auto saved = co_await m_library.saveOutbox(toRow(entry), std::move(receipt));
    if (!self)
        co_return outboxIsClosing();
    if (!saved)
        co_return std::unexpected(saved.error());
    entry.version = saved->version;
    put(entry);
    co_return entry;
}

void Outbox::put(const OutboxEntry &entry)
{
    const auto found = std::ranges::find(m_entries, entry.id, &OutboxEntry::id);
    if (found == m_entries.end())
        m_entries.append(entry);
    else if (*found == entry)
        return;
    else
        *found = entry;
    const OutboxEntry told = entry;
    Q_EMIT changed(told);
}

void Outbox::take(QUuid id)
{
    if (m_entries.removeIf([id](const OutboxEntry &entry) { return entry.id == id; }) > 0)
        Q_EMIT removed(id);
}

} // namespace Postil
