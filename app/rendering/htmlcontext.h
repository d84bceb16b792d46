// SPDX-License-Identifier: MIT
// What the HTML templates are given: the variables that resources/templates/README.md documents.
#pragma once

#include <QHash>
#include <QString>
#include <QVariant>

namespace Postil {

struct HouseStyle;
struct Post;

enum class HtmlExtent { Fragment, Page };

// `post` is normalised. Addresses have been through safeHref; strings are plain text that the templates
// escape, but for the HTML that Markdown was made into.
[[nodiscard]] QHash<QString, QVariant> htmlContext(const Post &post, const HouseStyle &style,
                                                   HtmlExtent extent);

} // namespace Postil
