// SPDX-License-Identifier: MIT
// The Markdown of a post. The front matter holds the fields; the body holds the excerpts and the commentary
// and repeats source, image and coverage. Where those were edited in the body (their checksum tells), the
// body wins: it is what the reader of the file saw.
#include "importing/importer.h"

#include "base/bidi.h"
#include "base/url.h"
#include "importing/frontmatterreader.h"
#include "importing/lines.h"
#include "importing/markdownbody.h"
#include "markdown/document.h"
#include "markdown/html.h"
#include "markdown/sitemarks.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct MarkdownreaderText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

QString withoutQuoteMarks(QStringList lines)
{
    static const QRegularExpression mark(u"^ {0,3}> ?"_s);
    for (QString &line : lines)
        line.remove(mark);
    return lines.join(u'\n');
}

// The text of a block, and what of it is the link that it begins with.
struct LinkedText
{
    QString href;
    QString linked;
    QString rest;
};

LinkedText linkedText(const QList<Markdown::Run> &runs)
{
    LinkedText text;
    bool inLink = !runs.isEmpty() && !runs.first().href.isEmpty();
    for (const Markdown::Run &run : runs) {
        inLink = inLink && run.href == runs.first().href;
        if (inLink)
            text.href = run.href;
        (inLink ? text.linked : text.rest) += run.text;
    }
    return text;
}

class MarkdownReader
{
public:
    MarkdownReader(FrontMatter matter, const HouseStyle &style) : m_matter(std::move(matter)), m_style(style)
    {
    }

    ImportedPost read()
    {
        m_post = m_matter.post;
        m_post.excerpts.clear();
        if (m_matter.separators.size() == 3) {
            m_style.sourceSeparator = m_matter.separators.at(0);
            m_style.creditSeparator = m_matter.separators.at(1);
            m_style.authorSeparator = m_matter.separators.at(2);
        }
        const auto sections = bodySections();
        // Our own file with its repeated parts untouched: the front matter has them, to the letter.
        const bool untouched = m_matter.layout && m_matter.sum == repeatedSum(sections);
        if (!untouched)
            m_post.coverage.clear();
        for (const BodySection &section : sections)
            readSection(section, untouched);
        if (!m_comments.isEmpty())
            readCommentary(m_comments.join("\n\n"_L1));
        if (m_matter.layout)
            readHabits(sections);
        return {normalised(std::move(m_post)), m_style};
    }

private:
    QList<BodySection> bodySections()
    {
        QString body = m_matter.body;
        while (body.startsWith(u'\n'))
            body.removeFirst();
        while (body.endsWith(u'\n'))
            body.chop(1);
        takeTitle(body);
        if (m_matter.layout) {
            const auto sections = splitSections(body, *m_matter.layout);
            if (sections && std::ranges::all_of(*sections, [this](const BodySection &s) { return fits(s); }))
                return *sections;
        }
        return guessSections(body, m_style);
    }

    // A file whose title is its first heading.
    void takeTitle(QString &body)
    {
        static const QRegularExpression heading(u"^# +([^\\n]+?) *#*(?:\\n+|$)"_s);
        const auto match = heading.match(body);
        if (!m_post.title.isEmpty() || m_matter.layout || !match.hasMatch())
            return;
        m_post.title = Markdown::plainText(Markdown::parse(match.captured(1)));
        body.remove(0, match.capturedEnd());
    }

    [[nodiscard]] bool fits(const BodySection &section) const
    {
        const QString &first = section.lines.first();
        switch (section.part) {
        case BodyPart::Quote:
            return std::ranges::all_of(section.lines,
                                       [](const QString &line) { return line.startsWith(u'>'); });
        case BodyPart::Commentary:
            return m_matter.label.isEmpty()
                   || first.startsWith(Markdown::hideSiteMarks(labelMarkup(m_matter.label)));
        case BodyPart::Group:
            return first.startsWith("## "_L1) || first.startsWith("- "_L1) || first.startsWith("* "_L1);
        case BodyPart::Image:
            return first.startsWith("!["_L1);
        default:
            return !first.isEmpty();
        }
    }

    [[nodiscard]] static QString labelMarkup(const QString &label)
    {
        return "**"_L1 + Markdown::escape(label) + bidiClosers(label) + "**"_L1;
    }

    void readSection(const BodySection &section, bool untouched)
    {
        const QString markdown = Markdown::restoreSiteMarks(section.lines.join(u'\n'));
        switch (section.part) {
        case BodyPart::Quote:
            readQuote(section);
            break;
        case BodyPart::Commentary:
            m_comments.append(markdown);
            break;
        case BodyPart::More:
            readMore(markdown);
            break;
        case BodyPart::Footer:
            m_style.footer = markdown;
            break;
        case BodyPart::Image:
            if (!untouched)
                readImage(markdown);
            break;
        case BodyPart::Source:
            if (!untouched)
                readSource(markdown);
            break;
        case BodyPart::Group:
            if (!untouched)
                readGroup(markdown);
            break;
        }
    }

    void readQuote(const BodySection &section)
    {
        const qsizetype index = m_post.excerpts.size();
        Excerpt excerpt =
            index < m_matter.post.excerpts.size() ? m_matter.post.excerpts.at(index) : Excerpt{};
        excerpt.markdown = Markdown::restoreSiteMarks(withoutQuoteMarks(section.lines));
        m_post.excerpts.append(excerpt);
    }

