// SPDX-License-Identifier: MIT
#include "markdown/inlinewriter.h"

#include "markdown/escaper.h"

#include <QRegularExpression>

#include <algorithm>

namespace Postil::Markdown {

using namespace Qt::StringLiterals;

namespace {

// What can be open around text. Each is written with characters of its own, so that two that touch are
// never taken for one.
enum class Span { Link, Strong, Strike, Emphasis };

constexpr Span Spans[] = {Span::Link, Span::Strong, Span::Strike, Span::Emphasis};

// How a character counts beside a delimiter (CommonMark, "left-flanking delimiter run"). Parsers do not agree
// about all of Unicode: Other is a letter to some and punctuation to others, Odd is a space to some.
enum class Kind { Space, Punctuation, Letter, Other, Odd };

// The delimiters between two runs, and what must be written as an entity for them to count.
struct Boundary
{
    QList<Span> closers;
    QList<Span> openers;
};

struct Encode
{
    bool first = false;
    bool last = false;
};

bool has(const Run &run, Span span)
{
    switch (span) {
    case Span::Link:
        return !run.href.isEmpty();
    case Span::Strong:
        return run.strong;
    case Span::Strike:
        return run.strike;
    case Span::Emphasis:
        return run.emphasis;
    }
    return false;
}

bool goesOn(const Run &from, const Run &to, Span span)
{
    return has(from, span) && has(to, span) && (span != Span::Link || from.href == to.href);
}

bool isLeaf(const Run &run)
{
    return run.code || !run.image.isEmpty();
}

Kind kindOf(char32_t c)
{
    if (QChar::category(c) == QChar::Separator_Space || (c >= 0x09 && c <= 0x0d))
        return Kind::Space;
    if (QChar::isSpace(c))
        return Kind::Odd;
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
        return Kind::Letter;
    return c < 0x80 ? Kind::Punctuation : Kind::Other;
}

char32_t firstOf(const QString &text)
{
    return text.size() > 1 && text.at(0).isHighSurrogate() ? QChar::surrogateToUcs4(text.at(0), text.at(1))
                                                           : text.at(0).unicode();
}

char32_t lastOf(const QString &text)
{
    const QChar c = text.back();
    return c.isLowSurrogate() && text.size() > 1 ? QChar::surrogateToUcs4(text.at(text.size() - 2), c)
                                                 : c.unicode();
}

qsizetype unitsOf(char32_t c)
{
    return c > 0xffff ? 2 : 1;
}

bool isSpaceToSome(Kind kind)
{
    return kind == Kind::Space || kind == Kind::Odd;
}

// Does not bound a word for certain.
bool mayJoin(Kind kind)
{
    return kind != Kind::Space && kind != Kind::Punctuation;
}

// Only ** works between two letters.
bool worksInWords(Span span)
{
    return span == Span::Strong;
}

QString destination(const QString &href)
{
    static const QRegularExpression entity(u"&(?=#?[A-Za-z0-9]+;)"_s);
    static const QRegularExpression plain(u"\\A[A-Za-z0-9:/.?=&;%#+,@!$~_-]+\\z"_s);
    const QString url = QString(href).replace(entity, u"&amp;"_s);
    return plain.match(url).hasMatch() ? url : u'<' + url + u'>';
}

class InlineWriter
{
public:
    InlineWriter(const QList<Run> &runs, InlinePlace place, const QString &nextLine)
        : m_place(place), m_nextLine(nextLine)
    {
        std::ranges::copy_if(runs, std::back_inserter(m_runs),
                             [](const Run &run) { return !run.text.isEmpty() || !run.image.isEmpty(); });
        m_encode.resize(m_runs.size());
        plan();
        for (qsizetype i = 1; i < m_runs.size(); ++i)
            settle(m_boundaries.at(i), i);
        if (!m_runs.isEmpty()) {
            settle(m_boundaries.first(), 0);
            settle(m_boundaries.last(), m_runs.size());
        }
    }

    QString write()
    {
        for (qsizetype i = 0; i < m_runs.size(); ++i) {
            writeDelimiters(i);
            const Run &run = m_runs.at(i);
            if (!run.image.isEmpty())
                writeImage(run);
            else if (run.code)
                writeCode(run.text);
            else
                writeText(i);
        }
        if (!m_runs.isEmpty())
            writeDelimiters(m_runs.size());
        return m_out;
    }

private:
    // How many runs from `i` on the span lasts: what lasts longest is opened first.
    [[nodiscard]] qsizetype extent(qsizetype i, Span span) const
    {
        qsizetype end = i;
        while (end + 1 < m_runs.size() && goesOn(m_runs.at(end), m_runs.at(end + 1), span))
            ++end;
        return end - i;
    }

    void plan()
    {
        QList<Span> open;
        for (qsizetype i = 0; i <= m_runs.size(); ++i) {
            Boundary boundary;
            const auto ended = std::ranges::find_if(open, [&](Span span) {
                return i == m_runs.size() || !goesOn(m_runs.at(i - 1), m_runs.at(i), span);
            });
            while (open.end() != ended && !open.isEmpty()) {
                boundary.closers.append(open.last());
                const bool done = &open.last() == &*ended;
                open.removeLast();
                if (done)
                    break;
            }
            if (i < m_runs.size()) {
                for (const Span span : Spans) {
                    if (has(m_runs.at(i), span) && !open.contains(span))
                        boundary.openers.append(span);
                }
                std::ranges::stable_sort(boundary.openers, std::ranges::greater(),
                                         [&](Span span) { return extent(i, span); });
                open.append(boundary.openers);
            }
            m_boundaries.append(boundary);
        }
    }

