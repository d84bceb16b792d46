// SPDX-License-Identifier: MIT
#include "compose/markdownformat.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// A mark stands at a word, never at a space: "** word**" is not bold. Paragraphs are marked one by one.
QList<TextSelection> segments(const QString &text, TextSelection selection)
{
    QList<TextSelection> found;
    static const QRegularExpression paragraph(uR"((?:[^\n]|\n(?!\s*\n))+)"_s);
    auto matches =
        paragraph.globalMatchView(QStringView(text).mid(selection.from, selection.to - selection.from));
    while (matches.hasNext()) {
        const auto match = matches.next();
        TextSelection part{selection.from + match.capturedStart(), selection.from + match.capturedEnd()};
        while (part.from < part.to && text[part.from].isSpace())
            ++part.from;
        while (part.to > part.from && text[part.to - 1].isSpace())
            --part.to;
        if (part.from < part.to)
            found.append(part);
    }
    return found;
}

TextSelection wordAt(const QString &text, qsizetype at)
{
    TextSelection word{at, at};
    const auto inWord = [&](qsizetype i) {
        return text[i].isLetterOrNumber() || text[i].isMark() || text[i].isSurrogate();
    };
    while (word.from > 0 && inWord(word.from - 1))
        --word.from;
    while (word.to < text.size() && inWord(word.to))
        ++word.to;
    return word;
}

qsizetype starsBefore(const QString &text, qsizetype at)
{
    qsizetype count = 0;
    while (at - count > 0 && text[at - count - 1] == u'*')
        ++count;
    return count;
}

qsizetype starsAfter(const QString &text, qsizetype at)
{
    qsizetype count = 0;
    while (at + count < text.size() && text[at + count] == u'*')
        ++count;
    return count;
}

// Stars selected along with the words belong to the mark.
TextSelection withoutStars(const QString &text, TextSelection part)
{
    const qsizetype length = part.to - part.from;
    const qsizetype stars =
        std::min({starsAfter(text, part.from), starsBefore(text, part.to), qsizetype(3), (length - 1) / 2});
    return stars > 0 ? TextSelection{part.from + stars, part.to - stars} : part;
}

bool hasMark(const QString &text, TextSelection part, qsizetype mark)
{
    const qsizetype stars = std::min(starsBefore(text, part.from), starsAfter(text, part.to));
    return mark == 2 ? stars >= 2 : stars == 1 || stars >= 3;
}

} // namespace

FormattedText toggled(const QString &text, TextSelection selection, InlineFormat format)
{
    const qsizetype mark = format == InlineFormat::Bold ? 2 : 1;
    const QString stars(mark, u'*');
    if (selection.from == selection.to) {
        const TextSelection word = wordAt(text, selection.from);
        if (word.from == word.to) {
            const bool empty = hasMark(text, word, mark);
            QString changed = text;
            if (empty)
                changed.remove(word.from - mark, 2 * mark);
            else
                changed.insert(word.from, stars + stars);
            const qsizetype caret = word.from + (empty ? -mark : mark);
            return {changed, {caret, caret}};
        }
        const qsizetype offset = selection.from - word.from;
        FormattedText result = toggled(text, word, format);
        result.selection.from = result.selection.to = result.selection.from + offset;
        return result;
    }
    QList<TextSelection> parts = segments(text, selection);
    for (TextSelection &part : parts)
        part = withoutStars(text, part);
    if (parts.isEmpty())
        return {text, selection};
    const bool all = std::ranges::all_of(parts, [&](auto part) { return hasMark(text, part, mark); });
    QString changed = text;
    qsizetype shift = 0;
    for (TextSelection &part : parts) {
        part.from += shift;
        part.to += shift;
        if (all) {
            changed.remove(part.to, mark);
            changed.remove(part.from - mark, mark);
            part.from -= mark;
            part.to -= mark;
            shift -= 2 * mark;
        } else if (!hasMark(changed, part, mark)) {
            changed.insert(part.to, stars);
            changed.insert(part.from, stars);
            part.from += mark;
            part.to += mark;
            shift += 2 * mark;
        }
    }
    return {changed, {parts.first().from, parts.last().to}};
}

FormattedText toggled(const QString &text, TextSelection selection, LineFormat format)
{
    const QString prefix = format == LineFormat::Quote ? u"> "_s : u"- "_s;
    static const QRegularExpression quoteMark(u"^ {0,3}> ?"_s);
    static const QRegularExpression bulletMark(u"^ {0,3}[-*+] +"_s);
    const QRegularExpression &mark = format == LineFormat::Quote ? quoteMark : bulletMark;
    // Selecting whole lines usually takes the line break along; the line after it is not meant.
    if (selection.to > selection.from && text[selection.to - 1] == u'\n')
        --selection.to;
    const qsizetype begin = selection.from == 0 ? 0 : text.lastIndexOf(u'\n', selection.from - 1) + 1;
    qsizetype end = text.indexOf(u'\n', selection.to);
    end = end < 0 ? text.size() : end;
    QStringList lines = text.mid(begin, end - begin).split(u'\n');
    const auto blank = [](const QString &line) { return line.trimmed().isEmpty(); };
    const bool only = lines.size() == 1;
    const bool all = std::ranges::all_of(
        lines, [&](const QString &line) { return mark.match(line).hasMatch() || (blank(line) && !only); });
    for (QString &line : lines) {
        if (all)
            line.remove(mark);
        else if (!blank(line) || only)
            line = mark.match(line).hasMatch() ? line : prefix + line;
        else if (format == LineFormat::Quote)
            line = u">"_s;
    }
    const QString changed = lines.join(u'\n');
    FormattedText result{text.left(begin) + changed + text.mid(end), {}};
    const qsizetype after = begin + changed.size();
    if (selection.from == selection.to) {
        const qsizetype fromEnd = end - selection.from;
        result.selection = {std::max(begin, after - fromEnd), std::max(begin, after - fromEnd)};
    } else {
        result.selection = {begin, after};
    }
    return result;
}

FormattedText linked(const QString &text, TextSelection selection, const QString &url)
{
    QString address = url;
    address.replace(u'(', u"%28"_s).replace(u')', u"%29"_s).replace(u' ', u"%20"_s);
    const QString label = text.mid(selection.from, selection.to - selection.from).simplified();
    const QString link = u'[' + label + u"]("_s + address + u')';
    FormattedText result{text.left(selection.from) + link + text.mid(selection.to), {}};
    const qsizetype caret = selection.from + (label.isEmpty() ? 1 : link.size());
    result.selection = {caret, caret};
    return result;
}

FormattedText unlinked(const QString &text, TextSelection selection)
{
    static const QRegularExpression link(
        uR"(\[((?:[^\[\]\\\n]|\\.)*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\))"_s);
    // A link does not span lines here, so the lines of the selection are enough to look at.
    const qsizetype begin = selection.from == 0 ? 0 : text.lastIndexOf(u'\n', selection.from - 1) + 1;
    auto matches = link.globalMatch(text, begin);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.capturedStart() > selection.from)
            break;
        if (selection.to > match.capturedEnd()
            || (selection.from == selection.to && selection.from == match.capturedEnd()))
            continue;
        const QString label = match.captured(1);
        return {text.left(match.capturedStart()) + label + text.mid(match.capturedEnd()),
                {match.capturedStart(), match.capturedStart() + label.size()}};
    }
    return {text, selection};
}

} // namespace Postil
