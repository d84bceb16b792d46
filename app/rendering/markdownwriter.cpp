// SPDX-License-Identifier: MIT
#include "rendering/markdownwriter.h"

#include "base/bidi.h"
#include "base/url.h"
#include "markdown/document.h"
#include "markdown/html.h"
#include "markdown/safelinks.h"
#include "markdown/sitemarks.h"
#include "post/bodylayout.h"
#include "post/housestyle.h"
#include "post/post.h"
#include "rendering/filledlinks.h"
#include "rendering/frontmatter.h"
#include "rendering/readmore.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

using Sections = QList<BodySection>;

void add(Sections &sections, BodyPart part, const QString &text)
{
    if (!text.isEmpty())
        sections.append({part, text.split(u'\n')});
}

QString field(const QString &text)
{
    return Markdown::escape(text) + bidiClosers(text);
}

// safeHref has encoded every space, quote and angle bracket. Where a round bracket could end the link, angle
// brackets hold the address; what looks like a character reference ("&copy;") is not to be read as one.
QString linkDestination(QString href)
{
    static const QRegularExpression reference(u"&(?=#?[A-Za-z0-9]+;)"_s);
    href.replace(reference, u"&amp;"_s);
    return href.contains(u'(') || href.contains(u')') ? u'<' + href + u'>' : href;
}

QString link(const QString &text, const QString &address)
{
    const QString href = safeHref(address);
    return href.isEmpty() ? Markdown::escape(text)
                          : u'[' + Markdown::escape(text) + "]("_L1 + linkDestination(href) + u')';
}

QString imageLine(const Post &post)
{
    const QString href = post.leadMedia ? safeHref(post.leadMedia->url) : QString();
    if (!href.startsWith("http"_L1))
        return {};
    const QString &caption = post.leadMedia->caption;
    return "!["_L1 + Markdown::escape(post.leadMedia->alt) + "]("_L1 + linkDestination(href)
           + (caption.isEmpty() ? QString() : " \""_L1 + Markdown::escape(caption) + u'"') + u')';
}

QString sourceLine(const SourceCitation &source, const HouseStyle &style)
{
    if (source.outlet.isEmpty() || source.headline.isEmpty())
        return link(source.outlet + source.headline, source.url);
    return link(source.outlet + bidiClosers(source.outlet) + style.sourceSeparator + source.headline,
                source.url);
}

QStringList quoted(const QString &markdown)
{
    QStringList lines = Markdown::withSafeLinks(markdown).split(u'\n');
    for (QString &line : lines)
        line.prepend(line.isEmpty() ? ">"_L1 : "> "_L1);
    return lines;
}

// Whether words put before the Markdown, on its first line, become part of its first paragraph.
bool beginsWithParagraph(const QString &markdown)
{
    const auto blocks = Markdown::parse(markdown);
    const bool definesReference = markdown.startsWith(u'[') && markdown.contains("]:"_L1);
    return !blocks.isEmpty() && blocks.first().kind == Markdown::BlockKind::Paragraph
           && blocks.first().quoteDepth == 0 && !definesReference;
}

QString commentary(const Post &post, const HouseStyle &style)
{
    const QString text = Markdown::withSafeLinks(post.commentary);
    if (text.isEmpty() || style.editorLabel.isEmpty())
        return text;
    const QString label = "**"_L1 + field(style.editorLabel) + "**"_L1;
    return label + (beginsWithParagraph(text) ? " "_L1 : "\n\n"_L1) + text;
}

QString linkLine(const RelatedLink &related, const HouseStyle &style)
{
    const QString headline = related.headline.isEmpty() ? displayUrl(related.url) : related.headline;
    QString line = link(headline, related.url) + bidiClosers(headline);
    if (!related.note.isEmpty())
        line += " ("_L1 + field(related.note) + u')';
    if (!related.author.isEmpty() || !related.outlet.isEmpty())
        line += Markdown::escape(style.creditSeparator, Markdown::Stretch::MidLine);
    line += Markdown::escape(related.author);
    if (!related.author.isEmpty() && !related.outlet.isEmpty())
        line +=
            bidiClosers(related.author) + Markdown::escape(style.authorSeparator, Markdown::Stretch::MidLine);
    return line + Markdown::escape(related.outlet);
}

void addCoverage(Sections &sections, const Post &post, const HouseStyle &style)
{
    // Two lists in a row, with no heading between, would be one list to Markdown but for their bullets.
    QLatin1StringView bullet = "- "_L1;
    for (const CoverageGroup &group : post.coverage) {
        QStringList lines;
        if (!group.heading.isEmpty())
            lines.append("## "_L1 + Markdown::escape(group.heading));
        const QList<RelatedLink> links = filledLinks(group);
        if (!lines.isEmpty() && !links.isEmpty())
            lines.append(QString());
        if (group.heading.isEmpty())
            bullet = bullet == "- "_L1 ? "* "_L1 : "- "_L1;
        for (const RelatedLink &related : links)
            lines.append(bullet + linkLine(related, style));
        if (!lines.isEmpty())
            sections.append({BodyPart::Group, lines});
    }
}

} // namespace

QString writeMarkdown(const Post &post, const HouseStyle &style)
{
    Sections sections;
    add(sections, BodyPart::Image, imageLine(post));
    add(sections, BodyPart::Source, sourceLine(post.source, style));
    for (const Excerpt &excerpt : post.excerpts)
        sections.append({BodyPart::Quote, quoted(excerpt.markdown)});
    if (const QString more = readMoreHref(post, style); !more.isEmpty() && !style.readMore.isEmpty())
        add(sections, BodyPart::More, link(style.readMore, more));
    add(sections, BodyPart::Commentary, commentary(post, style));
    addCoverage(sections, post, style);
    add(sections, BodyPart::Footer, Markdown::withSafeLinks(style.footer));

    for (BodySection &section : sections)
        section.lines = Markdown::hideSiteMarks(section.lines.join(u'\n')).split(u'\n');
    const QString body = joinSections(sections);
    return writeFrontMatter(post, style, sections) + (body.isEmpty() ? QString() : u'\n' + body + u'\n');
}

} // namespace Postil
