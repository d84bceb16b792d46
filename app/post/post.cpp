// SPDX-License-Identifier: MIT
#include "post/post.h"

#include "base/text.h"

#include <QTimeZone>

namespace Postil {

namespace {

QDateTime wholeSeconds(const QDateTime &time)
{
    // Years that ISO 8601 writes with four digits; nothing else can be read back.
    const QDateTime utc = time.toUTC();
    if (!utc.isValid() || utc.date().year() < 1 || utc.date().year() > 9999)
        return {};
    return QDateTime::fromSecsSinceEpoch(utc.toSecsSinceEpoch(), QTimeZone::UTC);
}

} // namespace

Post normalised(Post post)
{
    for (QString *field :
         {&post.title, &post.source.url, &post.source.headline, &post.source.outlet, &post.source.byline,
          &post.source.published, &post.slug, &post.language, &post.style})
        *field = singleLine(std::move(*field));
    post.commentary = multiLine(std::move(post.commentary));
    for (Excerpt &excerpt : post.excerpts) {
        excerpt.markdown = multiLine(std::move(excerpt.markdown));
        excerpt.source = singleLine(std::move(excerpt.source));
        excerpt.captured = multiLine(std::move(excerpt.captured));
    }
    for (CoverageGroup &group : post.coverage) {
        group.heading = singleLine(std::move(group.heading));
        for (RelatedLink &link : group.links) {
            for (QString *field : {&link.headline, &link.url, &link.author, &link.outlet, &link.note})
                *field = singleLine(std::move(*field));
        }
    }
    if (post.leadMedia) {
        for (QString *field : {&post.leadMedia->url, &post.leadMedia->alt, &post.leadMedia->caption})
            *field = singleLine(std::move(*field));
    }
    for (QString &label : post.labels)
        label = singleLine(std::move(label));
    post.date = wholeSeconds(post.date);
    return post;
}

} // namespace Postil
