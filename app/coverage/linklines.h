// SPDX-License-Identifier: MIT
// Lines of related coverage as people write and paste them, read into typed links:
// "headline -- outlet", "headline (Video) – author, outlet", "headline | outlet", "headline URL", bare
// addresses, "[headline](URL) -- outlet", bullets and numbers before any of them.
#pragma once

#include "post/post.h"

#include <QList>
#include <QString>

namespace Postil {

// One link per line that is not empty. Where headlines and bare addresses take turns line by line, each pair
// is one link. Never fails: what cannot be split is a headline.
[[nodiscard]] QList<RelatedLink> parseLinkLines(const QString &text);

// A line that holds a hyperlink, as a list copied from a web page gives it.
struct LinkedLine
{
    QString before; // "AP: "
    QString text;   // of the link
    QString href;
    QString after; // " (Video) -- Mark Galeotti, Moscow Times"

    bool operator==(const LinkedLine &) const = default;
};

[[nodiscard]] RelatedLink toRelatedLink(const LinkedLine &line);

// The lines of a Markdown document that hold a link each, as the HTML clipboard becomes. Lines without one
// are left out.
[[nodiscard]] QList<LinkedLine> linkedLines(const QString &markdown);

} // namespace Postil
