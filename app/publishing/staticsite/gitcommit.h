// SPDX-License-Identifier: MIT
// One file is committed and nothing else: what the user has staged or changed is not taken along, no filter
// and no hook runs. The user's index is brought up for that one path.
#pragma once

#include "publishing/staticsite/gitsite.h"

#include <optional>

namespace Postil {

// The bytes of the file `path` (relative to the site) as it is committed; nothing where it is not.
[[nodiscard]] QCoro::Task<Result<std::optional<QByteArray>>> committedFile(GitSite site, QString path);

// Commits the file with these bytes, or its removal where there are none. Where it stands so already, there
// is no new commit.
[[nodiscard]] QCoro::Task<Result<void>> commitFile(GitSite site, QString path,
                                                   std::optional<QByteArray> bytes, QString message);

} // namespace Postil
