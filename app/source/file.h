// SPDX-License-Identifier: MIT
// Reads a Page from a file of the user's.
#pragma once

#include "base/result.h"
#include "source/page.h"

#include <QCoroTask>

namespace Postil {

inline constexpr qint64 maximumFileBytes = 50 * 1024 * 1024;

// Off the caller's thread. The page's url is the file's own; its type what the name's ending tells, or empty.
// Of a page saved as MHTML it is the page that is given, with the address it was saved from (see readMhtml).
// Errors: NotFound; Refused (a folder, a device, no permission); TooLarge (over maximumFileBytes); BadInput
// (empty, or broken MHTML); Storage.
[[nodiscard]] QCoro::Task<Result<Page>> readFile(QString path);

} // namespace Postil
