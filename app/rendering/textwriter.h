// SPDX-License-Identifier: MIT
// A post as plain text: title, "OUTLET: headline", excerpts, "Read more", the labelled commentary, groups of
// "headline (Note) -- author, outlet", footer; parts separated by an empty line, no line break at the end.
#pragma once

#include <QString>

namespace Postil {

struct HouseStyle;
struct Post;

[[nodiscard]] QString writeText(const Post &post, const HouseStyle &style); // `post` is normalised

} // namespace Postil
