// SPDX-License-Identifier: MIT
// The front matter of a Markdown file, ours (rendering/frontmatter) or any site generator's.
#pragma once

#include "base/result.h"
#include "post/post.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Postil {

struct FrontMatter
{
    Post post; // every field that the front matter holds; excerpts without their Markdown

    // What our own writer notes; `layout` is absent in other people's files.
    std::optional<QString> layout;
    QString sum;
    QString label;
    QStringList separators; // source, credit, author

    QString body; // the Markdown behind it
};

// A file without front matter is all body.
[[nodiscard]] Result<FrontMatter> readFrontMatter(const QString &file);

} // namespace Postil
