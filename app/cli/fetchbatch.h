// SPDX-License-Identifier: MIT
// Many pages, one JSON object a line in and out, in order.
#pragma once

#include "cli/fetch.h"

namespace Postil {

// Each line of `list` is {"id", "file" or "url", "base_url"}; each line written to `out` has the same "id"
// and either the article's fields and "ms", or "error". Empty lines are passed over. Fails only where `out`
// does.
[[nodiscard]] QCoro::Task<Result<void>> runBatch(QByteArray list, QIODevice &out, FetchTools tools);

} // namespace Postil
