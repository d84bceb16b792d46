// SPDX-License-Identifier: MIT
#include "dom/engine/htmlprescan.h"

#include "dom/engine/htmltags.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// HTML standard, "the list of active formatting elements".
constexpr std::array formatting{"a"_L1,    "b"_L1, "big"_L1,   "code"_L1,   "em"_L1,     "font"_L1, "i"_L1,
                                "nobr"_L1, "s"_L1, "small"_L1, "strike"_L1, "strong"_L1, "tt"_L1,   "u"_L1};

template <std::size_t N>
int indexIn(const std::array<QLatin1StringView, N> &names, QStringView name)
{
    const auto at = std::ranges::find_if(names, [name](QLatin1StringView known) {
        return name.size() == known.size() && name.compare(known, Qt::CaseInsensitive) == 0;
    });
    return at == names.end() ? -1 : int(at - names.begin());
}

class Scan
{
public:
    explicit Scan(const HtmlLimits &limits) : m_limits(limits) {}

    Result<void> run(QStringView html);

private:
    [[nodiscard]] static std::unexpected<Error> tooMuch(const char *what, qint64 limit);
    void open(QStringView name, int attributes);
    void close(QStringView name);
    [[nodiscard]] Result<void> withinLimits(int attributes) const;

    HtmlLimits m_limits;
    int m_elements = 0;
    qint64 m_repeated = 0;
    int m_open = 0; // formatting elements open, all kinds together
    std::array<int, formatting.size()> m_openOf{};
};

std::unexpected<Error> Scan::tooMuch(const char *what, qint64 limit)
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("HtmlPrescan", what).arg(limit));
}

void Scan::open(QStringView name, int attributes)
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

void Scan::close(QStringView name)
{
    const int kind = indexIn(formatting, name);
    if (kind >= 0 && m_openOf[std::size_t(kind)] > 0) {
        --m_openOf[std::size_t(kind)];
        --m_open;
    }
}

Result<void> Scan::withinLimits(int attributes) const
{
    if (attributes > m_limits.attributes)
        return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                         "The page cannot be read: one of its elements has more "
                                         "than %1 attributes. Paste its text instead."),
                       m_limits.attributes);
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
    return {};
}

Result<void> Scan::run(QStringView html)
{
    if (html.size() > m_limits.characters)
        return tooMuch(QT_TRANSLATE_NOOP("HtmlPrescan",
                                         "The page is larger than %1 characters. Copy the part you "
                                         "need and paste it instead."),
                       m_limits.characters);
    HtmlTags tags(html);
    for (HtmlPiece piece = tags.next(); piece.kind != HtmlPiece::Kind::End; piece = tags.next()) {
        if (piece.kind == HtmlPiece::Kind::EndTag)
            close(piece.text);
        if (piece.kind != HtmlPiece::Kind::StartTag)
            continue;
        open(piece.text, piece.attributes);
        if (const Result<void> fine = withinLimits(piece.attributes); !fine)
            return fine;
    }
    return {};
}

} // namespace

Result<void> prescanHtml(QStringView html, const HtmlLimits &limits)
{
    return Scan(limits).run(html);
}

} // namespace Postil