    void readMore(const QString &markdown)
    {
        const auto blocks = Markdown::parse(markdown);
        if (blocks.isEmpty())
            return;
        const LinkedText text = linkedText(blocks.first().runs);
        const QString article = readMoreLine(text.linked + text.rest, text.href, m_style);
        if (m_post.source.url.isEmpty())
            m_post.source.url = article;
    }

    void readImage(const QString &markdown)
    {
        const auto blocks = Markdown::parse(markdown);
        if (blocks.isEmpty() || blocks.first().runs.isEmpty() || blocks.first().runs.first().image.isEmpty())
            return;
        const Markdown::Run &run = blocks.first().runs.first();
        LeadMedia media = m_post.leadMedia.value_or(LeadMedia{});
        if (safeHref(media.url) != run.image)
            media.url = run.image;
        media.alt = run.text;
        m_post.leadMedia = media;
    }

    void readSource(const QString &markdown)
    {
        const auto blocks = Markdown::parse(markdown);
        if (blocks.isEmpty())
            return;
        const LinkedText text = linkedText(blocks.first().runs);
        SourceCitation &source = m_post.source;
        if (safeHref(source.url) != text.href)
            source.url = text.href;
        const QString line = text.linked + text.rest;
        const QString known =
            source.outlet + bidiClosers(source.outlet) + m_style.sourceSeparator + source.headline;
        if (line == known || (line == source.headline && source.outlet.isEmpty()))
            return;
        const auto parts = splitSourceLine(line, m_style);
        source.outlet = parts ? parts->outlet : QString();
        source.headline = parts ? parts->headline : line;
        if (parts)
            m_style.sourceSeparator = parts->separator;
    }

    void readGroup(const QString &markdown)
    {
        CoverageGroup group;
        QList<LinkedText> items;
        QStringList lines;
        const auto blocks = Markdown::parse(markdown);
        for (const Markdown::Block &block : blocks) {
            const LinkedText text = linkedText(block.runs);
            if (block.kind == Markdown::BlockKind::Heading) {
                group.heading = text.linked + text.rest;
            } else {
                items.append(text);
                lines.append(text.linked + text.rest);
            }
        }
        const QString separator = creditSeparator(lines, m_style);
        if (!separator.isEmpty())
            m_style.creditSeparator = separator;
        for (const LinkedText &item : std::as_const(items)) {
            RelatedLink link;
            if (item.linked.isEmpty()) {
                link = splitLinkLine(item.rest, separator, m_style);
            } else {
                readLinkTail(item.rest, separator, m_style, link);
                link.headline.prepend(item.linked);
                link.url = item.href;
            }
            group.links.append(asBefore(link));
        }
        m_post.coverage.append(group);
    }

    // The front matter's link where the body still says the same: it may hold an address that no link can
    // carry, and knows author from outlet.
    [[nodiscard]] RelatedLink asBefore(const RelatedLink &read) const
    {
        for (const CoverageGroup &group : m_matter.post.coverage) {
            for (const RelatedLink &known : group.links) {
                if (known.headline == read.headline && safeHref(known.url) == safeHref(read.url)
                    && known.note == read.note && known.author == read.author && known.outlet == read.outlet)
                    return known;
            }
        }
        return read;
    }

    void readCommentary(const QString &markdown)
    {
        static const QRegularExpression bold(
            u"^(?:\\*\\*|__)([^*_\\n]{1,60}[:：])(?:\\*\\*|__)(?: |\\n+|$)"_s);
        m_post.commentary = markdown;
        for (const QString &label : {m_matter.label, m_style.editorLabel}) {
            const QString prefix = labelMarkup(label);
            if (label.isEmpty() || !markdown.startsWith(prefix))
                continue;
            m_style.editorLabel = label;
            m_post.commentary = markdown.sliced(prefix.size());
            m_post.commentary.remove(0, m_post.commentary.startsWith("\n\n"_L1) ? 2 : 1);
            return;
        }
        if (const auto match = bold.match(markdown); match.hasMatch()) {
            m_style.editorLabel = Markdown::plainText(Markdown::parse(match.captured(1)));
            m_post.commentary = markdown.sliced(match.capturedEnd());
        } else {
            m_style.editorLabel.clear();
        }
    }

    // What our own file does not show, its style did not have.
    void readHabits(const QList<BodySection> &sections)
    {
        const auto has = [&sections](BodyPart part) {
            return std::ranges::any_of(sections, [part](const BodySection &s) { return s.part == part; });
        };
        if (!has(BodyPart::Footer))
            m_style.footer.clear();
        if (!has(BodyPart::More) && !safeHref(m_post.source.url).isEmpty())
            m_style.readMore.clear();
    }

    const FrontMatter m_matter;
    HouseStyle m_style;
    Post m_post;
    QStringList m_comments;
};

} // namespace

Result<ImportedPost> readMarkdown(const QString &markdown, const HouseStyle &style)
{
    constexpr qsizetype limit = 16 * 1024 * 1024;
    if (markdown.size() > limit)
        return failure(ErrorKind::TooLarge,
                       MarkdownreaderText::tr("The Markdown is longer than 16 million letters. That is not a post."));
    if (markdown.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, MarkdownreaderText::tr("There is no text in it. A post begins with its title."));
    auto matter = readFrontMatter(markdown);
    if (!matter)
        return std::unexpected(matter.error());
    return MarkdownReader(*std::move(matter), style).read();
}

} // namespace Postil
