// SPDX-License-Identifier: MIT
#include "mainwindow/incomingwork.h"

#include "base/storyaddress.h"
#include "base/text.h"
#include "base/url.h"
#include "compose/composepane.h"
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
    return url && !text.contains(u' ') && !text.contains(u'\n') ? url->toString(QUrl::FullyEncoded) : QString();
}

QString shortAddress(const QString &url)
{
    const QString shown = displayUrl(url);
    return shown.size() > 60 ? shown.left(59) + u'…' : shown;
}

} // namespace

IncomingWork::IncomingWork(const Services &services, Session &session, ComposePane &compose, Capture &capture,
                           Drafts &drafts, OfferBar &bar, QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_compose(compose), m_capture(capture),
      m_drafts(drafts), m_bar(bar)
{
    connect(&bar, &OfferBar::chosen, this, [this](int answer) { use(m_uses.value(answer)); });
    // What is copied in this window is not offered to it.
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        if (mime && m_bar.window()->isActiveWindow())
            m_offered = addressIn(*mime);
    });
    connect(&session, &Session::opened, &bar, &OfferBar::dismiss);
}

void IncomingWork::take(const IncomingStory &story)
{
    if (isPostEmpty() && !m_session.article()) {
        m_story = story;
        use(Use::Source);
        return;
    }
    QList<Use> uses{Use::NewPost, Use::Source};
    if (!story.text.trimmed().isEmpty())
        uses.append(Use::Quote);
    uses.append(Use::Related);
    const QString what = story.title.isEmpty() ? shortAddress(story.url) : u'“' + singleLine(story.title).left(80) + u'”';
    ask(story, tr("What is %1 for?").arg(what), uses);
}

void IncomingWork::takeContent(const QMimeData &mime)
{
    const auto pasted = fromMimeData(mime);
    if (const auto *url = pasted ? std::get_if<PastedUrl>(&*pasted) : nullptr)
        take({url->url.toString(QUrl::FullyEncoded), {}, {}});
    else
        m_capture.openContent(mime);
}

void IncomingWork::lookAtClipboard()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || !m_services.settings->load().capture.offersClipboard)
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
    ask({url, {}, {}}, tr("New post from %1?").arg(shortAddress(url)), uses);
}

void IncomingWork::ask(const IncomingStory &story, const QString &question, const QList<Use> &uses)
{
    m_story = story;
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
        return tr("New post");
    case Use::Source:
        return tr("Source of this post");
    case Use::Quote:
        return tr("Quote the passage");
    case Use::Related:
        break;
    }
    return tr("Related link");
}

void IncomingWork::use(Use use)
{
    switch (use) {
    case Use::NewPost:
        if (!isPostEmpty())
            m_drafts.newPost();
        m_capture.openAddress(m_story.url);
        break;
    case Use::Source:
        m_capture.openAddress(m_story.url);
        break;
    case Use::Quote: {
        const QString text = multiLine(m_story.text);
        m_session.addExcerpt({Markdown::escape(text), m_story.url, text});
        break;
    }
    case Use::Related:
        m_compose.addLinks({{.headline = singleLine(m_story.title), .url = m_story.url, .author = {}, .outlet = {}, .note = {}}});
        break;
    }
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
    if (storyKey(post.source.url) == key || (m_session.article() && storyKey(m_session.article()->url) == key))
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
