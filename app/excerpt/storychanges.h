// SPDX-License-Identifier: MIT
// What became of an article between two visits.
#pragma once

#include "excerpt/quotecheck.h"

#include <optional>

namespace Postil {

struct Article;
struct Excerpt;

struct TextChange
{
    QString before;
    QString now;

    bool operator==(const TextChange &) const = default;
};

// A passage that the article has another way now, or not at all.
struct ChangedQuote
{
    int excerpt = 0;  // its number in the list
    QuoteCheck check; // against the article as it is now

    bool operator==(const ChangedQuote &) const = default;
};

struct StoryChanges
{
    std::optional<TextChange> headline;
    std::optional<TextChange> byline;
    QList<ChangedQuote> quotes;
    bool text = false; // something in the text is different, quoted or not

    [[nodiscard]] bool isEmpty() const { return *this == StoryChanges{}; }
    bool operator==(const StoryChanges &) const = default;
};

// `quotes`: the excerpts of a post; those from other articles are passed over, and so are the ones that were
// no better quoted from `before`: there nothing changed. Spaces and the form of punctuation are no change.
[[nodiscard]] StoryChanges storyChanges(const Article &before, const Article &now,
                                        const QList<Excerpt> &quotes);

} // namespace Postil
