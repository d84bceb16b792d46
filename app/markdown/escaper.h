// SPDX-License-Identifier: MIT
// Text into Markdown that shows it letter for letter: the rules that escape() and write() share.
#pragma once

#include <QFlags>
#include <QString>
#include <QStringView>

namespace Postil::Markdown {

enum class EscapeFor {
    Editor,    // as little as CommonMark needs: people read on in it
    OtherTool, // also quotes (link titles), and braces: Hugo, Jekyll and Eleventy look for {{, {% and {#
               // first
};

// Which ends of the text are ends of the line; white space and block markers there would not be text.
enum class LineEdge { None = 0, Start = 1, End = 2, Both = Start | End };
Q_DECLARE_FLAGS(LineEdges, LineEdge)

// Appends `text` to `out`. Line breaks become entities.
void appendEscaped(QString &out, QStringView text, LineEdges edges, EscapeFor use);

// The first or last character of a text as an entity, which counts as punctuation beside * and _.
[[nodiscard]] QString asEntity(char32_t character);

} // namespace Postil::Markdown
