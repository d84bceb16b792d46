// SPDX-License-Identifier: MIT
// What reads the pages of related coverage: an Extractor, wherever its DOM worker comes from.
#pragma once

#include "article/article.h"
#include "source/page.h"

#include <QCoroTask>

#include <functional>

namespace Postil {

// Calls a coroutine function; not a lambda that is one itself (its captures would not outlive the call).
using PageReader = std::function<QCoro::Task<Result<Article>>(Page)>;

} // namespace Postil
