// SPDX-License-Identifier: MIT
// Reads the post that a verb names: a file or "-", in any form that Postil reads.
#pragma once

#include "cli/commandline.h"
#include "importing/importer.h"

#include <QCoroTask>

#include <optional>

namespace Postil {

struct PostInput
{
    QString name;                   // a path, or "-"
    std::optional<ImportForm> from; // nothing: its name and beginning say
    QString style;                  // name or file; empty: the post's own
};

// `from`: "text", "markdown", "html", "json" or nothing; BadInput for another word.
[[nodiscard]] Result<PostInput> postInput(const QString &name, const QString &from, const QString &style);

// HTML is read in the web engine. Standard input can be read only once, so without a form it may be HTML.
[[nodiscard]] bool needsWebEngine(const PostInput &input);

// The post in the style named, or in its own: its labels are those that its text shows. Pictures beside a Markdown file
// are taken into the store.
[[nodiscard]] QCoro::Task<Result<ImportedPost>> readPost(PostInput input, CliServices services);

} // namespace Postil
