// SPDX-License-Identifier: MIT
// The HTML of a post, as the DOM worker outlines it. Our own is told by its class names; a blog's body by the
// places and the words, as a text is.
#include "importing/importer.h"

#include "importing/htmlclasses.h"
#include "importing/passages.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct HtmlreaderText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

// Blocks come one by one, without the list, the heading or the fence they stood in.
QString blockMarkdown(const HtmlBlock &block)
{
    static const QRegularExpression lineStart(u"\\n"_s);
    if (block.tag == "li"_L1)
        return "- "_L1 + QString(block.markdown).replace(lineStart, u"\n  "_s);
    if (block.tag == "pre"_L1)
        return "```\n"_L1 + block.text + "\n```"_L1;
    if (block.tag.size() == 2 && block.tag.at(0) == u'h' && block.tag.at(1).isDigit())
        return QString(block.tag.at(1).digitValue(), u'#') + u' ' + block.markdown;
    if (block.tag == "tr"_L1 || block.markdown.isEmpty())
        return plainAsMarkdown(QString(block.text).replace(u'\t', u' '));
    return block.markdown;
}

// "<br><br>" parts paragraphs where a blog's editor knows no other way.
QList<Passage> passagesOf(const HtmlBlock &block)
{
    static const QRegularExpression gap(u"\\n[ \\t\\\\]*(?:\\n[ \\t\\\\]*)+"_s);
    const QStringList texts = block.text.split(gap, Qt::SkipEmptyParts);
    if (texts.size() < 2)
        return {{block.text, blockMarkdown(block), block.cite, block.links}};
    static const QRegularExpression breaks(u"[ \\\\]*\\n\\s*\\n"_s);
    QStringList markdowns = block.markdown.split(breaks, Qt::SkipEmptyParts);
    if (markdowns.size() != texts.size())
        markdowns.clear();
    QList<Passage> passages;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QList<HtmlLink> links;
        for (const HtmlLink &link : block.links) {
            if (texts.at(i).contains(link.text))
                links.append(link);
        }
        passages.append({texts.at(i), markdowns.value(i).trimmed(), block.cite, links});
    }
    return passages;
}

// Neighbouring items are one list, and lines of their own: "headline -- credit".
QList<Passage> passagesOf(const QList<HtmlBlock> &blocks)
{
    QList<Passage> passages;
    QString previousTag;
    for (const HtmlBlock &block : blocks) {
        const bool continues = block.tag == "li"_L1 && previousTag == "li"_L1 && !passages.isEmpty()
                               && passages.last().cite == block.cite;
        if (continues) {
            Passage &list = passages.last();
            list.text += u'\n' + QString(block.text).replace(u'\n', u' ');
            list.markdown += u'\n' + blockMarkdown(block);
            list.links += block.links;
        } else {
            passages += passagesOf(block);
        }
        previousTag = block.tag;
    }
    return passages;
}

ImportedPost readForeign(QList<HtmlBlock> blocks, const HouseStyle &style)
{
    // A page's first heading is the title; a post body has none: the blog keeps it elsewhere.
    if (blocks.first().tag == "h1"_L1)
        return readPassages(passagesOf(blocks), style, TitlePlace::FirstPassage);
    return readPassages(passagesOf(blocks), style, TitlePlace::Elsewhere);
}

} // namespace

QCoro::Task<Result<ImportedPost>> readHtml(QString html, QUrl url, HouseStyle style, DomWorker &dom)
{
    auto blocks = co_await dom.outline({html, url});
    if (!blocks)
        co_return std::unexpected(blocks.error());
    if (blocks->isEmpty())
        co_return failure(ErrorKind::BadInput, HtmlreaderText::tr("There is no text in this HTML."));
    if (isOwnHtml(*blocks))
        co_return readOwnHtml(html, *blocks, style);
    co_return readForeign(*blocks, style);
}

QString htmlBlockMarkdown(const HtmlBlock &block)
{
    return blockMarkdown(block);
}

} // namespace Postil
