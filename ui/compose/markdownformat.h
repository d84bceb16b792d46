// SPDX-License-Identifier: MIT
// Formatting of Markdown text as an editor's buttons do it. Pure: text and selection in, text and selection
// out.
#pragma once

#include <QString>

namespace Postil {

// Offsets into the text, from <= to; the same where there is only a caret.
struct TextSelection
{
    qsizetype from = 0;
    qsizetype to = 0;

    bool operator==(const TextSelection &) const = default;
};

struct FormattedText
{
    QString text;
    TextSelection selection;

    bool operator==(const FormattedText &) const = default;
};

enum class InlineFormat { Bold, Italic };
enum class LineFormat { BulletList, Quote };

// Sets the format, or takes it off where all of the selection has it already. A caret in a word means the
// word.
[[nodiscard]] FormattedText toggled(const QString &text, TextSelection selection, InlineFormat format);
[[nodiscard]] FormattedText toggled(const QString &text, TextSelection selection, LineFormat format);

// The selection as a link to `url`; without a selection, an empty link text with the caret in it.
[[nodiscard]] FormattedText linked(const QString &text, TextSelection selection, const QString &url);
// Where the selection lies in a link: the text without the link. Otherwise the same text.
[[nodiscard]] FormattedText unlinked(const QString &text, TextSelection selection);

} // namespace Postil
