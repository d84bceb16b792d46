// SPDX-License-Identifier: MIT
#include "mainwindow/incomingwork.h"

#include "base/storyaddress.h"
#include "base/text.h"
#include "base/url.h"
#include "compose/session.h"
#include "mainwindow/capture.h"
#include "mainwindow/drafts.h"
#include "mainwindow/services.h"
#include "markdown/html.h"
#include "settings/settingsstore.h"
#include "source/clipboard.h"
#include "widgets/offerbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// An address by itself, scheme and all: words with a dot in them are no offer.
QString addressIn(const QMimeData &mime)
{
    const QString text = mime.hasText() ? mime.text().trimmed() : QString();
    if (text.size() > 2048 || !text.startsWith("http"_L1, Qt::CaseInsensitive))
        return {};
    const auto url = typedUrl(text);
    return url && !text.contains(u' ') && !text.contains(u'\n') ? url->toString(QUrl::FullyEncoded)
                                                                : QString();
}

QString shortAddress(const QString &url)
{
    const QString shown = displayUrl(url);
    return shown.size() > 60 ? shown.left(59) + u'…' : shown;
}

} // namespace

IncomingWork::IncomingWork(const Services &services, Session &session, Capture &capture, Drafts &drafts,
                           OfferBar &bar, QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_capture(capture), m_drafts(drafts),
      m_bar(bar)
{
    connect(&bar, &OfferBar::chosen, this, [this](int answer) { use(m_uses.value(answer)); });
    // What is copied in this window is not offered to it.
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        if (mime && m_bar.window()->isActiveWindow())
            m_offered = addressIn(*mime);
    });
    // After everybody else has heard of it: the article is the session's then.
    connect(&capture, &Capture::captured, this, &IncomingWork::sourceRead, Qt::QueuedConnection);
    connect(&capture, &Capture::failed, this, &IncomingWork::sourceFailed, Qt::QueuedConnection);
    connect(&session, &Session::opened, &bar, &OfferBar::dismiss);
}

void IncomingWork::take(const Incoming &story, AddressTrust trust)
{
    m_story = story;
    m_trust = trust;
    const bool hasAddress = !story.url.isEmpty();
    if (isPostEmpty() && !m_session.article()) {
        use(hasAddress ? Use::Source : Use::Quote);
        return;
    }
    QList<Use> uses;
    if (hasAddress)
        uses = {Use::NewPost, Use::Source};
    if (!story.text.trimmed().isEmpty())
        uses.append(Use::Quote);
    if (hasAddress)
        uses.append(Use::Related);
    const QString address = shortAddress(story.url.toString());
    if (!hasAddress)
        ask(tr("A passage came in: “%1”").arg(singleLine(story.text).left(80)), uses);
    else if (story.title.isEmpty())
        ask(tr("What is %1 for?").arg(address), uses);
    else
        ask(tr("What is “%1” (%2) for?").arg(story.title.left(80), address), uses);
}

void IncomingWork::takeContent(const QMimeData &mime)
{
    const auto pasted = fromMimeData(mime);
    if (const auto *url = pasted ? std::get_if<PastedUrl>(&*pasted) : nullptr)
        take({url->url, {}, {}}, AddressTrust::Typed);
    else
        m_capture.openContent(mime);
}

void IncomingWork::lookAtClipboard()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || mime->hasFormat(OwnLinkType) || !m_services.settings->load().capture.offersClipboard)
        return;
    const QString url = addressIn(*mime);
    if (url.isEmpty() || url == m_offered)
        return;
    m_offered = url;
    if (isKnown(url))
        return;
    QList<Use> uses{Use::NewPost};
    if (!isPostEmpty())
        uses.append(Use::Related);
    m_story = {QUrl(url), {}, {}};
    m_trust = AddressTrust::Typed;
    ask(tr("New post from %1?").arg(shortAddress(url)), uses);
}

void IncomingWork::ask(const QString &question, const QList<Use> &uses)
{
    m_uses = uses;
    QStringList answers;
    for (const Use use : uses)
        answers.append(nameOf(use));
    m_bar.offer(question, answers,
                uses.contains(Use::Source) ? OfferBar::Leaves::WithEscape : OfferBar::Leaves::WithAnyKey);
}

QString IncomingWork::nameOf(Use use)
{
    switch (use) {
    case Use::NewPost:
        return tr("&New post");
    case Use::Source:
        return tr("&Source of this post");
    case Use::Quote:
        return tr("&Quote the passage");
    case Use::Related:
        break;
    }
    return tr("&Related link");
}

void IncomingWork::use(Use use)
{
    const QString url = m_story.url.toString(QUrl::FullyEncoded);
    switch (use) {
    case Use::NewPost:
        if (!isPostEmpty())
            m_drafts.newPost();
        m_capture.open(m_story.url, m_trust);
        m_quotesWhenRead = !m_story.text.isEmpty();
        m_citesWhenRead = false;
        break;
    case Use::Source:
        m_capture.open(m_story.url, m_trust);
        m_quotesWhenRead = !m_story.text.isEmpty() && isPostEmpty();
        m_citesWhenRead = !isPostEmpty();
        break;
    case Use::Quote:
        quotePassage();
        break;
    case Use::Related:
        Q_EMIT relatedGiven({.headline = m_story.title, .url = url, .author = {}, .outlet = {}, .note = {}},
                            m_trust);
        break;
    }
}

void IncomingWork::quotePassage()
{
    m_session.addExcerpt(
        {Markdown::escape(m_story.text), m_story.url.toString(QUrl::FullyEncoded), m_story.text});
}

void IncomingWork::sourceRead()
{
    if (std::exchange(m_citesWhenRead, false))
        m_session.cite();
    if (std::exchange(m_quotesWhenRead, false))
        quotePassage();
}

// The page shows itself to the browser that handed it over, and not to us: what came with it is kept.
void IncomingWork::sourceFailed()
{
    m_citesWhenRead = false;
    if (!std::exchange(m_quotesWhenRead, false))
        return;
    Post post = m_session.post();
    post.source = {m_story.url.toString(QUrl::FullyEncoded), m_story.title, {}, {}, {}};
    if (post.title.isEmpty())
        post.title = m_story.title;
    m_session.edit(tr("Take Page"), std::move(post));
    quotePassage();
}

bool IncomingWork::isPostEmpty() const
{
    const Post &post = m_session.post();
    return post.title.isEmpty() && post.source == SourceCitation() && post.excerpts.isEmpty()
           && post.commentary.isEmpty() && post.coverage.isEmpty();
}

bool IncomingWork::isKnown(const QString &url) const
{
    const QString key = storyKey(url);
    const Post &post = m_session.post();
    if (storyKey(post.source.url) == key
        || (m_session.article() && storyKey(m_session.article()->url) == key))
        return true;
    for (const CoverageGroup &group : post.coverage) {
        for (const RelatedLink &link : group.links) {
            if (storyKey(link.url) == key)
                return true;
        }
    }
    return false;
}

} // namespace Postil
