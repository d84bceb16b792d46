// SPDX-License-Identifier: MIT
// Captured articles, version by version, on the database's thread.
#pragma once

#include "library/library.h"

namespace Postil {

class Database;

// Inside the caller's transaction.
[[nodiscard]] Result<KeptSnapshot> keepSnapshot(Database &database, const Article &article);
[[nodiscard]] Result<QList<Snapshot>> findSnapshots(const Database &database, const QString &address);
[[nodiscard]] Result<Article> loadSnapshot(const Database &database, qint64 id);

} // namespace Postil
