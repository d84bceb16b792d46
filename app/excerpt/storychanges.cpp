// SPDX-License-Identifier: MIT
#include "excerpt/storychanges.h"

#include "article/article.h"
#include "excerpt/excerpt.h"
#include "excerpt/quoteshare.h"
#include "excerpt/quotetokens.h"

#include <algorithm>

namespace Postil {

namespace {

bool readsAlike(const QString &one, const QString &other)
{
    if (one == other)
        return true;
    WordNumbers numbers;
    return std::ranges::equal(quoteTokens(one, TokenUse::Original, numbers),
                              quoteTokens(other, TokenUse::Original, numbers),
                              [](const QuoteToken &a, const QuoteToken &b) { return a.matches(b); });
}

std::optional<TextChange> change(const QString &before, const QString &now)
{
    return readsAlike(before, now) ? std::nullopt : std::optional(TextChange{before, now});
}

} // namespace

StoryChanges storyChanges(const Article &before, const Article &now, const QList<Excerpt> &quotes)
{
    StoryChanges changes;
    changes.headline = change(before.headline, now.headline);
    changes.byline = change(before.byline, now.byline);
    changes.text = !readsAlike(before.text, now.text);
    for (int i = 0; changes.text && i < quotes.size(); ++i) {
        const Excerpt &quote = quotes.at(i);
        if (!isFrom(quote, now))
            continue;
        const QuoteCheck check = checkQuote(quote.markdown, now.text);
        if (!check.isExact() && check.differences != checkQuote(quote.markdown, before.text).differences)
            changes.quotes.append({i, check});
    }
    return changes;
}

} // namespace Postil
