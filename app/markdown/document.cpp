// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "base/url.h"
#include "markdown/md4cparser.h"

namespace Postil::Markdown {

namespace {

constexpr int MaximumDepth = 64;
constexpr int MaximumNumber = 999'999'999; // what a list marker can say

class BlockReader final : public Md4cHandler
{
public:
    [[nodiscard]] QList<Block> take() { return std::move(m_blocks); }

    void enterBlock(MD_BLOCKTYPE type, void *detail) override
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            ++m_quotes;
            m_freshItem = false;
            break;
        case MD_BLOCK_UL:
            m_lists.append(0);
            m_freshItem = false;
            break;
        case MD_BLOCK_OL:
            m_lists.append(qMin<qint64>(static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start, MaximumNumber));
            m_ordered.append(m_lists.size());
            m_freshItem = false;
            break;
        case MD_BLOCK_LI:
            enterItem();
            break;
        case MD_BLOCK_HR:
            add(BlockKind::Rule);
            break;
        case MD_BLOCK_H:
            add(BlockKind::Heading).level = int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
            break;
        case MD_BLOCK_CODE:
            add(BlockKind::CodeBlock).runs.append(Run());
            m_inCodeBlock = true;
            break;
        case MD_BLOCK_P:
            // An item's first paragraph is the item.
            if (!m_freshItem)
                add(BlockKind::Paragraph);
            m_freshItem = false;
            m_open = true;
            break;
        case MD_BLOCK_THEAD:
            m_head = true;
            break;
        case MD_BLOCK_TR:
            add(BlockKind::TableRow).header = m_head;
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            m_blocks.last().cells.append(QList<Run>());
            m_open = true;
            break;
        default:
            break;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type, void *) override
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            --m_quotes;
            break;
        case MD_BLOCK_OL:
            m_ordered.removeLast();
            m_lists.removeLast();
            break;
        case MD_BLOCK_UL:
            m_lists.removeLast();
            break;
        case MD_BLOCK_LI:
            m_freshItem = false;
            break;
        case MD_BLOCK_THEAD:
            m_head = false;
            break;
        case MD_BLOCK_CODE: {
            QString &code = m_blocks.last().runs.first().text;
            if (code.endsWith(u'\n'))
                code.chop(1); // the line end that every last line has
            m_inCodeBlock = false;
            break;
        }
        default:
            break;
        }
        m_open = false;
    }

    void enterSpan(MD_SPANTYPE type, void *detail) override
    {
        switch (type) {
        case MD_SPAN_STRONG:
            ++m_strong;
            break;
        case MD_SPAN_EM:
            ++m_emphasis;
            break;
        case MD_SPAN_DEL:
            ++m_strike;
            break;
        case MD_SPAN_CODE:
            ++m_code;
            break;
        case MD_SPAN_A:
            m_href = address(static_cast<MD_SPAN_A_DETAIL *>(detail)->href);
            break;
        case MD_SPAN_IMG:
            if (m_images++ == 0) {
                m_image = address(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
                if (!m_image.isEmpty())
                    runs().append(style());
            }
            break;
        default:
            break;
        }
    }

    void leaveSpan(MD_SPANTYPE type, void *) override
    {
        switch (type) {
        case MD_SPAN_STRONG:
            --m_strong;
            break;
        case MD_SPAN_EM:
            --m_emphasis;
            break;
        case MD_SPAN_DEL:
            --m_strike;
            break;
        case MD_SPAN_CODE:
            --m_code;
            break;
        case MD_SPAN_A:
            m_href.clear();
            break;
        case MD_SPAN_IMG:
            if (--m_images == 0)
                m_image.clear();
            break;
        default:
            break;
        }
    }

    void text(MD_TEXTTYPE type, QByteArrayView text) override
    {
        switch (type) {
        case MD_TEXT_NULLCHAR:
            append(QString(QChar::ReplacementCharacter));
            break;
        case MD_TEXT_BR:
            append(QStringLiteral("\n"));
            break;
        case MD_TEXT_SOFTBR:
            append(QStringLiteral(" "));
            break;
        case MD_TEXT_ENTITY:
            append(QString::fromUtf8(decodeEntity(text)));
            break;
        case MD_TEXT_CODE: {
            QString code = QString::fromUtf8(text);
            if (!m_blocks.isEmpty() && m_blocks.last().kind == BlockKind::TableRow)
                code.replace(QLatin1String("\\|"), QLatin1String("|"));
            append(code);
            break;
        }
        default:
            append(QString::fromUtf8(text));
        }
    }

private:
    static QString address(const MD_ATTRIBUTE &attribute)
    {
        return safeHref(QString::fromUtf8(attributeText(attribute)));
    }

    Block &add(BlockKind kind)
    {
        Block block;
        block.kind = kind;
        block.quoteDepth = qMin(m_quotes, MaximumDepth);
        m_blocks.append(std::move(block));
        m_freshItem = false;
        m_open = true;
        return m_blocks.last();
    }

    void enterItem()
    {
        // A list that goes on after something else inside an item begins anew at the first level: a flat
        // list of blocks cannot say more, and write() gives the same again.
        const int quotes = qMin(m_quotes, MaximumDepth);
        const bool follows = !m_blocks.isEmpty() && m_blocks.last().kind == BlockKind::ListItem
                             && m_blocks.last().quoteDepth == quotes;
        const int deepest = follows ? m_blocks.last().level + 1 : 1;
        Block &item = add(BlockKind::ListItem);
        item.level = qMin(qMin(int(m_lists.size()), deepest), MaximumDepth);
        if (!m_ordered.isEmpty() && m_ordered.last() == m_lists.size()) {
            item.number = int(m_lists.last());
            m_lists.last() = qMin<qint64>(m_lists.last() + 1, MaximumNumber);
        }
        m_freshItem = true;
    }

    QList<Run> &runs()
    {
        // Text after a list or quote in a tight item stands in no paragraph.
        if (!m_open)
            add(BlockKind::Paragraph);
        Block &block = m_blocks.last();
        return block.kind == BlockKind::TableRow && !block.cells.isEmpty() ? block.cells.last() : block.runs;
    }

    [[nodiscard]] Run style() const
    {
        return {.text = QString(),
                .strong = m_strong > 0,
                .emphasis = m_emphasis > 0,
                .strike = m_strike > 0,
                .code = m_code > 0,
                .href = m_href,
                .image = m_image};
    }

    void append(const QString &text)
    {
        QList<Run> &target = runs();
        if (m_inCodeBlock) {
            target.first().text += text;
            return;
        }
        Run run = style();
        if (!run.image.isEmpty()) {
            target.last().text += text; // the alternative text of the image, without its formatting
            return;
        }
        if (!target.isEmpty()) {
            // Like with like: one run as long as nothing but the text changes.
            Run &last = target.last();
            run.text = last.text;
            if (last == run) {
                last.text += text;
                return;
            }
        }
        run.text = text;
        target.append(std::move(run));
    }

    QList<Block> m_blocks;
    QList<qint64> m_lists;      // the open lists' next numbers
    QList<qsizetype> m_ordered; // which of them have numbers, counted from 1
    int m_quotes = 0;
    int m_strong = 0;
    int m_emphasis = 0;
    int m_strike = 0;
    int m_code = 0;
    int m_images = 0;
    QString m_href;
    QString m_image;
    bool m_freshItem = false; // an item was begun and has nothing yet
    bool m_open = false;      // the last block takes text
    bool m_head = false;
    bool m_inCodeBlock = false;
};

QList<Block> asPlainText(const QString &text)
{
    QList<Block> blocks;
    for (const QString &paragraph : text.split(QLatin1String("\n\n"), Qt::SkipEmptyParts)) {
        Block block;
        Run run;
        run.text = paragraph;
        block.runs.append(run);
        blocks.append(block);
    }
    return blocks;
}

} // namespace

QList<Block> parse(const QString &markdown)
{
    BlockReader reader;
    if (parseMarkdown(markdown.toUtf8(), reader) == Parsed::TooMuch)
        return asPlainText(markdown);
    return reader.take();
}

} // namespace Postil::Markdown
