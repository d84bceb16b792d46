// SPDX-License-Identifier: MIT
// The same story twice in one post.
#pragma once

#include "post/postplace.h"

#include <QList>

namespace Postil {

struct Post;

struct RepeatedLink
{
    PostPlace place; // a link of a coverage group
    PostPlace first; // where the story stands first: the source, or a link before it

    bool operator==(const RepeatedLink &) const = default;
};

// In the order of the post; addresses are compared by storyKey().
[[nodiscard]] QList<RepeatedLink> repeatedLinks(const Post &post);

} // namespace Postil
