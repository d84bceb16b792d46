// SPDX-License-Identifier: MIT
#include "article/articlepieces.h"

#include <QRegularExpression>

#include <algorithm>

namespace Postil {

using namespace Markdown;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestPiece = 4000;

Run plainRun(const QString &text)
{
    Run run;
    run.text = text;
    return run;
}

qsizetype lengthOf(const QList<Run> &runs)
{
    qsizetype length = 0;
    for (const Run &run : runs)
        length += run.text.size();
    return length;
}

// Where to cut `text` so that at most `room` characters stay, preferably after white space.
qsizetype cutAt(const QString &text, qsizetype room)
{
    if (text.size() <= room)
        return text.size();
    for (qsizetype at = room; at > room - 200 && at > 0; --at) {
        if (text.at(at - 1).isSpace())
            return at;
    }
    return text.at(room - 1).isHighSurrogate() ? room - 1 : room;
}

// A row too long to be shown as one reads as a paragraph.
Block flattened(Block row)
{
    for (const QList<Run> &cell : std::as_const(row.cells)) {
        if (!row.runs.isEmpty())
            row.runs.append(plainRun(u" "_s));
        row.runs += cell;
    }
    row.cells.clear();
    row.header = false;
    row.kind = BlockKind::Paragraph;
    return row;
}

void cut(const Block &block, int limit, QList<ArticlePiece> &pieces)
{
    Block piece = block;
    piece.runs.clear();
    qsizetype room = limit;
    bool isFirst = true;
    const auto flush = [&] {
        pieces.append({piece, !isFirst});
        isFirst = false;
        piece.runs.clear();
        room = limit;
    };
    for (const Run &run : block.runs) {
        for (qsizetype from = 0; from < run.text.size();) {
            Run part = run;
            const QString rest = run.text.sliced(from, std::min<qsizetype>(run.text.size() - from, room + 1));
            part.text = rest.first(cutAt(rest, room));
            if (part.text.isEmpty()) { // half a character has room: none has
                flush();
                continue;
            }
            from += part.text.size();
            room -= part.text.size();
            const bool isFull = room <= 0 || from < run.text.size();
            piece.runs.append(part);
            if (isFull)
                flush();
        }
    }
    if (!piece.runs.isEmpty() || isFirst)
        flush();
}

// Text without Markdown: paragraphs between empty lines.
QList<Block> paragraphs(const QString &text)
{
    static const QRegularExpression emptyLine(u"\\n[ \\t]*\\n"_s);
    QList<Block> blocks;
    for (const QString &paragraph : text.split(emptyLine, Qt::SkipEmptyParts))
        blocks.emplaceBack().runs.append(plainRun(paragraph.trimmed()));
    return blocks;
}

} // namespace

QList<ArticlePiece> cutToPieces(const QList<Block> &blocks, int limit)
{
    QList<ArticlePiece> pieces;
    pieces.reserve(blocks.size());
    for (const Block &block : blocks) {
        qsizetype length = lengthOf(block.runs);
        for (const QList<Run> &cell : block.cells)
            length += lengthOf(cell);
        if (length <= limit)
            pieces.append({block});
        else
            cut(block.kind == BlockKind::TableRow ? flattened(block) : block, limit, pieces);
    }
    return pieces;
}

static qsizetype lengthOf(const Block &block)
{
    qsizetype length = 1;
    for (const Run &run : block.runs)
        length += run.text.size();
    for (const QList<Run> &cell : block.cells) {
        for (const Run &run : cell)
            length += run.text.size();
    }
    return length;
}

ArticleText articleText(const Article &article)
{
    const QList<Block> blocks =
        article.markdown.isEmpty() ? paragraphs(article.text) : parse(article.markdown);
    ArticleText text{cutToPieces(blocks, longestPiece), wordCount(plainText(blocks)), false};
    qsizetype length = 0;
    const auto beyond = std::ranges::find_if(text.pieces, [&](const ArticlePiece &piece) {
        length += lengthOf(piece.block);
        return length > longestShown;
    });
    text.isCut = beyond != text.pieces.end();
    text.pieces.erase(beyond, text.pieces.end());
    return text;
}

} // namespace Postil
