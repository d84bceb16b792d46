// SPDX-License-Identifier: MIT
// Every link of a post with the place where it stands: the source, then the coverage.
#pragma once

#include "post/post.h"
#include "post/postplace.h"

namespace Postil {

struct PlacedLink
{
    PostPlace place;
    RelatedLink link; // of the source: its headline, address, byline and outlet

    bool operator==(const PlacedLink &) const = default;
};

// In the order of the post, without what has no address.
[[nodiscard]] QList<PlacedLink> linksOf(const Post &post);

} // namespace Postil
