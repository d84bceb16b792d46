// SPDX-License-Identifier: MIT
// A page cut down to its text, for pages that cost too much to read: whatever a browser would show, menus
// and all, as paragraphs.
#pragma once

#include <QString>

namespace Postil {

// HTML that says the text of `html` in <p> elements and its title in a <title>, and has no other markup.
// Still from outside: character references are as they were. Of a page beyond the limits of prescanHtml
// the beginning. Takes as long as reading it once.
[[nodiscard]] QString htmlParagraphs(QStringView html);

} // namespace Postil
