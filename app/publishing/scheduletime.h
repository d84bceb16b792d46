// SPDX-License-Identifier: MIT
// The time on the clock of a blog at which a post goes live, as UTC. Twice a year most clocks leave out an
// hour or show one twice; what becomes of such a time is said.
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QTimeZone>

namespace Postil {

struct ScheduleTime
{
    QDateTime at;      // UTC
    QString note = {}; // a sentence where the clock there leaves the time out or shows it twice; else empty

    bool operator==(const ScheduleTime &) const = default;
};

// A time that is left out is moved on by what is left out (02:30 becomes 03:30); of one that comes twice the
// first is taken. BadInput: no time, or one that is over at `now`.
[[nodiscard]] Result<ScheduleTime> scheduleTime(QDate date, QTime time, const QTimeZone &zone,
                                                const QDateTime &now);

// "29 March 2026 03:30 (Europe/Berlin)", in the user's language.
[[nodiscard]] QString clockTime(const QDateTime &at, const QTimeZone &zone);

} // namespace Postil
