// SPDX-License-Identifier: MIT
#include "article/readermarks.h"

#include "article/articleformat.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

#include <algorithm>

namespace Postil {

namespace {

constexpr double barWidth = 3;
constexpr double barGap = 9; // between the bar and the text

QTextEdit::ExtraSelection selection(const DocumentRange &range, QTextDocument *document,
                                    const QColor &background)
{
    QTextEdit::ExtraSelection made;
    const int end = document->characterCount() - 1;
    made.cursor = QTextCursor(document);
    made.cursor.setPosition(std::min(range.from, end));
    made.cursor.setPosition(std::min(range.to, end), QTextCursor::KeepAnchor);
    made.format.setBackground(background);
    return made;
}

// From the top of the first line of the block that lies in the range to the bottom of the last.
std::optional<QRectF> linesIn(const QTextBlock &block, const DocumentRange &range)
{
    const QTextLayout *layout = block.layout();
    std::optional<QRectF> lines;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int from = block.position() + line.textStart();
        if (from >= range.to || from + line.textLength() <= range.from)
            continue;
        const QRectF rect = line.rect().translated(layout->position());
        lines = lines ? lines->united(rect) : rect;
    }
    return lines;
}

QRectF barBeside(const QRectF &lines, const QTextBlock &block, double gap)
{
    const bool isRightToLeft = block.textDirection() == Qt::RightToLeft;
    const double x = isRightToLeft ? lines.right() + gap : lines.left() - gap - barWidth;
    return {x, lines.top() + 1, barWidth, lines.height() - 2};
}

} // namespace

QList<QTextEdit::ExtraSelection> selections(const ReaderMarks &marks, QTextDocument *document,
                                            const Theme &theme)
{
    QList<QTextEdit::ExtraSelection> all;
    for (const DocumentRange &quote : marks.quotes)
        all.append(selection(quote, document, theme.quoteMark));
    QColor match = theme.accent;
    match.setAlphaF(0.30F);
    for (qsizetype i = 0; i < marks.matches.size(); ++i) {
        const bool isCurrent = i == marks.currentMatch;
        all.append(selection(marks.matches.at(i), document, isCurrent ? theme.accent : match));
        if (isCurrent)
            all.last().format.setForeground(theme.onAccent);
    }
    return all;
}

void paintEdges(QPainter &painter, const ReaderMarks &marks, const QTextBlock &first, double bottom,
                const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const QTextLayout *layout = block.layout();
        if (layout->lineCount() == 0)
            break; // not laid out yet
        if (layout->position().y() > bottom)
            break;
        const DocumentRange whole{block.position(), block.position() + block.length()};
        if (block.blockFormat().intProperty(ArticleFormat::QuoteDepth) > 0) {
            if (const auto lines = linesIn(block, whole))
                painter.fillRect(barBeside(*lines, block, barGap - 2), theme.separator);
        }
        double gap = barGap;
        for (const DocumentRange &quote : marks.quotes) {
            if (quote.from >= whole.to || quote.to <= whole.from)
                continue;
            if (const auto lines = linesIn(block, quote)) {
                painter.setBrush(theme.quote);
                painter.drawRoundedRect(barBeside(*lines, block, barGap), 1.5, 1.5);
                gap = barGap + barWidth + 2;
            }
        }
        if (marks.paragraph && marks.paragraph->from < whole.to && marks.paragraph->to > whole.from) {
            if (const auto lines = linesIn(block, *marks.paragraph)) {
                painter.setBrush(theme.accent);
                painter.drawRoundedRect(barBeside(*lines, block, gap), 1.5, 1.5);
            }
        }
    }
}

} // namespace Postil
