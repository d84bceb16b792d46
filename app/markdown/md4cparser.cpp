// SPDX-License-Identifier: MIT
#include "markdown/md4cparser.h"

#include <md4c-html.h>

#include <QString>

#include <algorithm>

namespace Postil::Markdown {

namespace {

constexpr int MaximumMarkers = 64; // of quotes and lists, in one line
constexpr int MaximumIndent = 256; // columns before a list marker

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// md4c's work on a line grows with the number of open quotes and lists, which markers in one line or a
// staircase of indented lines can drive to any number. One line's part of that is what this bounds.
QByteArray withoutDeepNesting(const QByteArray &markdown)
{
    QByteArray out;
    qsizetype copied = 0;
    for (qsizetype begin = 0; begin < markdown.size();) {
        qsizetype end = markdown.indexOf('\n', begin);
        end = end < 0 ? markdown.size() : end;
        int indent = 0;
        int markers = 0;
        qsizetype cut = -1; // from where on markers and white space are dropped
        qsizetype at = begin;
        for (; at < end; ++at) {
            const char c = markdown[at];
            qsizetype last = at; // of the marker
            if (c == ' ' || c == '\t') {
                indent += c == ' ' ? 1 : 4;
                if (indent > MaximumIndent && cut < 0)
                    cut = at;
                continue;
            }
            if (isDigit(c)) {
                while (last + 1 < end && isDigit(markdown[last + 1]))
                    ++last;
                ++last;
                if (last >= end || (markdown[last] != '.' && markdown[last] != ')'))
                    break;
            } else if (c != '>' && c != '-' && c != '+' && c != '*') {
                break;
            }
            // A list marker is followed by white space; "**bold**" is none.
            if (c != '>' && last + 1 < end && markdown[last + 1] != ' ' && markdown[last + 1] != '\t')
                break;
            if (++markers > MaximumMarkers && cut < 0)
                cut = at;
            at = last;
        }
        // Deep white space alone is code or verse, and stays.
        if (cut >= 0 && markers > 0) {
            out.append(QByteArrayView(markdown).sliced(copied, cut - copied));
            copied = at;
        }
        begin = end + 1;
    }
    return copied == 0 ? markdown : out.append(QByteArrayView(markdown).sliced(copied));
}

// What md4c calls, with a budget: reference definitions and wide tables turn a short text into a long one.
struct ParserRun
{
    Md4cHandler &handler;
    qsizetype events;
    qsizetype attributeBytes;

    bool spend() { return --events >= 0; }
};

ParserRun &runOf(void *data)
{
    return *static_cast<ParserRun *>(data);
}

int onEnterBlock(MD_BLOCKTYPE type, void *detail, void *data)
{
    runOf(data).handler.enterBlock(type, detail);
    return runOf(data).spend() ? 0 : 1;
}

int onLeaveBlock(MD_BLOCKTYPE type, void *detail, void *data)
{
    runOf(data).handler.leaveBlock(type, detail);
    return 0;
}

int onEnterSpan(MD_SPANTYPE type, void *detail, void *data)
{
    ParserRun &run = runOf(data);
    if (type == MD_SPAN_A)
        run.attributeBytes -= static_cast<MD_SPAN_A_DETAIL *>(detail)->href.size
                              + static_cast<MD_SPAN_A_DETAIL *>(detail)->title.size;
    else if (type == MD_SPAN_IMG)
        run.attributeBytes -= static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src.size
                              + static_cast<MD_SPAN_IMG_DETAIL *>(detail)->title.size;
    if (run.attributeBytes < 0)
        return 1;
    run.handler.enterSpan(type, detail);
    return run.spend() ? 0 : 1;
}

int onLeaveSpan(MD_SPANTYPE type, void *detail, void *data)
{
    runOf(data).handler.leaveSpan(type, detail);
    return 0;
}

int onText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    runOf(data).handler.text(type, QByteArrayView(text, size));
    return runOf(data).spend() ? 0 : 1;
}

QByteArray numericEntity(QByteArrayView digits)
{
    const bool hexadecimal = digits.startsWith('x') || digits.startsWith('X');
    bool ok = false;
    const uint code = hexadecimal ? digits.sliced(1).toUInt(&ok, 16) : digits.toUInt(&ok, 10);
    const bool character = ok && code != 0 && code <= 0x10ffff && !QChar::isSurrogate(code);
    return QString(QChar::fromUcs4(character ? code : uint(QChar::ReplacementCharacter))).toUtf8();
}

void appendTo(const MD_CHAR *text, MD_SIZE size, void *bytes)
{
    static_cast<QByteArray *>(bytes)->append(text, size);
}

} // namespace

Parsed parseMarkdown(const QByteArray &utf8, Md4cHandler &handler)
{
    if (utf8.size() > MaximumLength)
        return Parsed::TooMuch;
    const QByteArray markdown = withoutDeepNesting(utf8);
    ParserRun run{handler, 10'000 + 8 * markdown.size(), 1024 * 1024 + 8 * markdown.size()};
    const MD_PARSER parser{0,
                           MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS
                               | MD_FLAG_NOHTML,
                           onEnterBlock,
                           onLeaveBlock,
                           onEnterSpan,
                           onLeaveSpan,
                           onText,
                           nullptr,
                           nullptr};
    const int result = md_parse(markdown.constData(), MD_SIZE(markdown.size()), &parser, &run);
    // md4c forgets inside a table that it was told to stop.
    const bool isCutOff = run.events < 0 || run.attributeBytes < 0;
    return result == 0 && !isCutOff ? Parsed::Whole : Parsed::TooMuch;
}

QByteArray decodeEntity(QByteArrayView entity)
{
    if (entity.startsWith("&#"))
        return numericEntity(entity.sliced(2).chopped(1));
    constexpr std::pair<QByteArrayView, QByteArrayView> common[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00a0"}};
    for (const auto &[name, text] : common) {
        if (entity == name)
            return text.toByteArray();
    }
    // md4c-html has the table of the 2,125 others: as the text of a paragraph it gives "<p>…</p>\n".
    QByteArray html;
    md_html(entity.data(), MD_SIZE(entity.size()), appendTo, &html, 0, 0);
    const QByteArray text = html.mid(3).chopped(qMin<qsizetype>(5, html.size() - 3));
    return text.startsWith('&') ? entity.toByteArray() : text;
}

QByteArray attributeText(const MD_ATTRIBUTE &attribute)
{
    if (!attribute.substr_offsets)
        return {}; // an indented code block has no info string at all
    QByteArray text;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET begin = attribute.substr_offsets[i];
        const QByteArrayView part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
        if (attribute.substr_types[i] == MD_TEXT_ENTITY)
            text += decodeEntity(part);
        else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR)
            text += "\uFFFD";
        else
            text += part;
    }
    return text;
}

} // namespace Postil::Markdown
