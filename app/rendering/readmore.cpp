// SPDX-License-Identifier: MIT
#include "rendering/readmore.h"

#include "base/storyaddress.h"
#include "base/url.h"
#include "excerpt/textfragment.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QUrl>

namespace Postil {

QString readMoreHref(const Post &post, const HouseStyle &style)
{
    const QString href = safeHref(post.source.url);
    if (style.readMoreTarget == ReadMoreTarget::Article || href.isEmpty())
        return href;
    for (const Excerpt &excerpt : post.excerpts) {
        if (!excerpt.source.isEmpty() && storyKey(excerpt.source) != storyKey(href))
            continue;
        if (const QString sentence = firstQuotedSentence(excerpt); !sentence.isEmpty())
            return safeHref(withTextDirective(href, textDirective(sentence)));
    }
    return href;
}

} // namespace Postil
