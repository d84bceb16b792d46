// SPDX-License-Identifier: MIT
// Markdown to HTML (md4c: CommonMark + tables, strikethrough, autolinks). Raw HTML in the input comes out
// as text; links and images that safeHref() refuses come out as their text.
#pragma once

#include <QString>

namespace Postil::Markdown {

enum class HtmlScope {
    Blocks, // paragraphs and all
    Inline, // the contents of a single paragraph; block structure is taken as text
};

[[nodiscard]] QString toHtml(const QString &markdown, HtmlScope scope = HtmlScope::Blocks);

enum class Stretch {
    Whole,   // all of a line, link text or heading, which would lose white space at its ends
    MidLine, // with something before and after it: " -- " stays as it is
};

// Plain text so that Markdown shows it letter for letter, inside a paragraph, a link text, a heading or a
// link's title, also after Hugo, Jekyll or Eleventy have looked for their own marks ({{, {%, {#).
[[nodiscard]] QString escape(const QString &text, Stretch stretch = Stretch::Whole);

} // namespace Postil::Markdown
