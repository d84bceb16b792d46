// SPDX-License-Identifier: MIT
// An article as a line of related coverage.
#pragma once

#include "article/article.h"
#include "post/housestyle.h"
#include "post/post.h"

namespace Postil {

// Headline, outlet, author, note and canonical address of an article that was fetched from `address`.
// A note ("Video", "Photos", "Live", "Audio") is what the headline says of itself, else the page's structured
// data, else the address; where none of them does, "Paywall" for what is not free to read.
[[nodiscard]] RelatedLink storyLink(const Article &article, const QString &address);

// `link` with what it lacks from `found`: nothing that somebody wrote is replaced, but for the address. The
// author is filled in where the style credits authors, and never beside an outlet that was written by hand
// (that credit was complete).
[[nodiscard]] RelatedLink completed(RelatedLink link, const RelatedLink &found, LinkCredit credit);

} // namespace Postil
