// SPDX-License-Identifier: MIT
// Which links of a post are looked at when its links are checked.
#pragma once

#include "post/post.h"

#include <QList>

namespace Postil {

// In the order of the post: its source, the links in the commentary, those of the coverage.
[[nodiscard]] QList<RelatedLink> checkedLinks(const Post &post);

} // namespace Postil
