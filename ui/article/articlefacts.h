// SPDX-License-Identifier: MIT
// The facts above an article's headline, for people: "25 Mar 2019 · captured 10:38".
#pragma once

#include "article/article.h"

class QLocale;

namespace Postil {

// `published` as precise as the page gave it, in the page's own time zone; `captured` in the reader's.
[[nodiscard]] QString articleFacts(const Article &article, const QDateTime &now, const QLocale &locale);

} // namespace Postil
