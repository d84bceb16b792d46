// SPDX-License-Identifier: MIT
// Changes to the coverage of a post. Pure: a post in, a post out. A place that is not there is left alone,
// but for a group one past the last: it is made.
#pragma once

#include "post/post.h"

namespace Postil {

struct LinkPlace
{
    int group = 0;
    int row = 0;

    bool operator==(const LinkPlace &) const = default;
};

// A new group's heading in the words of the style ("%1" stands for the title).
[[nodiscard]] QString suggestedHeading(const Post &post, const QString &wording);

[[nodiscard]] Post withHeading(Post post, int group, const QString &heading);
[[nodiscard]] Post withLink(Post post, LinkPlace place, const RelatedLink &link);
// `heading`: for the group, where it has to be made.
[[nodiscard]] Post withLinksInserted(Post post, LinkPlace before, const QList<RelatedLink> &links,
                                     const QString &heading);
[[nodiscard]] Post withoutLink(Post post, LinkPlace place);
[[nodiscard]] Post withGroup(Post post, int before, const CoverageGroup &group);
[[nodiscard]] Post withoutGroup(Post post, int group);

// `to.row` counts as if the link were still where it was: it is put before the link that stands there now.
struct MovedLink
{
    Post post;
    LinkPlace place; // where it is now
};
[[nodiscard]] MovedLink withLinkMoved(Post post, LinkPlace from, LinkPlace to);
// One up or down, across the groups.
enum class Direction { Up, Down };
[[nodiscard]] MovedLink withLinkStepped(Post post, LinkPlace from, Direction direction);

} // namespace Postil
