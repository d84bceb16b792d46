// SPDX-License-Identifier: MIT
// A look at a library file before anything may write to it.
#pragma once

#include "base/result.h"

namespace Postil {

enum class FileState {
    New,  // nothing there yet, or an empty file
    Ours, // a sound library of this version or an older one
};

// Reads only. ErrorKind::Refused: another program's file, or a newer Postil's. ErrorKind::Storage: damaged
// (files up to 64 MiB are checked page by page), or not readable.
[[nodiscard]] Result<FileState> inspectLibraryFile(const QString &path);

} // namespace Postil
