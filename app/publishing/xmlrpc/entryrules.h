// SPDX-License-Identifier: MIT
// What of a publication a blog behind XML-RPC takes, and in which form.
#pragma once

#include "publishing/publication.h"
#include "publishing/xmlrpc/blogconnection.h"
#include "publishing/xmlrpc/blogentry.h"

namespace Postil {

// BadInput: not rendered; Refused: what a blog of this dialect cannot do.
[[nodiscard]] Result<void> checkEntry(const Publication &publication, BlogDialect dialect);
// The date to send, UTC; `there`: of the post as it is on the blog. Invalid where the blog's clock says it
// better.
[[nodiscard]] QDateTime entryDate(const Publication &publication, const QDateTime &there);
// Whether `there` is what an earlier attempt at this update would have left.
[[nodiscard]] bool isAsSent(const BlogEntry &there, const OutgoingEntry &ours);
// Keywords in one line are separated by commas: one within would make two of it.
[[nodiscard]] QString entryKeyword(const QString &label, BlogDialect dialect);
[[nodiscard]] QDateTime thisSecond(); // now, UTC, whole seconds, as blogs keep times

} // namespace Postil
