// SPDX-License-Identifier: MIT
// Runs of text as the inline part of Markdown.
#pragma once

#include "markdown/document.h"

namespace Postil::Markdown {

enum class InlinePlace {
    Paragraph, // or a list item: line breaks are written as such
    OneLine,   // a heading
    Cell,      // of a table: bars in code need a backslash
};

// `nextLine` stands between a hard line break and the text after it.
[[nodiscard]] QString writeInline(const QList<Run> &runs, InlinePlace place, const QString &nextLine);

} // namespace Postil::Markdown
