// SPDX-License-Identifier: MIT
// Files written whole or not at all: a temporary file beside the target, synced to the disk, then renamed.
// A full disk, a short write or a failed sync leaves the old file as it was and is reported.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

namespace Postil {

enum class Overwrite {
    No, // a file of that name is left alone: ErrorKind::Refused
    Yes,
};

// Writes to ordinary files only: folders, devices and symbolic links are refused (ErrorKind::Refused), so
// that a link planted in a site's folder cannot lead the writing elsewhere. ErrorKind::Storage otherwise.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &bytes, Overwrite overwrite);

// The same off the caller's thread.
[[nodiscard]] QCoro::Task<Result<void>> writeFileInBackground(QString path, QByteArray bytes,
                                                              Overwrite overwrite);

} // namespace Postil
