// SPDX-License-Identifier: MIT
#include "markdown/escaper.h"

#include "markdown/html.h"

namespace Postil::Markdown {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

QChar at(QStringView text, qsizetype i)
{
    return i >= 0 && i < text.size() ? text.at(i) : QChar(u' ');
}

// Could `text` from `i` on be taken for an address where nothing marks it as one?
bool startsAutolink(QStringView text, qsizetype i)
{
    const QChar c = text.at(i);
    if (c == u':')
        return text.sliced(i).startsWith("://"_L1);
    if (c == u'.')
        return i >= 3 && text.sliced(i - 3, 3).compare("www"_L1, Qt::CaseInsensitive) == 0;
    return c == u'@' && !isSpace(at(text, i + 1)) && i + 1 < text.size();
}

// Markers that open a block where they begin a line.
bool startsBlock(QStringView text, qsizetype i)
{
    const QChar c = text.at(i);
    if (c == u'.' || c == u')') {
        if (i == 0 || i > 9)
            return false;
        for (const QChar digit : text.first(i)) {
            if (digit < u'0' || digit > u'9')
                return false;
        }
        return true;
    }
    return i == 0 && (c == u'-' || c == u'+' || c == u'=' || c == u':');
}

bool isMarkup(QStringView text, qsizetype i)
{
    switch (text.at(i).unicode()) {
    case u'\\':
    case u'*':
    case u'_':
    case u'[':
    case u']':
    case u'|':
        return true;
    case u'#': // of a heading, at either end
        return i == 0 || isSpace(text.at(i - 1));
    case u'!': // before the bracket of a link, which may be the next thing written
        return i + 1 == text.size();
    case u'$': // formulas
        return at(text, i - 1) == u'$' || at(text, i + 1) == u'$';
    default:
        return false;
    }
}

} // namespace

QString asEntity(char32_t character)
{
    return u"&#%1;"_s.arg(uint(character));
}

void appendEscaped(QString &out, QStringView text, LineEdges edges, EscapeFor use)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        switch (c.unicode()) {
        case u'<':
            out += "&lt;"_L1;
            continue;
        case u'>':
            out += "&gt;"_L1;
            continue;
        case u'&':
            out += "&amp;"_L1;
            continue;
        case u'`':
        case u'~':
        case u'\n':
        case u'\r':
        case u'\v':
        case u'\f':
            out += asEntity(c.unicode());
            continue;
        case u' ':
        case u'\t':
            // White space at the ends of a line is not text to Markdown.
            if ((i == 0 && edges.testFlag(LineEdge::Start))
                || (i + 1 == text.size() && edges.testFlag(LineEdge::End)))
                out += asEntity(c.unicode());
            else
                out += c;
            continue;
        case u'@':
            // An escaped one still makes an e-mail address in some programs.
            if (startsAutolink(text, i)
                && (i == 0 ? !edges.testFlag(LineEdge::Start) : !isSpace(text.at(i - 1))))
                out += asEntity(u'@');
            else
                out += c;
            continue;
        case u'{':
            out += use == EscapeFor::OtherTool ? "&#123;"_L1 : "{"_L1;
            continue;
        case u'"':
            out += use == EscapeFor::OtherTool ? "\\\""_L1 : "\""_L1;
            continue;
        default:
            break;
        }
        if (isMarkup(text, i) || startsAutolink(text, i)
            || (edges.testFlag(LineEdge::Start) && startsBlock(text, i)))
            out += u'\\';
        out += c;
    }
}

QString escape(const QString &text, Stretch stretch)
{
    QString out;
    out.reserve(text.size() + text.size() / 8);
    const LineEdges edges = stretch == Stretch::Whole ? LineEdge::Both : LineEdge::None;
    appendEscaped(out, text, edges, EscapeFor::OtherTool);
    return out;
}

} // namespace Postil::Markdown
