// SPDX-License-Identifier: MIT
#include "article/passage.h"

#include "article/articleformat.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace Postil {

using namespace Markdown;

namespace {

QString plain(QString text)
{
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

Run runOf(const QTextCharFormat &format, const QString &text)
{
    const int style = format.intProperty(ArticleFormat::Style);
    Run run;
    run.text = text;
    run.strong = style & ArticleFormat::Strong;
    run.emphasis = style & ArticleFormat::Emphasis;
    run.strike = style & ArticleFormat::Strike;
    run.code = style & ArticleFormat::Code;
    run.href = format.stringProperty(ArticleFormat::Href);
    return run;
}

void append(QList<Run> &runs, const Run &run)
{
    if (!runs.isEmpty()) {
        Run same = run;
        same.text = runs.last().text;
        if (same == runs.last()) {
            runs.last().text += run.text;
            return;
        }
    }
    runs.append(run);
}

// White space at either end goes, whatever run it is in.
void trim(QList<Run> &runs)
{
    while (!runs.isEmpty()) {
        QString &text = runs.first().text;
        const auto begin = std::find_if_not(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
        text.remove(0, begin - text.cbegin());
        if (!text.isEmpty())
            break;
        runs.removeFirst();
    }
    while (!runs.isEmpty()) {
        QString &text = runs.last().text;
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        if (!text.isEmpty())
            break;
        runs.removeLast();
    }
}

bool isWhole(const QTextBlock &block, int from, int to)
{
    return from <= block.position() && to >= block.position() + block.length() - 1;
}

Block blockOf(const QTextBlock &block, int from, int to)
{
    const QTextBlockFormat format = block.blockFormat();
    Block made;
    made.kind = BlockKind(format.intProperty(ArticleFormat::Kind));
    made.level = format.intProperty(ArticleFormat::Level);
    made.quoteDepth = format.intProperty(ArticleFormat::QuoteDepth);
    made.number = format.intProperty(ArticleFormat::Number);
    made.header = format.boolProperty(ArticleFormat::Header);
    bool isAfterGap = false; // where something was left out, one of two spaces goes too
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat charFormat = fragment.charFormat();
        const int start = std::max(from, fragment.position());
        const int end = std::min(to, fragment.position() + fragment.length());
        const bool isTable = made.kind == BlockKind::TableRow;
        if (isTable && charFormat.hasProperty(ArticleFormat::Cell)) {
            // A cell that is out of reach still holds its column.
            while (made.cells.size() <= charFormat.intProperty(ArticleFormat::Cell))
                made.cells.append(QList<Run>());
        }
        if (start >= end)
            continue;
        if (charFormat.boolProperty(ArticleFormat::Ornament)) {
            isAfterGap = true;
            continue;
        }
        QString text = plain(fragment.text().mid(start - fragment.position(), end - start));
        QList<Run> &runs = isTable ? made.cells[charFormat.intProperty(ArticleFormat::Cell)] : made.runs;
        if (isAfterGap && !runs.isEmpty() && runs.last().text.endsWith(u' ') && text.startsWith(u' '))
            text.remove(0, 1);
        isAfterGap = false;
        append(runs, runOf(charFormat, text));
    }
    return made;
}

bool isEmpty(const Block &block)
{
    if (block.kind == BlockKind::Rule)
        return false;
    return block.runs.isEmpty()
           && std::ranges::all_of(block.cells, [](const QList<Run> &runs) { return runs.isEmpty(); });
}

// A part of one list item, heading or row is read as running text.
void loosen(Block &block)
{
    if (block.kind == BlockKind::TableRow) {
        const auto filled =
            std::ranges::count_if(block.cells, [](const auto &runs) { return !runs.isEmpty(); });
        if (filled != 1)
            return;
        for (const QList<Run> &runs : std::as_const(block.cells))
            block.runs += runs;
    }
    block.kind = BlockKind::Paragraph;
    block.cells.clear();
    block.level = block.number = 0;
    block.header = false;
}

// Quotation depth, list nesting and table heads as they can stand at the top of a text.
void lift(QList<Block> &blocks)
{
    if (blocks.isEmpty())
        return;
    const int depth = std::ranges::min(blocks, {}, &Block::quoteDepth).quoteDepth;
    int level = 0;
    bool inTable = false;
    for (Block &block : blocks) {
        block.quoteDepth -= depth;
        level = block.kind == BlockKind::ListItem ? std::clamp(block.level, 1, level + 1) : 0;
        if (block.kind == BlockKind::ListItem)
            block.level = level;
        if (block.kind == BlockKind::TableRow)
            block.header = !inTable;
        inTable = block.kind == BlockKind::TableRow;
    }
}

} // namespace

QList<Block> passage(const QTextDocument &document, int from, int to)
{
    QList<Block> blocks;
    bool lastWhole = true;
    for (QTextBlock block = document.findBlock(from); block.isValid() && block.position() < to;
         block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        if (format.boolProperty(ArticleFormat::Front))
            continue;
        Block made = blockOf(block, from, to);
        if (format.boolProperty(ArticleFormat::GoesOn) && !blocks.isEmpty()) {
            for (const Run &run : std::as_const(made.runs))
                append(blocks.last().runs, run);
            continue;
        }
        lastWhole = isWhole(block, from, to);
        blocks.append(made);
    }
    for (Block &block : blocks) {
        if (block.kind != BlockKind::CodeBlock)
            trim(block.runs);
        for (QList<Run> &cell : block.cells)
            trim(cell);
    }
    blocks.removeIf(isEmpty);
    while (!blocks.isEmpty() && blocks.first().kind == BlockKind::Rule)
        blocks.removeFirst();
    while (!blocks.isEmpty() && blocks.last().kind == BlockKind::Rule)
        blocks.removeLast();
    // One item of a list is no list.
    if (blocks.size() == 1 && (!lastWhole || blocks.first().kind == BlockKind::ListItem)
        && blocks.first().kind != BlockKind::CodeBlock)
        loosen(blocks.first());
    lift(blocks);
    return blocks;
}

} // namespace Postil
