// SPDX-License-Identifier: MIT
#include "coverage/postlinks.h"

namespace Postil {

QList<PlacedLink> linksOf(const Post &post)
{
    QList<PlacedLink> links;
    const auto add = [&links](const PostPlace &place, const RelatedLink &link) {
        if (!link.url.trimmed().isEmpty())
            links.append({place, link});
    };
    add({PostPart::Source, 0, 0}, {.headline = post.source.headline,
                                   .url = post.source.url,
                                   .author = post.source.byline,
                                   .outlet = post.source.outlet,
                                   .note = {}});
    for (int group = 0; group < post.coverage.size(); ++group) {
        const QList<RelatedLink> &rows = post.coverage.at(group).links;
        for (int row = 0; row < rows.size(); ++row)
            add({PostPart::Coverage, group, row}, rows.at(row));
    }
    return links;
}

} // namespace Postil
