// SPDX-License-Identifier: MIT
// Posts of every shape for tests of properties: ordinary ones, empty ones, and ones full of text that tries
// to break out of its place. The same seed gives the same posts.
#pragma once

#include "post/post.h"

#include <QRandomGenerator>

namespace Postil::Test {

// normalised(), with at least one word in every excerpt, link and group.
[[nodiscard]] Post randomPost(QRandomGenerator &random);

// Text of one line: words, or something hostile (`](`, `{{ }}`, `---`, bidi controls, 10 kB of emoji, …).
[[nodiscard]] QString randomLine(QRandomGenerator &random);
// One to five blocks of Markdown: paragraphs, lists, headings, quotes, code, tables, hostile ones among them.
[[nodiscard]] QString randomMarkdown(QRandomGenerator &random);

// The hostile lines themselves.
[[nodiscard]] const QStringList &hostileLines();

} // namespace Postil::Test
