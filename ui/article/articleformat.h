// SPDX-License-Identifier: MIT
// How the reader's document remembers the Markdown it was made from: properties of its blocks and of its
// runs of text. articlebuilder writes them, passage reads them back.
#pragma once

#include <QTextFormat>

namespace Postil::ArticleFormat {

enum BlockProperty {
    Kind = QTextFormat::UserProperty + 1, // Markdown::BlockKind
    Level,
    QuoteDepth,
    Number,
    Header,
    Front,  // bool: headline, byline and such; shown, never quoted
    GoesOn, // bool: the same paragraph as the block before, cut for length
};

enum RunProperty {
    Style = QTextFormat::UserProperty + 100, // RunStyle bits
    Href,
    Ornament, // bool: bullets, separators, pictures: shown, never quoted
    Cell,     // column of a table row
};

enum RunStyle { Strong = 1, Emphasis = 2, Strike = 4, Code = 8 };

} // namespace Postil::ArticleFormat
