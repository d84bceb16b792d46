// SPDX-License-Identifier: MIT
// What a Page holds, before anything parses it.
#pragma once

#include "base/result.h"

namespace Postil {

struct Page;

enum class PageKind { Html, Text };

// What it is, or why it cannot be read as an article, in a sentence.
[[nodiscard]] Result<PageKind> kindOf(const Page &page);

} // namespace Postil
