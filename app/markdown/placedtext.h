// SPDX-License-Identifier: MIT
// The text of Markdown with the place of every letter in it: for marks in an editor at what was found in the
// text.
#pragma once

#include <QList>
#include <QString>

namespace Postil::Markdown {

struct PlacedText
{
    QString text;            // blocks are separated by an empty line; a line break in a block is one
    QList<qsizetype> places; // of text[i] in the Markdown; one more at the end: where the last letter ends

    // The part of the Markdown that text[start, start + length) comes from, as start and length.
    [[nodiscard]] std::pair<qsizetype, qsizetype> span(qsizetype start, qsizetype length) const;
    bool operator==(const PlacedText &) const = default;
};

[[nodiscard]] PlacedText placedText(const QString &markdown);

// Of what was written for people only: in the place of code, and of addresses that stand for themselves, is
// one U+FFFC.
[[nodiscard]] PlacedText placedProse(const QString &markdown);

} // namespace Postil::Markdown
