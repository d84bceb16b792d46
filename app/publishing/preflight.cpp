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
#include "post/spelledwords.h"

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
constexpr int captionRow = 5;

// How many words are named that no dictionary has; of the others it is said how many there are.
constexpr int mostWords = 8;

// Which paragraph of the Markdown stands there, from 0.
int paragraphAt(const QString &markdown, qsizetype place)
{
    static const QRegularExpression gap(u"\\n[ \\t]*\\n\\s*"_s);
    return int(markdown.first(std::max<qsizetype>(0, place)).count(gap));
}

int paragraphOf(const QString &markdown, const QString &address)
{
    return paragraphAt(markdown, markdown.indexOf(address));
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
        if (!m_context.wrongBlog.isEmpty())
            add(FindingKind::WrongBlog, Severity::Warns, {PostPart::Sending, 0}, m_context.wrongBlog);
        lookAtTitle();
        lookAtSource();
        lookAtQuotes();
        lookAtCommentary();
        lookAtCoverage();
        lookAtDetails();
        tellOtherWords();
        return std::move(m_findings);
    }

private:
    void add(FindingKind kind, Severity severity, PostPlace place, const QString &sentence, const QString &text = {})
    {
        m_findings.append({kind, severity, sentence, place, text});
    }

    void lookAtTitle()
    {
        if (m_post.title.trimmed().isEmpty())
            add(FindingKind::NoTitle, Severity::Blocks, {PostPart::Title},
                PreflightText::tr("The post has no title."));
        lookForPlaceholders({PostPart::Title}, m_post.title);
        lookAtWords({PostPart::Title}, spelledWords(m_post.title));
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
        lookAtLink({PostPart::Source}, m_post.source.url, m_post.source.headline);
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

    void lookAtCommentary()
    {
        const QString &markdown = m_post.commentary;
        lookForPlaceholders({PostPart::Commentary}, markdown);
        lookAtImages({PostPart::Commentary}, markdown);
        for (const Markdown::Block &block : Markdown::parse(markdown)) {
            for (const Markdown::Run &run : block.runs)
                lookAtLink({PostPart::Commentary, 0, paragraphOf(markdown, run.href)}, run.href, run.text);
        }
        for (const SpelledWord &word : spelledWordsOfMarkdown(markdown))
            lookAtWords({PostPart::Commentary, 0, paragraphAt(markdown, word.start)}, {word},
                        markdown.sliced(word.start, word.length));
    }

    void lookAtCoverage()
    {
        const QList<RepeatedLink> repeated = repeatedLinks(m_post);
        for (int group = 0; group < m_post.coverage.size(); ++group) {
            const CoverageGroup &coverage = m_post.coverage.at(group);
            lookForPlaceholders({PostPart::Coverage, group, -1}, coverage.heading);
            lookAtWords({PostPart::Coverage, group, -1}, spelledWords(coverage.heading));
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
                lookAtLink(place, link.url, link.headline);
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
            if (isUndescribed(m_post.leadMedia->url, m_post.leadMedia->alt))
                add(FindingKind::NoAltText, Severity::Warns, {PostPart::Details, altRow},
                    PreflightText::tr("The lead image has no description for those who cannot see it."));
        }
        if (m_post.leadMedia) {
            lookAtWords({PostPart::Details, altRow}, spelledWords(m_post.leadMedia->alt));
            lookAtWords({PostPart::Details, captionRow}, spelledWords(m_post.leadMedia->caption));
        }
        if (m_context.goesAt.isValid() && m_context.goesAt < m_context.now)
            add(FindingKind::DateInPast, Severity::Blocks, {PostPart::Sending, 1},
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
                if (isUndescribed(run.image, run.text))
                    add(FindingKind::NoAltText, Severity::Warns, place,
                        PreflightText::tr("A picture has no description for those who cannot see it."));
            }
        }
    }

    // Of a picture that was put in here it was asked what it shows: where nothing stands, it is decoration.
    [[nodiscard]] bool isUndescribed(const QString &address, const QString &alt) const
    {
        const bool wasAsked = !pictureNameOf(address).isEmpty() && m_context.emptyAlt == EmptyAlt::Decorative;
        return alt.trimmed().isEmpty() && !wasAsked;
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
                PreflightText::tr("“%1” is left in the text.").arg(found.captured()), found.captured());
    }

    // Each word once, where it stands first. `shown`: as it stands there, if it is otherwise.
    void lookAtWords(PostPlace place, const QList<SpelledWord> &words, const QString &shown = {})
    {
        for (const SpelledWord &word : words) {
            const QString plain = word.word.toLower();
            if (!m_context.unknownWords.contains(word.word) || m_told.contains(plain))
                continue;
            m_told.insert(plain);
            const QString text = shown.isEmpty() ? word.word : shown;
            if (m_told.size() <= mostWords)
                add(FindingKind::Misspelt, Severity::Warns, place,
                    PreflightText::tr("“%1” may be misspelt.").arg(word.word), text);
            else if (m_told.size() == mostWords + 1)
                m_otherWords = {FindingKind::Misspelt, Severity::Warns, {}, place, text};
        }
    }

    void tellOtherWords()
    {
        if (m_told.size() <= mostWords)
            return;
        m_otherWords.sentence =
            PreflightText::tr("%n more word(s) may be misspelt.", nullptr, int(m_told.size()) - mostWords);
        m_findings.append(m_otherWords);
    }

    // What a check of the links has found; of what could not be reached nobody knows.
    void lookAtLink(PostPlace place, const QString &address, const QString &headline)
    {
        const auto report = std::ranges::find_if(m_context.links, [&address](const LinkReport &one) {
            return !address.isEmpty() && one.link.url == address;
        });
        if (report == m_context.links.cend())
            return;
        const QString name = headline.trimmed().isEmpty() ? address : headline.trimmed();
        const QString sentence = PreflightText::tr("“%1”: %2").arg(name.left(60), report->reason);
        if (report->health == LinkHealth::Dead || report->health == LinkHealth::SoftDead)
            add(FindingKind::DeadLink, Severity::Warns, place, sentence);
        else if (report->health == LinkHealth::Moved)
            add(FindingKind::MovedLink, Severity::Warns, place, sentence);
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
    QSet<QString> m_told;          // words that no dictionary has, in small letters
    PreflightFinding m_otherWords; // where those begin that are not named
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
