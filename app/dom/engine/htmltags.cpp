// SPDX-License-Identifier: MIT
#include "dom/engine/htmltags.h"

#include <QLatin1StringView>
#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// What holds text, not tags.
constexpr std::array rawText{"script"_L1, "style"_L1,   "textarea"_L1, "title"_L1,
                             "xmp"_L1,    "noembed"_L1, "noframes"_L1, "iframe"_L1};

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool holdsRawText(QStringView name)
{
    return std::ranges::any_of(rawText, [name](QLatin1StringView known) {
        return name.size() == known.size() && name.compare(known, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool HtmlTags::isTagAt(qsizetype i) const
{
    const QChar next = at(i + 1);
    return next == u'!' || isLetter(next) || (next == u'/' && isLetter(at(i + 2)));
}

HtmlPiece HtmlTags::next()
{
    if (!m_raw.isEmpty() && skipToEndOf(m_raw).isNull())
        m_at = m_html.size();
    for (;;) {
        const qsizetype from = m_at;
        m_at = m_html.indexOf(u'<', from);
        while (m_at >= 0 && !isTagAt(m_at))
            m_at = m_html.indexOf(u'<', m_at + 1);
        if (m_at < 0)
            m_at = m_html.size();
        if (m_at > from)
            return {.kind = HtmlPiece::Kind::Text, .text = m_html.sliced(from, m_at - from)};
        if (m_at == m_html.size())
            return {};
        ++m_at;
        if (at(m_at) == u'/') {
            ++m_at;
            return tag(HtmlPiece::Kind::EndTag);
        }
        if (at(m_at) != u'!')
            return tag(HtmlPiece::Kind::StartTag);
        if (m_html.sliced(m_at).startsWith("!--"_L1)) {
            m_at += 1; // "<!-->" is a whole comment
            skipTo("-->"_L1);
        } else {
            skipTo(">"_L1);
        }
    }
}

HtmlPiece HtmlTags::tag(HtmlPiece::Kind kind)
{
    const QStringView name = takeName();
    const int attributes = takeAttributes();
    if (kind == HtmlPiece::Kind::StartTag && holdsRawText(name))
        m_raw = name;
    return {.kind = kind, .text = name, .attributes = attributes};
}

QStringView HtmlTags::skipToEndOf(QStringView name)
{
    m_raw = {};
    for (qsizetype found = m_at; (found = m_html.indexOf("</"_L1, found)) >= 0; found += 2) {
        if (!m_html.sliced(found + 2).startsWith(name, Qt::CaseInsensitive))
            continue;
        const QStringView passed = m_html.sliced(m_at, found - m_at);
        m_at = found;
        return passed;
    }
    return {};
}

void HtmlTags::skipTo(QLatin1StringView end)
{
    const qsizetype found = m_html.indexOf(end, m_at);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

QStringView HtmlTags::takeName()
{
    const qsizetype from = m_at;
    while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>' && m_html[m_at] != u'/')
        ++m_at;
    return m_html.sliced(from, m_at - from);
}

int HtmlTags::takeAttributes()
{
    int count = 0;
    while (m_at < m_html.size() && m_html[m_at] != u'>') {
        if (isSpace(m_html[m_at]) || m_html[m_at] == u'/') {
            ++m_at;
            continue;
        }
        ++count;
        while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'=' && m_html[m_at] != u'>'
               && m_html[m_at] != u'/')
            ++m_at;
        while (m_at < m_html.size() && isSpace(m_html[m_at]))
            ++m_at;
        if (at(m_at) != u'=')
            continue;
        ++m_at;
        while (m_at < m_html.size() && isSpace(m_html[m_at]))
            ++m_at;
        const QChar quote = at(m_at);
        if (quote == u'"' || quote == u'\'') {
            const qsizetype end = m_html.indexOf(quote, m_at + 1);
            m_at = end < 0 ? m_html.size() : end + 1;
        } else {
            while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>')
                ++m_at;
        }
    }
    m_at = std::min(m_at + 1, m_html.size());
    return count;
}

} // namespace Postil
