// SPDX-License-Identifier: MIT
// An article's Markdown cut into pieces that are quick to lay out. Qt lays out a paragraph in one go, so one
// of a million characters would stop the window for seconds.
#pragma once

#include "article/article.h"
#include "markdown/document.h"

#include <QList>

namespace Postil {

struct ArticlePiece
{
    Markdown::Block block;
    bool goesOn = false; // with the piece before it, in the same paragraph

    bool operator==(const ArticlePiece &) const = default;
};

// A hundred thousand words. Beyond it laying the text out anew in another width would hold the window.
inline constexpr qsizetype longestShown = 600'000;

struct ArticleText
{
    QList<ArticlePiece> pieces; // of the first longestShown characters
    int words = 0;              // of all of it
    bool isCut = false;
};

// Pure, and may take long for a long article: good for another thread.
[[nodiscard]] ArticleText articleText(const Article &article);

// Blocks of more than `limit` characters in several pieces, cut at white space where there is some.
[[nodiscard]] QList<ArticlePiece> cutToPieces(const QList<Markdown::Block> &blocks, int limit);

} // namespace Postil
