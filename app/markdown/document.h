// SPDX-License-Identifier: MIT
// Markdown as a flat list of blocks with runs of text: what the reader view shows, what word counts,
// plain text and quotes are made from. CommonMark + tables, strikethrough, autolinks (md4c); raw HTML is
// text.
#pragma once

#include <QList>
#include <QString>

namespace Postil::Markdown {

struct Run
{
    QString text; // '\n' is a hard line break
    bool strong = false;
    bool emphasis = false;
    bool strike = false;
    bool code = false;
    QString href;  // safeHref of its link, or empty
    QString image; // safeHref of an image whose alt text `text` is, or empty

    bool operator==(const Run &) const = default;
};

enum class BlockKind { Paragraph, Heading, ListItem, CodeBlock, TableRow, Rule };

struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    int level = 0;           // Heading: 1…6; ListItem: nesting from 1
    int quoteDepth = 0;      // how many blockquotes it stands in
    int number = 0;          // ListItem: its number in an ordered list, 0 in a bullet list
    QList<Run> runs;         // CodeBlock: one run
    QList<QList<Run>> cells; // TableRow only
    bool header = false;     // TableRow: head row

    bool operator==(const Block &) const = default;
};

// Never fails; nesting beyond 64 levels is flattened.
[[nodiscard]] QList<Block> parse(const QString &markdown);
// The blocks as Markdown again: parse(write(blocks)) == blocks, whatever the text contains.
[[nodiscard]] QString write(const QList<Block> &blocks);
// What a reader would read: blocks separated by an empty line, list items by a line break.
[[nodiscard]] QString plainText(const QList<Block> &blocks);
// Words as a reader counts them: runs between Unicode white space that hold a letter or digit; of scripts that
// are written without spaces each letter.
[[nodiscard]] int wordCount(const QString &plainText);

} // namespace Postil::Markdown
