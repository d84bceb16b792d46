// SPDX-License-Identifier: MIT
#include "excerpt/quoteshare.h"

#include "article/article.h"
#include "base/storyaddress.h"
#include "excerpt/excerpt.h"
#include "markdown/document.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

double QuoteShare::share() const
{
    return articleWords > 0 ? std::min(1.0, double(words) / articleWords) : 0.0;
}

QuoteState QuoteShare::state() const
{
    if (limit <= 0)
        return QuoteState::NoLimit;
    if (words > limit)
        return QuoteState::Over;
    return 10 * qint64(words) >= 9 * qint64(limit) ? QuoteState::Close : QuoteState::Within;
}

int quotedWords(const QList<Excerpt> &excerpts, const Article &article)
{
    // "[T]he" is a word all the same.
    static const QRegularExpression inserted(uR"(\[[^\[\]\n]{2,200}\])"_s);
    int words = 0;
    for (const Excerpt &excerpt : excerpts) {
        if (isFrom(excerpt, article))
            words +=
                Markdown::wordCount(Markdown::plainText(Markdown::parse(excerpt.markdown)).remove(inserted));
    }
    return words;
}

bool isFrom(const Excerpt &excerpt, const Article &article)
{
    return excerpt.source.isEmpty() || excerpt.source == article.url
           || (!article.url.isEmpty() && storyKey(excerpt.source) == storyKey(article.url));
}

} // namespace Postil
