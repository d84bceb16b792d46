// SPDX-License-Identifier: MIT
// Excerpt: a passage quoted from an Article, as Markdown, that keeps where it came from.
#pragma once

#include <QString>

namespace Postil {

struct Article;

struct Excerpt
{
    QString markdown; // one or more blocks; lines separated by \n; no empty line at either end
    QString source;   // address of the article it was quoted from; empty where unknown
    QString captured; // the passage as plain text as it was captured, to check later edits against; may be empty

    bool operator==(const Excerpt &) const = default;
};

} // namespace Postil
