// SPDX-License-Identifier: MIT
#include "dom/engine/htmlprescan.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// HTML standard, "the list of active formatting elements".
constexpr std::array formatting{"a"_L1,    "b"_L1, "big"_L1,   "code"_L1,   "em"_L1,     "font"_L1, "i"_L1,
                                "nobr"_L1, "s"_L1, "small"_L1, "strike"_L1, "strong"_L1, "tt"_L1,   "u"_L1};
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

template <std::size_t N>
int indexIn(const std::array<QLatin1StringView, N> &names, QStringView name)
{
    const auto at = std::ranges::find_if(
        names, [name](QLatin1StringView known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
    return at == names.end() ? -1 : int(at - names.begin());
}

class Scan
{
public:
    Scan(QStringView html, const HtmlLimits &limits) : m_html(html), m_limits(limits) {}

    Result<void> run();

private:
    [[nodiscard]] QChar at(qsizetype i) const { return i < m_html.size() ? m_html[i] : QChar(); }
    [[nodiscard]] static std::unexpected<Error> tooMuch(const char *what, qint64 limit);
    void skipTo(QLatin1StringView end);
    void skipRawText(QStringView name);
    QStringView takeName();
    int takeAttributes();
    void note(QStringView name, int attributes);

    QStringView m_html;
    HtmlLimits m_limits;
    qsizetype m_at = 0;
    int m_elements = 0;
    qint64 m_repeated = 0;
    int m_open = 0; // formatting elements open, all kinds together
    std::array<int, formatting.size()> m_openOf{};
};

std::unexpected<Error> Scan::tooMuch(const char *what, qint64 limit)
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("HtmlPrescan", what).arg(limit));
}

void Scan::skipTo(QLatin1StringView end)
{
    const qsizetype found = m_html.indexOf(end, m_at);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

void Scan::skipRawText(QStringView name)
{
    for (;;) {
        const qsizetype found = m_html.indexOf("</"_L1, m_at);
        if (found < 0) {
            m_at = m_html.size();
            return;
        }
        m_at = found + 2;
        if (m_html.sliced(m_at).startsWith(name, Qt::CaseInsensitive)) {
            m_at = found;
            return;
        }
    }
}

QStringView Scan::takeName()
{
    const qsizetype from = m_at;
    while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>' && m_html[m_at] != u'/')
        ++m_at;
    return m_html.sliced(from, m_at - from);
}

int Scan::takeAttributes()
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
    ++m_at;
    return count;
}

void Scan::note(QStringView name, int attributes)
{
    ++m_elements;
    const int kind = indexIn(formatting, name);
    if (kind < 0) {
        m_repeated += m_open;
        return;
    }
    // The parser keeps at most three that are alike, and one link.
    const bool isLink = kind == 0;
    if (isLink ? m_openOf[0] > 0 : attributes == 0 && m_openOf[std::size_t(kind)] >= 3)
        return;
    ++m_openOf[std::size_t(kind)];
    ++m_open;
}

Result<void> Scan::run()
{
    if (m_html.size() > m_limits.characters)
        return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                         "The page is larger than %1 characters. Copy the part you "
                                         "need and paste it instead."),
                       m_limits.characters);
    while ((m_at = m_html.indexOf(u'<', m_at)) >= 0) {
        ++m_at;
        if (at(m_at) == u'!') {
            if (m_html.sliced(m_at).startsWith("!--"_L1)) {
                m_at += 1; // "<!-->" is a whole comment
                skipTo("-->"_L1);
            } else {
                skipTo(">"_L1);
            }
        } else if (at(m_at) == u'/' && isLetter(at(m_at + 1))) {
            ++m_at;
            const int kind = indexIn(formatting, takeName());
            if (kind >= 0 && m_openOf[std::size_t(kind)] > 0) {
                --m_openOf[std::size_t(kind)];
                --m_open;
            }
            takeAttributes();
        } else if (isLetter(at(m_at))) {
            const QStringView name = takeName();
            const int attributes = takeAttributes();
            if (attributes > m_limits.attributes)
                return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                                 "The page cannot be read: one of its elements has more "
                                                 "than %1 attributes. Paste its text instead."),
                               m_limits.attributes);
            note(name, attributes);
            if (m_elements > m_limits.elements)
                return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                                 "The page has more than %1 elements. Copy the part you "
                                                 "need and paste it instead."),
                               m_limits.elements);
            if (m_repeated > m_limits.repeated)
                return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                                 "The page cannot be read: its formatting marks are never "
                                                 "closed (more than %1 would follow). Paste its text "
                                                 "instead."),
                               m_limits.repeated);
            if (indexIn(rawText, name) >= 0)
                skipRawText(name);
        }
        if (m_at >= m_html.size())
            break;
    }
    return {};
}

} // namespace

Result<void> prescanHtml(QStringView html, const HtmlLimits &limits)
{
    return Scan(html, limits).run();
}

} // namespace Postil
