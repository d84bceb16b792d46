// SPDX-License-Identifier: MIT
// A post as Markdown with YAML front matter, as Hugo, Jekyll and Eleventy take it: the source as a link, each
// excerpt one blockquote, "Read more", the labelled commentary, coverage as headings and lists, the footer.
// importing/markdownreader reads every field back; the front matter keeps what the body does not show.
#pragma once

#include <QString>

namespace Postil {

struct HouseStyle;
struct Post;

[[nodiscard]] QString writeMarkdown(const Post &post, const HouseStyle &style); // `post` is normalised

} // namespace Postil
