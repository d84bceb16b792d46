// SPDX-License-Identifier: MIT
#include "post/linkedaddresses.h"

#include "post/post.h"

namespace Postil {

QStringList linkedAddresses(const Post &post)
{
    QStringList addresses{post.source.url};
    for (const CoverageGroup &group : post.coverage) {
        for (const RelatedLink &link : group.links)
            addresses.append(link.url);
    }
    addresses.removeAll(QString());
    return addresses;
}

} // namespace Postil
