// SPDX-License-Identifier: MIT
#include "base/text.h"
#include "markdown/document.h"

namespace Postil::Markdown {

namespace {

QString textOf(const QList<Run> &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

QString textOf(const Block &block)
{
    if (block.kind == BlockKind::Rule)
        return {};
    if (block.kind != BlockKind::TableRow)
        return textOf(block.runs);
    QStringList cells;
    for (const QList<Run> &cell : block.cells)
        cells.append(textOf(cell));
    return cells.join(u'\t');
}

// Lines of one list or table stand together.
bool sameGroup(const Block &a, const Block &b)
{
    return a.kind == b.kind && a.quoteDepth == b.quoteDepth
           && (a.kind == BlockKind::ListItem || (a.kind == BlockKind::TableRow && !b.header));
}

} // namespace

QString plainText(const QList<Block> &blocks)
{
    QString text;
    const Block *before = nullptr;
    for (const Block &block : blocks) {
        const QString own = textOf(block);
        if (own.isEmpty())
            continue;
        if (before)
            text += sameGroup(*before, block) ? QLatin1String("\n") : QLatin1String("\n\n");
        text += own;
        before = &block;
    }
    return text;
}

int wordCount(const QString &plainText)
{
    int words = 0;
    bool counted = false; // the run of characters that we are in
    for (qsizetype i = 0; i < plainText.size(); ++i) {
        const QChar c = plainText.at(i);
        if (c.isSpace()) {
            counted = false;
            continue;
        }
        const bool pair = c.isHighSurrogate() && i + 1 < plainText.size();
        const char32_t code = pair ? QChar::surrogateToUcs4(c, plainText.at(i + 1)) : char32_t(c.unicode());
        i += pair ? 1 : 0;
        if (writtenWithoutSpaces(code)) {
            ++words;
            counted = false;
        } else if (!counted && QChar::isLetterOrNumber(code)) {
            counted = true;
            ++words;
        }
    }
    return words;
}

} // namespace Postil::Markdown
