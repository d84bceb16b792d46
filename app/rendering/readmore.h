// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Postil {

struct HouseStyle;
struct Post;

// Where "Read more" leads, as a link may carry it: to the article, or, where the style asks for it, to the
// first sentence quoted from it. Empty where the source has no such address.
[[nodiscard]] QString readMoreHref(const Post &post, const HouseStyle &style);

} // namespace Postil
