// SPDX-License-Identifier: MIT
// As much of TOML (toml.io, 1.0) as the keys of a front matter need: where a value ends, and what it says.
#pragma once

#include <QString>
#include <QVariant>

namespace Postil {

// The place of the line break behind the value that begins at `from`, or the text's end; -1 where it has
// none: a string or a bracket is not closed.
[[nodiscard]] qsizetype tomlValueEnd(const QString &text, qsizetype from);

// A QString (numbers, dates, true and false by their letters) or a list of such; invalid for anything else,
// such as a text of several lines or a table. `value` is one value and perhaps a comment.
[[nodiscard]] QVariant tomlValue(const QString &value);

} // namespace Postil
