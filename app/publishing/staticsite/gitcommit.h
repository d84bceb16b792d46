// SPDX-License-Identifier: MIT
// What was written is committed and nothing else: what the user has staged or changed is not taken along, no filter
// and no hook runs. The user's index is brought up for those paths.
#pragma once

#include "publishing/staticsite/gitsite.h"

#include <optional>

namespace Postil {

// The bytes of the file `path` (relative to the site) as it is committed; nothing where it is not.
[[nodiscard]] QCoro::Task<Result<std::optional<QByteArray>>> committedFile(GitSite site, QString path);

struct FileChange
{
    QString path;                    // relative to the site
    std::optional<QByteArray> bytes; // nothing: the file is gone
};

// Commits them all at once. Where they stand so already, there is no new commit.
[[nodiscard]] QCoro::Task<Result<void>> commitFiles(GitSite site, QList<FileChange> changes, QString message);

} // namespace Postil
