// SPDX-License-Identifier: MIT
// The YAML front matter of a post: what Hugo, Jekyll and Eleventy know by name (title, date, slug, lang,
// tags, image), the source and the related coverage for templates of the site's own, and under `postil` what
// the importer needs to read every field back.
#pragma once

#include "post/bodylayout.h"

#include <QString>

namespace Postil {

struct HouseStyle;
struct Post;

// With its "---" lines. `post` is normalised.
[[nodiscard]] QString writeFrontMatter(const Post &post, const HouseStyle &style,
                                       const QList<BodySection> &sections);

} // namespace Postil
