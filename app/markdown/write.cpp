// SPDX-License-Identifier: MIT
#include "markdown/document.h"
#include "markdown/inlinewriter.h"

#include <algorithm>

namespace Postil::Markdown {

using namespace Qt::StringLiterals;

namespace {

bool isEmpty(const QList<Run> &runs)
{
    return std::ranges::all_of(runs,
                               [](const Run &run) { return run.text.isEmpty() && run.image.isEmpty(); });
}

// An open list: its last item's number (0: bullets), and how its numbers end.
struct OpenList
{
    int number = 0;
    QChar delimiter = u'.';
    QString marker; // of the last item, with the space after it
};

class BlockWriter
{
public:
    QString write(const QList<Block> &blocks)
    {
        for (const Block &block : blocks) {
            if (block.kind == BlockKind::Paragraph && isEmpty(block.runs))
                continue; // Markdown has no empty paragraph
            add(block);
            m_before = &block;
        }
        return m_out;
    }

private:
    void add(const Block &block)
    {
        m_quote = u"> "_s.repeated(block.quoteDepth);
        if (block.kind != BlockKind::ListItem)
            m_lists.clear();
        switch (block.kind) {
        case BlockKind::Paragraph:
            separate(block);
            m_out += m_quote + writeInline(block.runs, InlinePlace::Paragraph, m_quote);
            break;
        case BlockKind::Heading:
            separate(block);
            m_out += m_quote + QString(qBound(1, block.level, 6), u'#');
            if (!isEmpty(block.runs))
                m_out += u' ' + writeInline(block.runs, InlinePlace::OneLine, {});
            break;
        case BlockKind::ListItem:
            addItem(block);
            break;
        case BlockKind::CodeBlock:
            separate(block);
            addCode(block.runs.isEmpty() ? QString() : block.runs.first().text);
            break;
        case BlockKind::TableRow:
            addRow(block);
            break;
        case BlockKind::Rule:
            separate(block);
            m_out += m_quote + "***"_L1; // "---" could be taken for front matter
            break;
        }
    }

    // An empty line, in the quotes that both neighbours stand in.
    void separate(const Block &block)
    {
        if (m_before)
            m_out += u'\n' + u"> "_s.repeated(qMin(m_before->quoteDepth, block.quoteDepth)).trimmed() + u'\n';
    }

    void addItem(const Block &item)
    {
        const bool follows =
            m_before && m_before->kind == BlockKind::ListItem && m_before->quoteDepth == item.quoteDepth;
        if (!follows)
            m_lists.clear();
        const qsizetype level = qBound(qsizetype(1), qsizetype(item.level), m_lists.size() + 1);
        const bool child = level > m_lists.size();
        bool newList = child;
        if (child) {
            m_lists.append(OpenList());
        } else {
            m_lists.resize(level);
            OpenList &list = m_lists.last();
            newList = item.number == 0
                          ? list.number != 0
                          : list.number == 0 || item.number != qMin(list.number + 1, 999'999'999);
            // Another way to end the numbers makes it another list.
            if (newList && item.number != 0 && list.number != 0)
                list.delimiter = list.delimiter == u'.' ? u')' : u'.';
        }
        OpenList &list = m_lists.last();
        list.number = item.number;
        list.marker = item.number == 0 ? u"- "_s : QString::number(item.number) + list.delimiter + u' ';

        // An empty item, or a list that begins with another number than one, cannot end a paragraph by
        // itself.
        const bool empty = isEmpty(item.runs);
        const bool childOfEmpty = follows && child && isEmpty(m_before->runs);
        if (!follows || (!childOfEmpty && (empty || (newList && (!child || item.number > 1)))))
            separate(item);
        else
            m_out += u'\n';
        qsizetype indent = 0;
        for (const OpenList &outer : std::as_const(m_lists).first(m_lists.size() - 1))
            indent += outer.marker.size();
        const QString before = m_quote + QString(indent, u' ');
        const QString text =
            writeInline(item.runs, InlinePlace::Paragraph, before + QString(list.marker.size(), u' '));
        m_out += before + (empty ? list.marker.trimmed() : list.marker + text);
    }

    void addCode(const QString &code)
    {
        qsizetype longest = 2;
        qsizetype length = 0;
        for (const QChar c : code) {
            length = c == u'`' ? length + 1 : 0;
            longest = qMax(longest, length);
        }
        const QString fence = m_quote + QString(longest + 1, u'`');
        m_out += fence + u'\n';
        if (!code.isEmpty()) {
            for (const QString &line : code.split(u'\n'))
                m_out += m_quote + line + u'\n';
        }
        m_out += fence;
    }

    void addRow(const Block &row)
    {
        const bool follows = m_before && m_before->kind == BlockKind::TableRow
                             && m_before->quoteDepth == row.quoteDepth && !row.header;
        if (follows)
            m_out += u'\n';
        else
            separate(row);
        m_out += m_quote + u'|';
        for (const QList<Run> &cell : row.cells)
            m_out += u' ' + writeInline(cell, InlinePlace::Cell, {}) + " |"_L1;
        if (!follows)
            m_out += u'\n' + m_quote + u'|' + u" --- |"_s.repeated(row.cells.size());
    }

    QString m_out;
    QString m_quote; // what begins each line of the block
    QList<OpenList> m_lists;
    const Block *m_before = nullptr;
};

} // namespace

QString write(const QList<Block> &blocks)
{
    return BlockWriter().write(blocks);
}

} // namespace Postil::Markdown
