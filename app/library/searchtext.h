// SPDX-License-Identifier: MIT
// What is searched, and how a search box's words become an FTS5 query that means only those words.
#pragma once

#include <QString>

namespace Postil {

struct Post;

// Everything of a post a reader or editor might look for, ready for the index.
[[nodiscard]] QString searchText(const Post &post);

// Every word must occur, the last letters of each may be missing. Nothing in `search` is taken as query
// syntax. Empty where it holds no word.
[[nodiscard]] QString matchExpression(const QString &search);

} // namespace Postil
