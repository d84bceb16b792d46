// SPDX-License-Identifier: MIT
#include "importing/markdownbody.h"

#include "importing/lines.h"
#include "markdown/sitemarks.h"
#include "post/housestyle.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

bool matches(const char16_t *pattern, const QString &line)
{
    return QRegularExpression(QString::fromUtf16(pattern)).match(line).hasMatch();
}

bool isBlank(const QString &line)
{
    return line.trimmed().isEmpty();
}
bool isQuote(const QString &line)
{
    return matches(u"^ {0,3}>", line);
}
bool isListItem(const QString &line)
{
    return matches(u"^ {0,3}(?:[-*+]|\\d{1,9}[.)])\\s+\\S", line);
}
bool isHeadingLine(const QString &line)
{
    return matches(u"^ {0,3}#{1,6}\\s+\\S", line);
}
bool isFence(const QString &line)
{
    return matches(u"^ {0,3}(?:```|~~~)", line);
}
bool isImage(const QString &line)
{
    return matches(u"^!\\[.*\\]\\(.*\\)\\s*$", line);
}
bool isLink(const QString &line)
{
    return matches(u"^\\[.+\\]\\([^()]+\\)\\s*$", line);
}

QString linkText(const QString &line)
{
    return line.sliced(1, line.lastIndexOf("]("_L1) - 1).remove(u'\\');
}

class Guess
{
public:
    Guess(const QString &body, const HouseStyle &style) : m_lines(body.split(u'\n')), m_style(style) {}

    QList<BodySection> sections()
    {
        while (m_at < m_lines.size()) {
            const QString &line = m_lines.at(m_at);
            if (isBlank(line))
                pass();
            else if (isQuote(line))
                take(BodyPart::Quote, quoteEnd());
            else if (const qsizetype end = groupEnd(); end > m_at)
                take(BodyPart::Group, end);
            else if (const auto part = singleLine())
                take(*part, m_at + 1);
            else
                comment();
        }
        flush();
        return m_sections;
    }

private:
    void pass()
    {
        if (!m_comment.isEmpty())
            m_comment.append(m_lines.at(m_at));
        ++m_at;
    }

    void take(BodyPart part, qsizetype end)
    {
        flush();
        m_sections.append({part, m_lines.sliced(m_at, end - m_at)});
        m_at = end;
    }

    // A paragraph, or a fenced block to its end: what looks like a part in there is none.
    void comment()
    {
        const bool fenced = isFence(m_lines.at(m_at));
        do {
            m_comment.append(m_lines.at(m_at++));
        } while (m_at < m_lines.size() && (fenced ? !isFence(m_lines.at(m_at)) : !isBlank(m_lines.at(m_at))));
        if (fenced && m_at < m_lines.size())
            m_comment.append(m_lines.at(m_at++));
    }

    void flush()
    {
        while (!m_comment.isEmpty() && isBlank(m_comment.last()))
            m_comment.removeLast();
        if (!m_comment.isEmpty())
            m_sections.append({BodyPart::Commentary, m_comment});
        m_comment.clear();
    }

    [[nodiscard]] qsizetype quoteEnd() const
    {
        qsizetype end = m_at;
        while (end < m_lines.size() && isQuote(m_lines.at(end)))
            ++end;
        return end;
    }

    // A heading with a list of links under it, or such a list alone behind another group.
    [[nodiscard]] qsizetype groupEnd() const
    {
        qsizetype list = m_at;
        if (isHeadingLine(m_lines.at(m_at))) {
            ++list;
            while (list < m_lines.size() && isBlank(m_lines.at(list)))
                ++list;
        } else if (m_sections.isEmpty() || m_sections.last().part != BodyPart::Group
                   || !m_comment.isEmpty()) {
            return m_at;
        }
        qsizetype end = list;
        bool links = false;
        while (end < m_lines.size() && isListItem(m_lines.at(end))) {
            links = links || m_lines.at(end).contains("]("_L1);
            ++end;
        }
        return links ? end : m_at;
    }

    [[nodiscard]] std::optional<BodyPart> singleLine() const
    {
        const QString &line = m_lines.at(m_at);
        const bool alone = (m_at == 0 || isBlank(m_lines.at(m_at - 1)))
                           && (m_at + 1 == m_lines.size() || isBlank(m_lines.at(m_at + 1)));
        if (!alone)
            return {};
        if (line == Markdown::hideSiteMarks(m_style.footer))
            return BodyPart::Footer;
        const bool atStart =
            m_comment.isEmpty() && std::ranges::all_of(m_sections, [](const BodySection &section) {
                return section.part == BodyPart::Image;
            });
        if (atStart && m_sections.isEmpty() && isImage(line))
            return BodyPart::Image;
        if (isLink(line) && isReadMore(linkText(line), m_style))
            return BodyPart::More;
        if (atStart && isLink(line))
            return BodyPart::Source;
        return {};
    }

    const QStringList m_lines;
    const HouseStyle &m_style;
    qsizetype m_at = 0;
    QList<BodySection> m_sections;
    QStringList m_comment;
};

} // namespace

QList<BodySection> guessSections(const QString &body, const HouseStyle &style)
{
    return Guess(body, style).sections();
}

} // namespace Postil
