// SPDX-License-Identifier: MIT
// A file read as a post, whatever form it is in.
#pragma once

#include "importing/importer.h"
#include "source/page.h"

#include <QCoroTask>

namespace Postil {

class EngineHost;
struct Services;

// Whether a file that was simply opened is a post and not an article: JSON, or Markdown with our front matter.
[[nodiscard]] bool looksLikePost(const Page &page);

[[nodiscard]] QCoro::Task<Result<ImportedPost>> readPost(Page page, const Services &services, EngineHost &engine);

} // namespace Postil
