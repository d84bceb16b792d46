// SPDX-License-Identifier: MIT
#include "publishing/preflight.h"

#include "article/article.h"
#include "base/storyaddress.h"
#include "coverage/repeatedlinks.h"
#include "excerpt/excerpt.h"
#include "excerpt/quoteshare.h"
#include "markdown/document.h"
#include "media/mediastore.h"
#include "media/pictureaddress.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct PreflightText
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

// Where they stand in the form of the details: see ui/compose/detailssection.
constexpr int labelsRow = 0;
constexpr int imageRow = 3;
constexpr int altRow = 4;

// Which paragraph of the Markdown names the address, from 0.
int paragraphOf(const QString &markdown, const QString &address)
{
    static const QRegularExpression gap(u"\\n[ \\t]*\\n\\s*"_s);
    const qsizetype at = std::max<qsizetype>(0, markdown.indexOf(address));
    return int(markdown.first(at).count(gap));
}

class Inspection
{
public:
    Inspection(const Post &post, const HouseStyle &style, const PreflightContext &context)
        : m_post(post), m_style(style), m_context(context)
    {
    }

    QList<PreflightFinding> run()
    {
        lookAtTitle();
        lookAtSource();
        lookAtQuotes();
        lookForPlaceholders({PostPart::Commentary}, m_post.commentary);
        lookAtImages({PostPart::Commentary}, m_post.commentary);
        lookAtCoverage();
        lookAtDetails();
        return std::move(m_findings);
    }

private:
    void add(FindingKind kind, Severity severity, PostPlace place, const QString &sentence)
    {
        m_findings.append({kind, severity, sentence, place});
    }

    void lookAtTitle()
    {
        if (m_post.title.trimmed().isEmpty())
            add(FindingKind::NoTitle, Severity::Blocks, {PostPart::Title},
                PreflightText::tr("The post has no title."));
        lookForPlaceholders({PostPart::Title}, m_post.title);
    }

    void lookAtSource()
    {
        const bool isQuoted = !m_post.excerpts.isEmpty();
        if (m_post.source.isEmpty() && !isQuoted)
            return;
        if (m_post.source.url.isEmpty())
            add(FindingKind::NoSourceLink, isQuoted ? Severity::Blocks : Severity::Warns, {PostPart::Source},
                PreflightText::tr("The source has no link."));
        if (m_post.source.outlet.isEmpty())
            add(FindingKind::NoOutlet, Severity::Warns, {PostPart::Source},
                PreflightText::tr("The source names no outlet."));
        lookForEarlier({PostPart::Source}, m_post.source.url, m_post.source.headline);
    }

    void lookAtQuotes()
    {
        const auto &article = m_context.article;
        for (int i = 0; i < m_post.excerpts.size(); ++i) {
            const Excerpt &excerpt = m_post.excerpts.at(i);
            const QString original = article && isFrom(excerpt, *article) ? article->text : excerpt.captured;
            if (!original.isEmpty() && !checkQuote(excerpt.markdown, original).isExact())
                add(FindingKind::ChangedQuote, Severity::Warns, {PostPart::Excerpt, i},
                    m_post.excerpts.size() == 1
                        ? PreflightText::tr("The passage differs from the article.")
                        : PreflightText::tr("Passage %1 differs from the article.").arg(i + 1));
            lookForPlaceholders({PostPart::Excerpt, i}, excerpt.markdown);
            lookAtImages({PostPart::Excerpt, i}, excerpt.markdown);
        }
        const int words = article ? quotedWords(m_post.excerpts, *article) : 0;
        if (m_style.quoteLimitWords > 0 && words > m_style.quoteLimitWords)
            add(FindingKind::OverQuoteLimit, Severity::Warns, {PostPart::Excerpt},
                PreflightText::tr("%1 words are quoted; the house style allows %2.")
                    .arg(words)
                    .arg(m_style.quoteLimitWords));
    }

    void lookAtCoverage()
    {
        const QList<RepeatedLink> repeated = repeatedLinks(m_post);
        for (int group = 0; group < m_post.coverage.size(); ++group) {
            const CoverageGroup &coverage = m_post.coverage.at(group);
            lookForPlaceholders({PostPart::Coverage, group, -1}, coverage.heading);
            for (int row = 0; row < coverage.links.size(); ++row) {
                const RelatedLink &link = coverage.links.at(row);
                const PostPlace place{PostPart::Coverage, group, row};
                if (link == RelatedLink())
                    continue; // a row that is still empty is not written
                if (link.url.isEmpty())
                    add(FindingKind::NoAddress, Severity::Warns, place,
                        PreflightText::tr("“%1” has no address.").arg(link.headline.left(60)));
                lookForPlaceholders(place, link.headline);
                for (const RepeatedLink &again : repeated) {
                    if (again.place == place)
                        add(FindingKind::RepeatedLink, Severity::Warns, place,
                            PreflightText::tr("“%1” is in the post twice.").arg(link.headline.left(60)));
                }
                lookForEarlier(place, link.url, link.headline);
            }
        }
    }

