// SPDX-License-Identifier: MIT
// A stretch of the reader's document as Markdown again: what a quote is made from.
#pragma once

#include "markdown/document.h"

#include <QList>

class QTextDocument;

namespace Postil {

// The quotable blocks between two positions of the document, with emphasis and links, exactly as far as
// they reach, white space trimmed. Pictures and bullets are left out; a passage from inside a quotation or
// a nested list is lifted to the outermost level; a part of a single list item or cell is a paragraph.
[[nodiscard]] QList<Markdown::Block> passage(const QTextDocument &document, int from, int to);

} // namespace Postil
