// SPDX-License-Identifier: MIT
// The part of the outbox that waits: which entry is due, when to look again, and what is asked before.
#include "publishing/outbox.h"

#include "publishing/catalogue.h"
#include "publishing/outboxwords.h"
#include "publishing/sendentry.h"

#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Postil {

namespace {

constexpr qint64 SecondsUntilAsked = 24 * 60 * 60;
// A time that Postil keeps itself may be missed by so much: the computer slept.
constexpr qint64 SecondsOfGrace = 10 * 60;
// The timer stands still while the computer sleeps, so it never runs long.
constexpr std::chrono::milliseconds LongestNap = 60s;
// What another program is at work on is over in a moment, as a rule, and somebody may wait for it.
constexpr std::chrono::milliseconds OthersNap = 2s;

} // namespace

void Outbox::look()
{
    const QDateTime now = m_tools.now();
    const QList<OutboxEntry> listed = m_entries; // attempts change it
    for (const OutboxEntry &before : listed) {
        const auto entry = this->entry(before.id);
        if (!entry || !isDue(*entry, now) || isBlocked(*entry))
            continue;
        if (const QString why = askReason(*entry, now); !why.isEmpty())
            (void)ask(*entry, why);
        else
            (void)attempt(entry->id);
    }
    armTimer();
}

bool Outbox::isDue(const OutboxEntry &entry, const QDateTime &now) const
{
    if (entry.holder == RowHolder::Another)
        return false;
    if (entry.state != OutboxState::Waiting)
        return entry.state == OutboxState::Queued;
    // No attempt is put off for longer than a day: the clock was put back.
    const bool isFarOff = entry.waiting != OutboxWait::Schedule && now.secsTo(entry.next) > SecondsUntilAsked;
    return entry.next <= now || isFarOff;
}

bool Outbox::isBlocked(const OutboxEntry &entry) const
{
    const auto isInTheWay = [this, &entry](const OutboxEntry &other) {
        if (other.id == entry.id)
            return m_work.contains(entry.id);
        return (other.account == entry.account && m_work.contains(other.id))
               || (other.id == entry.after && !isSettled(other));
    };
    return std::ranges::any_of(m_entries, isInTheWay);
}

void Outbox::armTimer()
{
    const QDateTime now = m_tools.now();
    std::optional<std::chrono::milliseconds> soonest;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        std::chrono::milliseconds wait = LongestNap;
        if (entry.state == OutboxState::Waiting && !isBlocked(entry))
            wait = std::clamp(std::chrono::milliseconds(now.msecsTo(entry.next)), 0ms, LongestNap);
        else if (entry.holder == RowHolder::Another)
            wait = OthersNap;
        else
            continue;
        soonest = std::min(soonest.value_or(wait), wait);
    }
    if (soonest)
        m_timer.start(*soonest);
    else
        m_timer.stop();
}

void Outbox::wakeForNetwork()
{
    const QList<OutboxEntry> listed = m_entries;
    for (OutboxEntry entry : listed) {
        if (entry.state != OutboxState::Waiting || entry.waiting != OutboxWait::Network
            || m_work.contains(entry.id))
            continue;
        entry.next = m_tools.now();
        put(entry);
    }
    look();
}

bool Outbox::serverSchedules(const OutboxEntry &entry) const
{
    const auto account = m_tools.account(entry.account);
    const auto service = account ? findService(account->service) : std::unexpected(account.error());
    return service && service->features.schedule;
}

QString Outbox::askReason(const OutboxEntry &entry, const QDateTime &now) const
{
    const auto account = m_tools.account(entry.account);
    const QTimeZone zone = account ? zoneOf(*account) : QTimeZone::systemTimeZone();
    const PublishTime &when = entry.publication.when;
    const bool isUntried = entry.attempts == 0 && entry.publication.attempt == Attempt::First;
    const bool isLate = isSentAtATime(entry) && when.at <= now && entry.wanted <= when.at;
    const bool isKeptHere = entry.waiting == OutboxWait::Schedule && when.at.secsTo(now) <= SecondsOfGrace;
    if (isUntried && isLate && !isKeptHere)
        return timeIsOverSentence(when.at, zone);
    if (entry.wanted.secsTo(now) > SecondsUntilAsked)
        return dayWentBySentence(entry, zone);
    return {};
}

QCoro::Task<> Outbox::ask(OutboxEntry entry, QString why)
{
    const QPointer<Outbox> self(this);
    begin(entry.id);
    entry.state = OutboxState::Asking;
    entry.waiting = OutboxWait::Nothing;
    entry.next = {};
    entry.message = why;
    const auto kept = co_await keep(entry);
    if (!self)
        co_return;
    if (!kept)
        co_await unclaimed(entry, kept.error());
    if (self)
        end(entry.id);
}

} // namespace Postil
