// SPDX-License-Identifier: MIT
// The part of the outbox that takes posts in, and tells which of them is the same post once more.
#include "publishing/outbox.h"

#include "library/library.h"
#include "publishing/catalogue.h"
#include "publishing/outboxwords.h"
#include "publishing/outboxwork.h"
#include "publishing/sendentry.h"
#include "publishing/sentpost.h"

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

QCoro::Task<Result<QList<QUuid>>> Outbox::readEntriesOf(QUuid draft, QString account)
{
    QList<QUuid> ids;
    if (draft.isNull())
        co_return ids;
    const QPointer<Outbox> self(this);
    const auto rows = co_await m_library.outbox();
    if (!self)
        co_return outboxIsClosing();
    if (!rows)
        co_return std::unexpected(rows.error());
    for (const OutboxRow &row : *rows) {
        const bool isOfIt = row.draft == draft && row.account == account;
        if (isOfIt)
            ids += row.id;
        const Result<std::optional<OutboxEntry>> found = isOfIt ? newsOf(row) : std::nullopt;
        if (found && *found)
            put(**found);
    }
    std::ranges::stable_sort(m_entries, {}, &OutboxEntry::created);
    co_return ids;
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
    for (;;) {
        const auto known = co_await readEntriesOf(entry.draft, entry.account);
        if (!known)
            co_return std::unexpected(known.error());
        const auto isTheSame = [&again](const OutboxEntry &other) {
            return isOfPost(other, again->draft, again->account) && canGoAgain(other)
                   && sendsTheSame(*again, other);
        };
        const auto same = std::ranges::find_if(m_entries, isTheSame);
        if (same != m_entries.end())
            co_return co_await sendAgain(*same);
        Result<OutboxEntry> next = co_await inLine(entry);
        if (!self)
            co_return outboxIsClosing();
        if (!next)
            co_return std::unexpected(next.error());
        schedule(*next);
        const auto added = co_await m_library.addOutbox(toRow(*next), *known);
        if (!self)
            co_return outboxIsClosing();
        if (added) {
            next->version = added->version;
            put(*next);
            look();
            co_return *next;
        }
        // The same post was queued since the look, by another program or here: it is looked again.
        if (added.error().kind != ErrorKind::Conflict)
            co_return std::unexpected(added.error());
    }
}

// As a change of what stands there of the same post, behind what may be there, and in the place of what was
// not sent.
QCoro::Task<Result<OutboxEntry>> Outbox::inLine(OutboxEntry entry)
{
    const QPointer<Outbox> self(this);
    if (entry.action == OutboxAction::Create && !entry.draft.isNull()) {
        const auto rows = co_await m_library.receipts(entry.draft);
        if (!self)
            co_return outboxIsClosing();
        if (!rows)
            co_return std::unexpected(rows.error());
        // Whoever queued this did not know yet that it is there. A copy has another slug.
        const auto sent = standingPost(*rows, entry.account);
        if (sent && sent->sent.post.slug == entry.publication.post.slug) {
            entry.action = OutboxAction::Update;
            entry.before = sent->receipt;
        }
    }
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
    co_return entry;
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
