// SPDX-License-Identifier: MIT
#include "coverage/repeatedlinks.h"

#include "base/storyaddress.h"
#include "post/post.h"

#include <QHash>

namespace Postil {

QList<RepeatedLink> repeatedLinks(const Post &post)
{
    QList<RepeatedLink> repeated;
    QHash<QString, PostPlace> seen;
    if (const QString key = storyKey(post.source.url); !key.isEmpty())
        seen.insert(key, {PostPart::Source});
    for (int group = 0; group < post.coverage.size(); ++group) {
        const QList<RelatedLink> &links = post.coverage.at(group).links;
        for (int row = 0; row < links.size(); ++row) {
            const PostPlace place{PostPart::Coverage, group, row};
            const QString key = storyKey(links.at(row).url);
            if (key.isEmpty())
                continue;
            if (const auto first = seen.constFind(key); first != seen.cend())
                repeated.append({place, *first});
            else
                seen.insert(key, place);
        }
    }
    return repeated;
}

} // namespace Postil
