// SPDX-License-Identifier: MIT
// The index of stories that posts lead to, on the database's thread and inside the caller's transaction.
#pragma once

#include "library/library.h"

namespace Postil {

class Database;

// Instead of what the index held of this draft. `number`: its row.
[[nodiscard]] Result<void> indexLinks(Database &database, qint64 number, const Post &post);

// Of every draft there is. A draft that cannot be read is passed over: it says so itself when it is opened.
[[nodiscard]] Result<void> indexAllLinks(Database &database);

// See Library::linkedBefore().
[[nodiscard]] Result<QList<EarlierLink>> findLinks(const Database &database, const QStringList &addresses,
                                                   QUuid except);

} // namespace Postil
