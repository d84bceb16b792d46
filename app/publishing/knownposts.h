// SPDX-License-Identifier: MIT
// Which of the posts that a blog tells of are in the library already, by the receipts of what was sent there or
// opened from there.
#pragma once

#include "library/library.h"
#include "publishing/account.h"
#include "publishing/remotepost.h"

#include <QCoroTask>
#include <QHash>

namespace Postil {

enum class KnownPost {
    Same,    // as it was when the receipt was written
    Changed, // on the blog, since then
};

// By RemoteSummary::remoteId; those that are not in the library are missing. Errors: those of Library.
[[nodiscard]] QCoro::Task<Result<QHash<QString, KnownPost>>> knownPosts(Library &library, Account account,
                                                                        QList<RemoteSummary> rows);

} // namespace Postil
