// SPDX-License-Identifier: MIT
// Pages that show their text only in a browser: to scripts, after a log-in, behind a question about consent.
#pragma once

namespace Postil {

struct Article;
struct Page;

// Whether so little was found in a page from the web that the rest must be somewhere else: fewer than 300
// letters in a page that runs scripts or is longer than 20 kB.
[[nodiscard]] bool isThin(const Article &article, const Page &page);

} // namespace Postil
