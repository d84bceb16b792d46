// SPDX-License-Identifier: MIT
// How each kind of block and run looks in the reader.
#pragma once

#include "article/articlelook.h"
#include "markdown/document.h"

#include <QTextFormat>

namespace Postil {

// Carries the properties of articleformat.h too. `next`: the block that follows, or nullptr.
[[nodiscard]] QTextBlockFormat blockFormat(const Markdown::Block &block, const Markdown::Block *next,
                                           const ArticleLook &look);
// The letters of a block, and of a run in it.
[[nodiscard]] QTextCharFormat letterFormat(const Markdown::Block &block, const ArticleLook &look);
[[nodiscard]] QTextCharFormat runFormat(const Markdown::Run &run, QTextCharFormat base,
                                        const ArticleLook &look);
[[nodiscard]] QTextCharFormat ornamentFormat(QTextCharFormat base, const ArticleLook &look);

// Letters in a size relative to the body.
[[nodiscard]] QTextCharFormat sized(const QFont &font, double factor, const QColor &colour);
// A line of the article's head.
[[nodiscard]] QTextBlockFormat frontFormat(const ArticleLook &look, double spaceAfter, double lineHeight);

} // namespace Postil
