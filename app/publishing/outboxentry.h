// SPDX-License-Identifier: MIT
// OutboxEntry: a post on its way to a blog, with all that is needed to send it. What was queued is what is
// sent, whatever becomes of the draft meanwhile. All times are UTC.
#pragma once

#include "base/result.h"
#include "library/outboxrow.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"

#include <QDateTime>
#include <QUuid>

#include <optional>

namespace Postil {

enum class OutboxAction { Create, Update, Trash, Restore };

enum class OutboxState {
    Queued,    // goes as soon as its blog is free
    Waiting,   // goes by itself later: OutboxEntry::waiting and next say why and when
    Asking,    // goes only after the user said so (Outbox::send): too late, or its time is over
    Sending,   // is being sent, or the blog is being asked what became of it
    Done,      // it is on the blog, and its receipt in the library; of Trash: it is no longer on the blog
    Failed,    // the user has to do something first; Outbox::send() tries once more
    Conflict,  // somebody else changed the post there; nothing was written over
    Cancelled, // the user stopped it
};

enum class OutboxWait {
    Nothing,
    Network,  // no connection
    Retry,    // the blog did not answer, or asked to be left alone for a while
    Schedule, // its time has not come
};

struct OutboxEntry
{
    // What the one who queues it says.
    QUuid id = {};     // null: Outbox::enqueue() gives it one
    QUuid draft = {};  // of the library; null: none
    QString account;   // Account::id
    OutboxAction action = OutboxAction::Create;
    Publication publication = {};          // of Trash: of no matter, but its title may be shown
    std::optional<Receipt> before = {};    // all but Create: what is, or was, there, as the last receipt says

    // What becomes of it.
    OutboxState state = OutboxState::Queued;
    OutboxWait waiting = OutboxWait::Nothing;
    QString message = {};                  // a sentence or two for the user; empty: nothing to say
    std::optional<ErrorKind> error = {};   // Failed, Conflict, Waiting: what the last attempt ended with
    std::optional<Receipt> receipt = {};   // Done
    int attempts = 0;                      // begun
    QDateTime created = {};
    QDateTime wanted = {};                 // when it was to go: queued, or its schedule, or the user's last word
    QDateTime next = {};                   // Waiting: when it goes
    QUuid after = {};                      // of the same post, to be sent before it
    qint64 version = 0;                    // of its row
    RowHolder holder = RowHolder::Nobody;

    bool operator==(const OutboxEntry &) const = default;
};

// Nothing becomes of it by itself any more.
[[nodiscard]] bool isSettled(const OutboxEntry &entry);

// When a post is said to have been written that does not say so itself: what waits from an earlier time is
// the same post, and keeps its date.
[[nodiscard]] QDateTime dateOnceMore(const std::optional<OutboxEntry> &waiting, const QDateTime &now);

// The word that stands in the library and on the command line: "queued", "waiting", …
[[nodiscard]] QString wordOf(OutboxState state);

// The row and its JSON, version 1; documented in resources/schema/outbox.schema.json.
[[nodiscard]] OutboxRow toRow(const OutboxEntry &entry);
// BadInput names the field that is missing or makes no sense.
[[nodiscard]] Result<OutboxEntry> outboxEntryOf(const OutboxRow &row);

} // namespace Postil
