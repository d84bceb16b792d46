// SPDX-License-Identifier: MIT
// One attempt at an entry of the outbox, and looking what became of one. Nothing is kept here; the publisher
// outlives what is awaited.
#pragma once

#include "publishing/outboxentry.h"
#include "publishing/publisher.h"

namespace Postil {

// Whether after this nobody knows if the blog has the post.
[[nodiscard]] bool isUncertain(ErrorKind kind);
// Whether the same may succeed later, without anybody doing anything.
[[nodiscard]] bool isWorthRetrying(ErrorKind kind);

// Whether it has a time of its own to come out at.
[[nodiscard]] bool isSentAtATime(const OutboxEntry &entry);

// The publication as it goes out at `now`: a post whose time has come is live.
[[nodiscard]] Publication asSent(const OutboxEntry &entry, const QDateTime &now);

// The receipt of Trash is that of what was taken away. Of an entry that may have arrived before
// (Attempt::Again), what is found there as it was to be is a success: it is our own work.
[[nodiscard]] QCoro::Task<Result<Receipt>> sendEntry(Publisher &publisher, OutboxEntry entry);

// Sends nothing. The receipt where what the entry does has been done, nothing where it has not; an error where
// that cannot be seen.
[[nodiscard]] QCoro::Task<Result<std::optional<Receipt>>> lookForEntry(Publisher &publisher, OutboxEntry entry);

} // namespace Postil
