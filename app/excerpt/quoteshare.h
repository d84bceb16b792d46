// SPDX-License-Identifier: MIT
// How much of an article a post quotes, against the house's limit. Counting, no legal advice.
#pragma once

#include <QList>

class QString;

namespace Postil {

struct Article;
struct Excerpt;

enum class QuoteState {
    NoLimit,
    Within,
    Close, // nine tenths of the limit, or more
    Over,
};

struct QuoteShare
{
    int words = 0;        // quoted; an editor's words in square brackets are not
    int articleWords = 0; // 0: unknown
    int limit = 0;        // words; 0: none

    [[nodiscard]] double share() const; // of the article, 0 to 1
    [[nodiscard]] QuoteState state() const;
    bool operator==(const QuoteShare &) const = default;
};

// Words that are the article's own, in those of the excerpts that come from it.
[[nodiscard]] int quotedWords(const QList<Excerpt> &excerpts, const Article &article);

// Whether the excerpt was quoted from `article`: by storyKey(); one that names no source was.
[[nodiscard]] bool isFrom(const Excerpt &excerpt, const Article &article);

} // namespace Postil