    [[nodiscard]] Kind endOf(qsizetype i) const // of run `i`, as it will be written
    {
        if (i < 0)
            return Kind::Space;
        const Run &run = m_runs.at(i);
        return isLeaf(run) || m_encode.at(i).last ? Kind::Punctuation : kindOf(lastOf(run.text));
    }

    [[nodiscard]] Kind startOf(qsizetype i) const
    {
        if (i >= m_runs.size())
            return Kind::Space;
        const Run &run = m_runs.at(i);
        return isLeaf(run) || m_encode.at(i).first ? Kind::Punctuation : kindOf(firstOf(run.text));
    }

    // Decides which characters beside the delimiters before run `i` must become entities (punctuation).
    void settle(const Boundary &boundary, qsizetype i)
    {
        const qsizetype count = boundary.closers.size() + boundary.openers.size();
        if (count == 0)
            return;
        const bool firstCloses = !boundary.closers.isEmpty();
        const bool lastOpens = !boundary.openers.isEmpty();
        const Span first = firstCloses ? boundary.closers.first() : boundary.openers.first();
        const Span last = lastOpens ? boundary.openers.last() : boundary.closers.last();
        if (firstCloses && first != Span::Link && isSpaceToSome(endOf(i - 1)) && i > 0)
            m_encode[i - 1].last = true;
        if (lastOpens && last != Span::Link && isSpaceToSome(startOf(i)) && i < m_runs.size())
            m_encode[i].first = true;
        // An opener after a letter, a closer before one: only ** right between two letters works as it is.
        const bool alone = count == 1;
        if (!firstCloses && first != Span::Link && mayJoin(endOf(i - 1))
            && !(alone && worksInWords(first) && endOf(i - 1) == Kind::Letter && startOf(i) == Kind::Letter))
            m_encode[i - 1].last = true;
        if (!lastOpens && last != Span::Link && mayJoin(startOf(i))
            && !(alone && worksInWords(last) && startOf(i) == Kind::Letter && endOf(i - 1) == Kind::Letter))
            m_encode[i].first = true;
    }

    void writeDelimiters(qsizetype i)
    {
        for (const Span span : m_boundaries.at(i).closers)
            m_out += span == Span::Link ? "]("_L1 + destination(m_runs.at(i - 1).href) + u')' : mark(span);
        for (const Span span : m_boundaries.at(i).openers)
            m_out += span == Span::Link ? u"["_s : mark(span);
    }

    static QString mark(Span span)
    {
        return span == Span::Strong ? u"**"_s : span == Span::Strike ? u"~~"_s : u"_"_s;
    }

    void writeImage(const Run &run)
    {
        m_out += "!["_L1;
        appendEscaped(m_out, run.text, LineEdge::Both, EscapeFor::Editor);
        m_out += "]("_L1 + destination(run.image) + u')';
    }

    void writeCode(QString code)
    {
        code.replace(u'\n', u' ');
        qsizetype longest = 0;
        qsizetype length = 0;
        for (const QChar c : std::as_const(code)) {
            length = c == u'`' ? length + 1 : 0;
            longest = qMax(longest, length);
        }
        if (m_place == InlinePlace::Cell)
            code.replace(u'|', u"\\|"_s);
        const bool blank = code.count(u' ') == code.size();
        const bool pad = code.startsWith(u'`') || code.endsWith(u'`')
                         || (!blank && code.startsWith(u' ') && code.endsWith(u' '));
        const QString fence(longest + 1, u'`');
        m_out += fence + (pad ? u' ' + code + u' ' : code) + fence;
    }

    void writeText(qsizetype i)
    {
        const QString &text = m_runs.at(i).text;
        const bool lastRun = i + 1 == m_runs.size();
        qsizetype begin = 0;
        qsizetype end = text.size();
        if (m_encode.at(i).first) {
            m_out += asEntity(firstOf(text));
            begin = unitsOf(firstOf(text));
            m_lineStart = false;
        }
        const bool encodeLast = m_encode.at(i).last && end > begin;
        if (encodeLast)
            end -= unitsOf(lastOf(text));
        for (qsizetype at = begin; at < end;) {
            qsizetype stop = at;
            while (stop < end && !isHardBreak(i, stop))
                ++stop;
            LineEdges edges = m_lineStart || (i == 0 && at == 0) ? LineEdge::Start : LineEdge::None;
            edges.setFlag(LineEdge::End, lastRun && stop == text.size());
            appendEscaped(m_out, QStringView(text).sliced(at, stop - at), edges, EscapeFor::Editor);
            m_lineStart = stop < end;
            if (m_lineStart)
                m_out += "\\\n"_L1 + m_nextLine;
            at = stop + 1;
        }
        if (encodeLast)
            m_out += asEntity(lastOf(text));
        if (end > begin && !isHardBreak(i, end - 1))
            m_lineStart = false;
    }

    // A line break that can be written as one: not beside another, nor at an end of its run.
    [[nodiscard]] bool isHardBreak(qsizetype i, qsizetype at) const
    {
        const QString &text = m_runs.at(i).text;
        return m_place == InlinePlace::Paragraph && text.at(at) == u'\n' && at > 0 && at + 1 < text.size()
               && text.at(at - 1) != u'\n' && text.at(at + 1) != u'\n';
    }

    InlinePlace m_place;
    QString m_nextLine;
    QList<Run> m_runs;
    QList<Boundary> m_boundaries; // one before each run, and one at the end
    QList<Encode> m_encode;
    QString m_out;
    bool m_lineStart = false;
};

} // namespace

QString writeInline(const QList<Run> &runs, InlinePlace place, const QString &nextLine)
{
    return InlineWriter(runs, place, nextLine).write();
}

} // namespace Postil::Markdown
