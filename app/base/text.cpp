// SPDX-License-Identifier: MIT
#include "base/text.h"

#include <algorithm>

namespace Postil {

namespace {

bool isLineBreak(char16_t c)
{
    return (c >= u'\n' && c <= u'\r') || c == u'\u0085' || c == u'\u2028' || c == u'\u2029';
}

bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\t') || (c >= 0x7f && c < 0xa0);
}

// Code points that Unicode keeps out of text for good; HTML and YAML may not contain them.
bool isNoncharacter(char32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x20 && u < 0x7f) || (u >= 0xa0 && u < 0x2028) || (u > 0x2029 && u < 0xd800);
}

// `lineBreak` stands for every line break that `kept` does not name; other control characters go.
QString clean(const QString &text, char16_t lineBreak)
{
    if (std::ranges::all_of(text, isPlain))
        return text;
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            continue;
        if (lineBreak == u'\n' && (c == u'\u2028' || c == u'\u2029')) {
            out += QChar(c); // white space to Markdown, not the end of a line
        } else if (isLineBreak(c)) {
            out += QChar(lineBreak);
        } else if (isControl(c) || (c == u'\ufeff' && out.isEmpty())) {
            continue; // a byte order mark is not text, and JSON and UTF-8 readers drop it
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const char32_t code = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            if (isNoncharacter(code))
                out += QChar::ReplacementCharacter;
            else
                out.append(text.at(i)).append(text.at(i + 1));
            ++i;
        } else {
            out += QChar::isSurrogate(c) || isNoncharacter(c) ? QChar(QChar::ReplacementCharacter) : QChar(c);
        }
    }
    return out;
}

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c == u' ' || c == u'\t'; });
}

} // namespace

QString singleLine(QString text)
{
    return clean(text, u' ');
}

QString multiLine(QString text)
{
    const QString lines = clean(text, u'\n');
    // The first line that is not empty keeps its indentation: it may be a code block.
    qsizetype begin = 0;
    for (qsizetype end = lines.indexOf(u'\n');
         end >= 0 && isBlank(QStringView(lines).sliced(begin, end - begin));
         end = lines.indexOf(u'\n', begin))
        begin = end + 1;
    qsizetype end = lines.size();
    while (end > begin) {
        const qsizetype line = lines.lastIndexOf(u'\n', end - 1) + 1;
        if (!isBlank(QStringView(lines).sliced(qMax(line, begin), end - qMax(line, begin))))
            break;
        end = qMax(line - 1, begin);
    }
    return lines.sliced(begin, end - begin);
}

bool writtenWithoutSpaces(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

} // namespace Postil
