// SPDX-License-Identifier: MIT
// Markdown that goes into a static site is read by two before any Markdown parser: the site's template
// language ({{ }}, {% %}, {# #} of Hugo, Jekyll and Eleventy; kramdown's {: }) and, where the site lets raw
// HTML through, the browser. Neither may find its marks in a post: quoted text would run as code.
#pragma once

#include <QString>

namespace Postil::Markdown {

// The same Markdown without such marks: the letter that makes one ('{', '%', '#', ':' after a '{'; '<' before
// a tag) becomes a character reference, which shows as that letter everywhere but in code. References of
// that kind which stand there already get one more zero, so that restoreSiteMarks() tells them apart.
[[nodiscard]] QString hideSiteMarks(const QString &markdown);

// restoreSiteMarks(hideSiteMarks(x)) == x for every x.
[[nodiscard]] QString restoreSiteMarks(const QString &markdown);

} // namespace Postil::Markdown
