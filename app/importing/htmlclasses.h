// SPDX-License-Identifier: MIT
// Our own HTML (rendering/classes.h) read back by its class names.
#pragma once

#include "dom/domworker.h"
#include "importing/importer.h"

namespace Postil {

[[nodiscard]] bool isOwnHtml(const QList<HtmlBlock> &blocks);

// `html` is the source of the blocks: a fragment's title stands in an attribute, which is in no block.
[[nodiscard]] ImportedPost readOwnHtml(const QString &html, const QList<HtmlBlock> &blocks,
                                       const HouseStyle &style);

// A block's Markdown with the list mark, heading mark or fence that it stood in.
[[nodiscard]] QString htmlBlockMarkdown(const HtmlBlock &block);

} // namespace Postil
