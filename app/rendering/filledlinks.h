// SPDX-License-Identifier: MIT
// The links that a rendering writes: a row that the editor has only just added says nothing yet.
#pragma once

#include "post/post.h"

namespace Postil {

inline QList<RelatedLink> filledLinks(const CoverageGroup &group)
{
    QList<RelatedLink> links = group.links;
    links.removeAll(RelatedLink{});
    return links;
}

} // namespace Postil
