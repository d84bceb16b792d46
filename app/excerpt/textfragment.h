// SPDX-License-Identifier: MIT
// Links to a sentence of a page: text fragments, https://wicg.github.io/scroll-to-text-fragment/
#pragma once

#include "excerpt/quotecheck.h"

namespace Postil {

struct Excerpt;

// "text=[prefix-,]start[,end][,-suffix]", percent-encoded, for a passage of a page that is not at hand: plain
// text as it stands there. What is longer than some words is named by its beginning and its end. Empty where
// the passage holds no word.
[[nodiscard]] QString textDirective(const QString &passage);

// The same where the page's text is at hand: `start` and `end` are made long enough, and words around the
// passage added, until no earlier place in the page is meant.
[[nodiscard]] QString textDirective(const QString &page, TextRange passage);

// `address` leading to the passage: "https://example.com/story#:~:text=…". A fragment it has stays; a
// directive it has goes. As it was where the new directive is empty or the address is no web address.
[[nodiscard]] QString withTextDirective(const QString &address, const QString &directive);

// The address without directives: what to fetch and to compare.
[[nodiscard]] QString withoutTextDirective(const QString &address);

// The first sentence of an excerpt as it stands in the article: it ends before what the editor left out, put
// in or changed. Empty where there is none of four words or more.
[[nodiscard]] QString firstQuotedSentence(const Excerpt &excerpt);

} // namespace Postil
