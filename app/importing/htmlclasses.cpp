// SPDX-License-Identifier: MIT
#include "importing/htmlclasses.h"

#include "importing/lines.h"
#include "markdown/document.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

bool has(const HtmlBlock &block, QLatin1StringView name)
{
    return block.classes.contains(name);
}

// Which of its kind the block stands in: the number of postil-excerpt-N.
QString numbered(const HtmlBlock &block, QLatin1StringView name)
{
    const QString prefix = name + u'-';
    const auto found =
        std::ranges::find_if(block.classes, [&](const QString &c) { return c.startsWith(prefix); });
    return found == block.classes.cend() ? QString() : *found;
}

// The value of an attribute as toHtmlEscaped() and the templates write it.
QString unescaped(QString value)
{
    return value.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&#39;"_L1, "'"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QString attribute(const QString &html, const QString &before)
{
    const QRegularExpression pattern(before + u"\"([^\"<]*)\""_s);
    return unescaped(pattern.match(html).captured(1));
}

class OwnReader
{
public:
    explicit OwnReader(HouseStyle style) : m_style(std::move(style)) {}

    ImportedPost read(const QString &html, const QList<HtmlBlock> &blocks)
    {
        m_style.editorLabel.clear();
        m_style.readMore.clear();
        m_style.footer.clear();
        readHead(html);
        findCreditSeparator(blocks);
        for (const HtmlBlock &block : blocks)
            readBlock(block);
        if (!m_media.url.isEmpty())
            m_post.leadMedia = m_media;
        m_post.commentary = m_commentary.markdown();
        m_post.style = m_style.id;
        return {normalised(std::move(m_post)), m_style};
    }

private:
    // Blocks of one part, items of a list kept together.
    struct Blocks
    {
        QString text;
        QString lastTag;

        void add(const HtmlBlock &block, const QString &markdown)
        {
            const bool sameList = block.tag == "li"_L1 && lastTag == "li"_L1;
            if (!text.isEmpty())
                text += sameList ? "\n"_L1 : "\n\n"_L1;
            text += markdown;
            lastTag = block.tag;
        }
        [[nodiscard]] QString markdown() const { return text; }
    };

    void readHead(const QString &html)
    {
        m_post.title = attribute(html, u"<data class=\"p-name\" value="_s);
        m_post.language = attribute(html, u"<article class=\"h-entry\" lang="_s);
        // A page's style sheet names the classes too: look where the entry begins.
        const qsizetype entry = qMax(qsizetype(0), html.indexOf("<article class=\"h-entry\""_L1));
        const qsizetype source = html.indexOf("postil-source"_L1, entry);
        const QString head = html.sliced(entry, (source < 0 ? html.size() : source) - entry);
        m_post.date =
            QDateTime::fromString(attribute(head, u"<time class=\"dt-published\" datetime="_s), Qt::ISODate);
        const qsizetype figure = html.indexOf("<figure class=\"postil-lead\">"_L1);
        if (figure >= 0) {
            const QString image = html.sliced(figure, qMin(html.size() - figure, qsizetype(8192)));
            m_media.url = attribute(image, u"<img class=\"u-photo\" src="_s);
            m_media.alt = attribute(image, u" alt="_s);
        }
    }

    void findCreditSeparator(const QList<HtmlBlock> &blocks)
    {
        QStringList lines;
        for (const HtmlBlock &block : blocks) {
            if (block.tag == "li"_L1 && has(block, "postil-coverage"_L1))
                lines.append(block.text);
        }
        const QString separator = creditSeparator(lines, m_style);
        if (!separator.isEmpty())
            m_style.creditSeparator = separator;
    }

    void readBlock(const HtmlBlock &block)
    {
        if (has(block, "postil-title"_L1))
            m_post.title = block.text;
        else if (has(block, "postil-source"_L1))
            readSource(block);
        else if (has(block, "postil-excerpt"_L1))
            readExcerpt(block);
        else if (has(block, "postil-more"_L1))
            readMore(block);
        else if (has(block, "postil-commentary"_L1))
            readCommentary(block);
        else if (has(block, "postil-coverage"_L1))
            readCoverage(block);
        else if (has(block, "postil-footer"_L1))
            m_style.footer = htmlBlockMarkdown(block);
        else if (has(block, "postil-lead"_L1))
            m_media.caption = block.text;
    }

    void readMore(const HtmlBlock &block)
    {
        const QString article =
            readMoreLine(block.text, block.links.isEmpty() ? QString() : block.links.first().href, m_style);
        if (m_post.source.url.isEmpty())
            m_post.source.url = article;
    }

    void readSource(const HtmlBlock &block)
    {
        if (!block.links.isEmpty())
            m_post.source.url = block.links.first().href;
        const auto line = splitSourceLine(block.text, m_style);
        m_post.source.outlet = line ? line->outlet : QString();
        m_post.source.headline = line ? line->headline : block.text;
        if (line)
            m_style.sourceSeparator = line->separator;
    }

    void readExcerpt(const HtmlBlock &block)
    {
        const QString number = numbered(block, "postil-excerpt"_L1);
        if (m_post.excerpts.isEmpty() || number != m_excerpt) {
            m_excerpt = number;
            m_quote = {};
            m_post.excerpts.append({{}, block.cite, {}});
        }
        m_quote.add(block, htmlBlockMarkdown(block));
        m_post.excerpts.last().markdown = m_quote.markdown();
    }

    void readCommentary(const HtmlBlock &block)
    {
        static const QRegularExpression bold(u"^\\*\\*(.+?)\\*\\*(?: |$)"_s);
        QString markdown = htmlBlockMarkdown(block);
        const auto label = m_commentary.text.isEmpty() && m_style.editorLabel.isEmpty()
                               ? bold.match(markdown)
                               : QRegularExpressionMatch();
        if (label.hasMatch()) {
            m_style.editorLabel = Markdown::plainText(Markdown::parse(label.captured(1)));
            markdown.remove(0, label.capturedEnd());
        }
        if (!markdown.isEmpty())
            m_commentary.add(block, markdown);
    }

    void readCoverage(const HtmlBlock &block)
    {
        const QString number = numbered(block, "postil-coverage"_L1);
        if (m_post.coverage.isEmpty() || number != m_group) {
            m_group = number;
            m_post.coverage.append(CoverageGroup{});
        }
        CoverageGroup &group = m_post.coverage.last();
        if (block.tag != "li"_L1) {
            group.heading = block.text;
            return;
        }
        RelatedLink link;
        if (block.links.isEmpty()) {
            link = splitLinkLine(block.text, m_style.creditSeparator, m_style);
        } else {
            const HtmlLink &anchor = block.links.first();
            readLinkTail(block.text.sliced(qMin(anchor.text.size(), block.text.size())),
                         m_style.creditSeparator, m_style, link);
            link.headline.prepend(anchor.text);
            link.url = anchor.href;
        }
        group.links.append(link);
    }

    HouseStyle m_style;
    Post m_post;
    LeadMedia m_media;
    Blocks m_quote;
    Blocks m_commentary;
    QString m_excerpt;
    QString m_group;
};

} // namespace

bool isOwnHtml(const QList<HtmlBlock> &blocks)
{
    return std::ranges::any_of(blocks, [](const HtmlBlock &block) {
        return has(block, "h-entry"_L1) && std::ranges::any_of(block.classes, [](const QString &c) {
                   return c.startsWith("postil-"_L1);
               });
    });
}

ImportedPost readOwnHtml(const QString &html, const QList<HtmlBlock> &blocks, const HouseStyle &style)
{
    return OwnReader(style).read(html, blocks);
}

} // namespace Postil
