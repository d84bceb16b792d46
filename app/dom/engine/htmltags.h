// SPDX-License-Identifier: MIT
// HTML cut into its tags and the text between them, at no more cost than reading it: for looks at a page
// before a parser may see it, or where none can.
#pragma once

#include <QStringView>

namespace Postil {

struct HtmlPiece
{
    enum class Kind { End, Text, StartTag, EndTag }; // End: of the page

    Kind kind = Kind::End;
    QStringView text;   // of a text, with its character references; of a tag its name
    int attributes = 0; // of a tag: how many
};

// Comments, and what holds no markup (script, style, title and kin), are passed over. One pass, no
// allocation; `html` outlives it.
class HtmlTags
{
public:
    explicit HtmlTags(QStringView html) : m_html(html) {}

    [[nodiscard]] HtmlPiece next();
    // To the next end tag of this name; returns what was passed over. Where there is none: a null view, and
    // nothing is passed over.
    QStringView skipToEndOf(QStringView name);

private:
    [[nodiscard]] QChar at(qsizetype i) const { return i < m_html.size() ? m_html[i] : QChar(); }
    [[nodiscard]] bool isTagAt(qsizetype i) const;
    HtmlPiece tag(HtmlPiece::Kind kind);
    void skipTo(QLatin1StringView end);
    QStringView takeName();
    int takeAttributes();

    QStringView m_html;
    qsizetype m_at = 0;
    QStringView m_raw; // the element whose text comes next; empty: markup does
};

} // namespace Postil
