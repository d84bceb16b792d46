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

QuoteShare quoteShare(const QList<Excerpt> &excerpts, const Article &article, int limit)
{
    QuoteShare share{.words = 0, .articleWords = Markdown::wordCount(article.text), .limit = limit};
    for (const Excerpt &excerpt : excerpts) {
        if (isFrom(excerpt, article))
            share.words += quotedWords(excerpt.markdown);
    }
    return share;
}

int quotedWords(const QString &markdown)
{
    // "[T]he" is a word all the same.
    static const QRegularExpression inserted(uR"(\[[^\[\]\n]{2,200}\])"_s);
    return Markdown::wordCount(Markdown::plainText(Markdown::parse(markdown)).remove(inserted));
}

bool isFrom(const Excerpt &excerpt, const Article &article)
{
    return excerpt.source.isEmpty() || excerpt.source == article.url
           || (!article.url.isEmpty() && storyKey(excerpt.source) == storyKey(article.url));
}

} // namespace Postil
