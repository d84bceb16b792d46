// SPDX-License-Identifier: MIT
#include "coverage/storylink.h"

#include "base/storyaddress.h"
#include "base/text.h"
#include "base/url.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct StorylinkText
{
    Q_DECLARE_TR_FUNCTIONS(StoryLink)
};

struct StoryKind
{
    QLatin1StringView said; // Article::note
    const char *note;
    QLatin1StringView inHeadline; // at either end
    QLatin1StringView inPath;     // a whole segment
};

constexpr StoryKind storyKinds[] = {
    {"video"_L1, QT_TRANSLATE_NOOP("StoryLink", "Video"), "video|watch"_L1, "videos?|watch|reels?|clips?"_L1},
    {"photos"_L1, QT_TRANSLATE_NOOP("StoryLink", "Photos"), "photos?|gallery|in pictures|photo essay"_L1,
     "photos?|galler(?:y|ies)|photo-gallery|pictures|in-pictures|slideshows?"_L1},
    {"live"_L1, QT_TRANSLATE_NOOP("StoryLink", "Live"), "live|live updates|live blog"_L1,
     "live|liveblog|live-updates|live-news|live-reporting"_L1},
    {"audio"_L1, QT_TRANSLATE_NOOP("StoryLink", "Audio"), "audio|podcast|listen"_L1,
     "audio|podcasts?|listen"_L1},
};

// "WATCH: headline", "headline (VIDEO)", "headline – video": the note, and the words go.
QString takeKind(QString &headline)
{
    for (const StoryKind &kind : storyKinds) {
        const QRegularExpression form(
            uR"(^(?:%1)(?:\s*[:|]\s+|\s+[–—-]\s+)|\s*[(\[](?:%1)[)\]]$|\s+[–—|-]\s+(?:%1)$)"_s.arg(
                kind.inHeadline),
            QRegularExpression::CaseInsensitiveOption);
        QString without = headline;
        without.remove(form);
        if (without != headline && !without.isEmpty()) {
            headline = without;
            return StorylinkText::tr(kind.note);
        }
    }
    return {};
}

QString kindSaid(const QString &note)
{
    for (const StoryKind &kind : storyKinds) {
        if (note == kind.said)
            return StorylinkText::tr(kind.note);
    }
    return note == "paywall"_L1 ? StorylinkText::tr("Paywall") : QString();
}

QString kindOfAddress(const QUrl &url)
{
    const QString host = url.host();
    for (const QLatin1StringView site :
         {"youtube.com"_L1, "youtu.be"_L1, "vimeo.com"_L1, "dailymotion.com"_L1}) {
        if (host == site || host.endsWith(u'.' + site))
            return StorylinkText::tr(storyKinds[0].note);
    }
    // The last segment is the story's own name: "/news/watch" may be about watches.
    const QString folders = url.path().section(u'/', 0, -2) + u'/';
    for (const StoryKind &kind : storyKinds) {
        const QRegularExpression segment(u"/(?:%1)/"_s.arg(kind.inPath),
                                         QRegularExpression::CaseInsensitiveOption);
        if (segment.match(folders).hasMatch())
            return StorylinkText::tr(kind.note);
    }
    return {};
}

// Sites whose template names the front page as the canonical address of everything are not believed.
QString canonical(const QString &named, const QString &address)
{
    const QUrl to(safeHref(named));
    const QUrl from(safeHref(address));
    const auto isFrontPage = [](const QUrl &url) { return url.path().size() <= 1 && !url.hasQuery(); };
    const bool credible =
        !to.isEmpty() && to.scheme().startsWith("http"_L1) && (!isFrontPage(to) || isFrontPage(from));
    return withoutTracking(credible ? safeHref(named) : safeHref(address));
}

} // namespace

RelatedLink storyLink(const Article &article, const QString &address)
{
    RelatedLink link;
    link.url = canonical(article.url, address);
    link.headline = singleLine(article.headline).trimmed();
    link.author = singleLine(article.byline).trimmed();
    link.outlet = singleLine(article.outlet).trimmed();
    link.note = takeKind(link.headline);
    if (link.note.isEmpty() && article.note != "paywall"_L1)
        link.note = kindSaid(article.note);
    if (link.note.isEmpty())
        link.note = kindOfAddress(QUrl(link.url));
    if (link.note.isEmpty())
        link.note = kindSaid(article.note);
    return link;
}

RelatedLink completed(RelatedLink link, const RelatedLink &found, LinkCredit credit)
{
    const bool isCredited = !link.outlet.isEmpty() || !link.author.isEmpty();
    if (!isCredited && credit == LinkCredit::AuthorAndOutlet)
        link.author = found.author;
    if (link.outlet.isEmpty())
        link.outlet = found.outlet;
    // The note belongs to a headline: somebody who wrote the headline left it out.
    if (link.headline.isEmpty()) {
        link.headline = found.headline;
        link.note = link.note.isEmpty() ? found.note : link.note;
    }
    if (!found.url.isEmpty())
        link.url = found.url;
    return link;
}

} // namespace Postil
