// SPDX-License-Identifier: MIT
// The tables of the library, and how an older file comes to have them.
#pragma once

#include "base/result.h"

namespace Postil {

class Database;

// PRAGMA application_id of a library, "Pstl"; PRAGMA user_version is the version of its schema.
inline constexpr quint32 libraryApplicationId = 0x5073746c;
[[nodiscard]] int schemaVersion();

// Brings the open file to schemaVersion(). To be called inside a write transaction.
[[nodiscard]] Result<void> migrate(Database &database);

// A library made by a later Postil than this one.
[[nodiscard]] Error newerLibrary(const QString &path);

} // namespace Postil