    void lookAtDetails()
    {
        if (m_context.wantsLabels && m_post.labels.isEmpty())
            add(FindingKind::NoLabels, Severity::Warns, {PostPart::Details, labelsRow},
                PreflightText::tr("The post has no labels."));
        if (m_post.leadMedia && !m_post.leadMedia->url.isEmpty()) {
            lookAtImage({PostPart::Details, imageRow}, m_post.leadMedia->url);
            if (m_post.leadMedia->alt.trimmed().isEmpty())
                add(FindingKind::NoAltText, Severity::Warns, {PostPart::Details, altRow},
                    PreflightText::tr("The lead image has no description for those who cannot see it."));
        }
        if (m_context.goesAt.isValid() && m_context.goesAt < m_context.now)
            add(FindingKind::DateInPast, Severity::Blocks, {PostPart::Title},
                PreflightText::tr("The time at which the post is to appear has passed."));
    }

    void lookAtImages(PostPlace place, const QString &markdown)
    {
        for (const Markdown::Block &block : Markdown::parse(markdown)) {
            for (const Markdown::Run &run : block.runs) {
                if (run.image.isEmpty())
                    continue;
                place.block = paragraphOf(markdown, run.image);
                lookAtImage(place, run.image);
                if (run.text.trimmed().isEmpty())
                    add(FindingKind::NoAltText, Severity::Warns, place,
                        PreflightText::tr("A picture has no description for those who cannot see it."));
            }
        }
    }

    void lookAtImage(PostPlace place, const QString &address)
    {
        if (m_context.blog.scheme() == "https"_L1 && address.startsWith("http:"_L1))
            add(FindingKind::PlainHttpImage, Severity::Warns, place,
                PreflightText::tr(
                    "A picture has an http address: browsers do not show it on an https blog."));
        const QString own = pictureNameOf(address);
        if (own.isEmpty())
            return;
        if (!m_context.noPicturesAt.isEmpty())
            add(FindingKind::PicturesNotTaken, Severity::Blocks, place,
                PreflightText::tr("%1 takes no pictures from other programs. Upload this one there, and put its "
                                  "address here in its place.")
                    .arg(m_context.noPicturesAt));
        if (m_context.missing.contains(own))
            add(FindingKind::PictureMissing, Severity::Blocks, place,
                PreflightText::tr("A picture is no longer on this computer. Put it into the post again."));
    }

    void lookForPlaceholders(PostPlace place, const QString &text)
    {
        static const QRegularExpression placeholder(
            uR"(\b(?:TODO|TBD|FIXME|XXX|TKTK?|Lorem ipsum)\b|\[(?:link|headline|title|quote|name|date)\](?!\())"_s);
        if (const auto found = placeholder.match(text); found.hasMatch())
            add(FindingKind::Placeholder, Severity::Blocks, place,
                PreflightText::tr("“%1” is left in the text.").arg(found.captured()));
    }

    void lookForEarlier(PostPlace place, const QString &address, const QString &headline)
    {
        const QString key = storyKey(address);
        if (key.isEmpty())
            return;
        for (const EarlierLink &link : m_context.earlier) {
            if (storyKey(link.address) != key)
                continue;
            const QString title =
                link.title.isEmpty() ? PreflightText::tr("a post without a title") : link.title;
            add(FindingKind::EarlierLink, Severity::Warns, place,
                PreflightText::tr("“%1” was linked before, in “%2”.").arg(headline.left(60), title.left(60)));
            return;
        }
    }

    const Post &m_post;
    const HouseStyle &m_style;
    const PreflightContext &m_context;
    QList<PreflightFinding> m_findings;
};

} // namespace

QList<PreflightFinding> preflight(const Post &post, const HouseStyle &style, const PreflightContext &context)
{
    return Inspection(post, style, context).run();
}

QStringList missingPictures(const Post &post, const MediaStore &store)
{
    QStringList names = pictureNamesIn(post.commentary);
    for (const Excerpt &excerpt : post.excerpts)
        names += pictureNamesIn(excerpt.markdown);
    if (post.leadMedia)
        names += pictureNamesIn(post.leadMedia->url);
    names.removeIf([&store](const QString &name) { return store.has(name); });
    return names;
}

} // namespace Postil
