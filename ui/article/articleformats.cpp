// SPDX-License-Identifier: MIT
#include "article/articleformats.h"

#include "article/articleformat.h"

#include <QFontInfo>

#include <algorithm>

namespace Postil {

using namespace Markdown;

namespace {

constexpr int deepestIndent = 6; // beyond it the text would have no room

double em(const ArticleLook &look)
{
    return QFontInfo(look.serif).pixelSize();
}

double headingFactor(int level)
{
    constexpr double factors[] = {1.35, 1.2, 1.1, 1.0, 1.0, 1.0};
    return factors[std::clamp(level, 1, 6) - 1];
}

void setLeadingMargin(QTextBlockFormat &format, double margin, Qt::LayoutDirection direction)
{
    if (direction == Qt::RightToLeft)
        format.setRightMargin(margin);
    else
        format.setLeftMargin(margin);
}

} // namespace

QTextBlockFormat blockFormat(const Block &block, const Block *next, const ArticleLook &look)
{
    const double unit = em(look);
    QTextBlockFormat format;
    format.setProperty(ArticleFormat::Kind, int(block.kind));
    format.setProperty(ArticleFormat::Level, block.level);
    format.setProperty(ArticleFormat::QuoteDepth, block.quoteDepth);
    format.setProperty(ArticleFormat::Number, block.number);
    format.setProperty(ArticleFormat::Header, block.header);
    format.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
    if (look.direction != Qt::LayoutDirectionAuto)
        format.setLayoutDirection(look.direction);

    const bool goesOn = next && next->kind == block.kind
                        && (block.kind == BlockKind::ListItem || block.kind == BlockKind::TableRow);
    format.setBottomMargin(unit * (goesOn ? 0.3 : 0.9));
    double margin = unit * 1.2 * std::min(block.quoteDepth, deepestIndent);
    switch (block.kind) {
    case BlockKind::Heading:
        format.setTopMargin(unit * 0.5);
        format.setBottomMargin(unit * 0.5);
        format.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
        break;
    case BlockKind::ListItem: {
        const double hang = unit * (block.number > 99 ? 2.4 : block.number > 0 ? 1.7 : 1.2);
        margin += hang + unit * 1.4 * (std::clamp(block.level, 1, deepestIndent) - 1);
        format.setTextIndent(-hang);
        format.setTabPositions({QTextOption::Tab(hang, QTextOption::LeftTab)});
        break;
    }
    case BlockKind::CodeBlock:
        format.setBackground(look.codeBackground);
        format.setLayoutDirection(Qt::LeftToRight);
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        break;
    case BlockKind::Rule:
        format.setAlignment(Qt::AlignHCenter);
        break;
    case BlockKind::Paragraph:
    case BlockKind::TableRow:
        break;
    }
    setLeadingMargin(format, margin, look.direction);
    return format;
}

QTextCharFormat sized(const QFont &font, double factor, const QColor &colour)
{
    QFont scaled = font;
    if (font.pixelSize() > 0)
        scaled.setPixelSize(qRound(font.pixelSize() * factor));
    else
        scaled.setPointSizeF(font.pointSizeF() * factor);
    QTextCharFormat format;
    format.setFont(scaled);
    format.setForeground(colour);
    return format;
}

QTextCharFormat letterFormat(const Block &block, const ArticleLook &look)
{
    if (block.kind == BlockKind::CodeBlock)
        return sized(look.mono, 1, look.text);
    QTextCharFormat format =
        sized(look.serif, block.kind == BlockKind::Heading ? headingFactor(block.level) : 1,
              block.quoteDepth > 0 ? look.muted : look.text);
    if (block.kind == BlockKind::Heading || block.header)
        format.setFontWeight(QFont::Bold);
    return format;
}

QTextCharFormat runFormat(const Run &run, QTextCharFormat base, const ArticleLook &look)
{
    const int style = (run.strong ? ArticleFormat::Strong : 0) | (run.emphasis ? ArticleFormat::Emphasis : 0)
                      | (run.strike ? ArticleFormat::Strike : 0) | (run.code ? ArticleFormat::Code : 0);
    if (style)
        base.setProperty(ArticleFormat::Style, style);
    if (run.strong)
        base.setFontWeight(QFont::Bold);
    if (run.emphasis)
        base.setFontItalic(true);
    if (run.strike)
        base.setFontStrikeOut(true);
    if (run.code) {
        base.setFontFamilies(look.mono.families());
        base.setBackground(look.codeBackground);
    }
    if (!run.href.isEmpty()) {
        base.setProperty(ArticleFormat::Href, run.href);
        base.setAnchor(true);
        base.setAnchorHref(run.href);
        base.setForeground(look.link);
    }
    return base;
}

QTextCharFormat ornamentFormat(QTextCharFormat base, const ArticleLook &look)
{
    base.setProperty(ArticleFormat::Ornament, true);
    base.setForeground(look.muted);
    return base;
}

QTextBlockFormat frontFormat(const ArticleLook &look, double spaceAfter, double lineHeight)
{
    QTextBlockFormat format;
    format.setProperty(ArticleFormat::Front, true);
    format.setBottomMargin(em(look) * spaceAfter);
    format.setLineHeight(lineHeight * 100, QTextBlockFormat::ProportionalHeight);
    if (look.direction != Qt::LayoutDirectionAuto)
        format.setLayoutDirection(look.direction);
    return format;
}

} // namespace Postil
