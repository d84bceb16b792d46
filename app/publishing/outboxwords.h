// SPDX-License-Identifier: MIT
// What the outbox tells the user of an entry: OutboxEntry::message.
#pragma once

#include "publishing/outboxentry.h"

#include <QTimeZone>

namespace Postil {

[[nodiscard]] QString doneSentence(const OutboxEntry &entry);
// Stopped: before it left; after it was seen to have arrived, or not to; where it was not there yet, but may
// come; where nothing could be seen.
[[nodiscard]] QString unsentSentence(const OutboxEntry &entry);
[[nodiscard]] QString arrivedSentence(const OutboxEntry &entry);
[[nodiscard]] QString notArrivedSentence(const OutboxEntry &entry);
[[nodiscard]] QString notSeenSentence(const OutboxEntry &entry);
[[nodiscard]] QString unseenSentence(const OutboxEntry &entry, const QString &why);

[[nodiscard]] QString ourScheduleSentence(const QDateTime &at, const QTimeZone &zone);
[[nodiscard]] QString timeIsOverSentence(const QDateTime &at, const QTimeZone &zone);
[[nodiscard]] QString dayWentBySentence(const OutboxEntry &entry, const QTimeZone &zone);
[[nodiscard]] QString offlineSentence();
[[nodiscard]] QString interruptedSentence();
[[nodiscard]] QString replacedSentence();

} // namespace Postil
