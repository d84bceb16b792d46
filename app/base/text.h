// SPDX-License-Identifier: MIT
// The form that text from anywhere takes in our values: no control characters, no byte order mark at the
// start, no broken UTF-16, one kind of line end. Everything else stays letter for letter.
#pragma once

#include <QString>

namespace Postil {

// For fields of one line: line breaks become spaces.
[[nodiscard]] QString singleLine(QString text);

// For fields of several: lines are separated by \n (never \r), and no empty line is at either end.
[[nodiscard]] QString multiLine(QString text);

// Whether a letter's script parts words by no spaces (Chinese, Japanese, Thai and kin): each letter is a word
// then.
[[nodiscard]] bool writtenWithoutSpaces(char32_t letter);

} // namespace Postil
