// SPDX-License-Identifier: MIT
#include "publishing/outbox.h"

#include "library/library.h"
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
        const auto found = newsOf(row);
        if (!found) {
            m_problems += OutboxText::tr("A post in the outbox cannot be read, and was left there. %1")
                              .arg(found.error().message);
            continue;
        }
        if (!*found)
            continue;
        const OutboxEntry &news = **found;
        const bool isOver = news.state == OutboxState::Done || news.state == OutboxState::Cancelled;
        if (isOver && news.created.daysTo(now) > DaysOnTheList)
            over += row.id;
        else
            put(news);
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

Result<std::optional<OutboxEntry>> Outbox::newsOf(const OutboxRow &row) const
{
    Result<OutboxEntry> found = outboxEntryOf(row);
    if (!found)
        return std::unexpected(found.error());
    const auto known = entry(row.id);
    // What is being worked on, or waits here for a reason that is not in the library, goes on.
    if (m_work.contains(row.id)
        || (known && known->version >= row.version && known->holder != RowHolder::Another))
        return std::nullopt;
    const QDateTime now = m_tools.now();
    if (found->state == OutboxState::Sending && found->holder == RowHolder::Nobody) {
        found->state = OutboxState::Queued;
        found->publication.attempt = Attempt::Again;
        found->message = interruptedSentence();
    }
    // Its time passed while Postil was not running. look() asks about it.
    if (found->state == OutboxState::Waiting && found->waiting == OutboxWait::Schedule
        && found->next <= now) {
        found->state = OutboxState::Queued;
        found->waiting = OutboxWait::Nothing;
    }
    return *found;
}

std::optional<OutboxEntry> Outbox::entry(QUuid id) const
{
    const auto found = std::ranges::find(m_entries, id, &OutboxEntry::id);
    return found == m_entries.end() ? std::nullopt : std::optional(*found);
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
        co_return failure(
            ErrorKind::Refused,
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
