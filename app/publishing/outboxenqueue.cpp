// SPDX-License-Identifier: MIT
// The part of the outbox that takes posts in, and tells which of them is the same post once more.
#include "publishing/outbox.h"

#include "library/library.h"
#include "publishing/catalogue.h"
#include "publishing/outboxwords.h"
#include "publishing/outboxwork.h"
#include "publishing/sendentry.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace Postil {

namespace {

struct OutboxEnqueueText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

bool isOfPost(const OutboxEntry &entry, QUuid draft, const QString &account)
{
    return !draft.isNull() && entry.draft == draft && entry.account == account;
}

// Whatever became of the other one so far.
bool sendsTheSame(const OutboxEntry &one, const OutboxEntry &other)
{
    Publication publication = one.publication;
    publication.attempt = other.publication.attempt;
    publication.pictures = other.publication.pictures;
    return one.action == other.action && one.before == other.before && publication == other.publication;
}

bool canGoAgain(const OutboxEntry &entry)
{
    return !isSettled(entry) || entry.state == OutboxState::Failed;
}

} // namespace

QCoro::Task<Result<void>> Outbox::readEntriesOf(QUuid draft, QString account)
{
    if (draft.isNull())
        co_return Result<void>();
    const QPointer<Outbox> self(this);
    const auto rows = co_await m_library.outbox();
    if (!self)
        co_return outboxIsClosing();
    if (!rows)
        co_return std::unexpected(rows.error());
    for (const OutboxRow &row : *rows) {
        const bool isOfIt = row.draft == draft && row.account == account;
        const Result<std::optional<OutboxEntry>> found = isOfIt ? newsOf(row) : std::nullopt;
        if (found && *found)
            put(**found);
    }
    std::ranges::stable_sort(m_entries, {}, &OutboxEntry::created);
    co_return Result<void>();
}

QCoro::Task<Result<std::optional<OutboxEntry>>> Outbox::unsettled(QUuid draft, QString account)
{
    const auto read = co_await readEntriesOf(draft, account);
    if (!read)
        co_return std::unexpected(read.error());
    std::optional<OutboxEntry> newest;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        if (isOfPost(entry, draft, account) && canGoAgain(entry))
            newest = entry;
    }
    co_return newest;
}

QCoro::Task<Result<OutboxEntry>> Outbox::enqueue(OutboxEntry entry)
{
    if (entry.account.isEmpty())
        co_return failure(ErrorKind::BadInput,
                          OutboxEnqueueText::tr("No blog was chosen to send the post to."));
    if (entry.action != OutboxAction::Create && !entry.before)
        co_return failure(
            ErrorKind::BadInput,
            OutboxEnqueueText::tr("There is no receipt of this post, so Postil cannot find it on the "
                                  "blog. Open it from the blog first."));
    const QPointer<Outbox> self(this);
    if (entry.id.isNull())
        entry.id = QUuid::createUuid();
    entry.created = entry.wanted = m_tools.now();
    // What could not be read back would never be sent.
    const auto again = outboxEntryOf(toRow(entry));
    if (!again)
        co_return std::unexpected(again.error());
    if (const auto read = co_await readEntriesOf(entry.draft, entry.account); !read)
        co_return std::unexpected(read.error());
    const auto isTheSame = [&again](const OutboxEntry &other) {
        return isOfPost(other, again->draft, again->account) && canGoAgain(other)
               && sendsTheSame(*again, other);
    };
    const auto same = std::ranges::find_if(m_entries, isTheSame);
    if (same != m_entries.end())
        co_return co_await sendAgain(*same);
    const QList<OutboxEntry> listed = m_entries;
    for (const OutboxEntry &before : listed) {
        const OutboxEntry other = this->entry(before.id).value_or(before);
        if (!isOfPost(other, entry.draft, entry.account) || other.state == OutboxState::Done)
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
    schedule(entry);
    const auto kept = co_await keep(std::move(entry));
    if (!self)
        co_return outboxIsClosing();
    look();
    co_return kept;
}

// It goes now, unless it is on its way or its time has not come.
QCoro::Task<Result<OutboxEntry>> Outbox::sendAgain(OutboxEntry entry)
{
    const bool isOnItsWay = entry.holder != RowHolder::Another
                            && (entry.state == OutboxState::Queued || m_work.contains(entry.id)
                                || entry.waiting == OutboxWait::Schedule);
    if (!isOnItsWay)
        co_return co_await send(entry.id);
    look();
    co_return this->entry(entry.id).value_or(entry);
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

} // namespace Postil
