// SPDX-License-Identifier: MIT
#include "markdown/sitemarks.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil::Markdown {

namespace {

const QRegularExpression &hiddenMark()
{
    static const QRegularExpression pattern(u"&#x(0*)(7b|25|23|3a|3c);"_s);
    return pattern;
}

QString reference(QChar c)
{
    return "&#x"_L1 + QString::number(c.unicode(), 16) + u';';
}

// A '<' that begins a tag, a comment or such; not <https://…>, which Markdown makes a link of.
bool opensTag(const QString &text, qsizetype at)
{
    static const QRegularExpression tag(uR"(<(?!(?:https?:|mailto:)[^\s<>]*>)[A-Za-z/!?])"_s);
    return tag
        .matchView(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
        .hasMatch();
}

// Behind an odd number of backslashes a letter is no mark of HTML, and a reference would not be one either.
bool isEscaped(const QString &out)
{
    qsizetype slashes = 0;
    while (slashes < out.size() && out.at(out.size() - 1 - slashes) == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

bool follows(QChar c) // makes a template mark of the '{' before it
{
    return c == u'{' || c == u'%' || c == u'#' || c == u':';
}

} // namespace

QString hideSiteMarks(const QString &markdown)
{
    QString text = markdown;
    if (text.contains("&#x"_L1))
        text.replace(hiddenMark(), u"&#x0\\1\\2;"_s);
    if (!text.contains(u'{') && !text.contains(u'<'))
        return text;
    QString out;
    out.reserve(text.size() + 64);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (out.endsWith(u'{') && follows(c))
            out += reference(c);
        else if (c == u'<' && opensTag(text, i) && !isEscaped(out))
            out += reference(c);
        else
            out += c;
    }
    return out;
}

QString restoreSiteMarks(const QString &markdown)
{
    QString out;
    qsizetype from = 0;
    for (auto it = hiddenMark().globalMatchView(markdown); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(markdown).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.capturedLength(1) == 0)
            out += QChar(char16_t(match.capturedView(2).toUShort(nullptr, 16)));
        else
            out += "&#x"_L1 + match.captured(1).sliced(1) + match.captured(2) + u';';
    }
    return out.append(QStringView(markdown).sliced(from));
}

} // namespace Postil::Markdown
