// SPDX-License-Identifier: MIT
#include "coverage/linkcheck.h"

#include "base/url.h"
#include "coverage/softnotfound.h"
#include "source/charset.h"
#include "source/metaprescan.h"
#include "source/page.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qsizetype whereTitlesStand = 256 * 1024; // bytes

// "Not there" is the server's or the name service's word; whatever else went wrong may pass.
LinkHealth healthOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return LinkHealth::Dead;
    case ErrorKind::TooLarge: // there is something, and it is large
        return LinkHealth::Fine;
    case ErrorKind::Cancelled:
        return LinkHealth::Stopped;
    default:
        return LinkHealth::Unreachable;
    }
}

// Where the post should link instead. The passage that a link points to goes along.
QString replacementFor(const QUrl &given, QUrl movedTo)
{
    if (movedTo.isEmpty())
        return {};
    const auto shape = [](const QUrl &url) {
        return url.adjusted(QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    };
    if (shape(given) == shape(movedTo))
        return {};
    if (!movedTo.hasFragment())
        movedTo.setFragment(given.fragment(QUrl::FullyEncoded), QUrl::StrictMode);
    return safeHref(QString::fromLatin1(movedTo.toEncoded()));
}

// A neighbour of the page that nobody can have made: "/world/a-story.html" -> "/world/postil-….html".
QUrl neighbourOf(const QUrl &url)
{
    QUrl neighbour = url.adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery | QUrl::StripTrailingSlash);
    const QString path = neighbour.path(QUrl::FullyEncoded);
    const QString name = path.section(u'/', -1);
    const QString ending = name.contains(u'.') ? u'.' + name.section(u'.', -1) : QString();
    neighbour.setPath(path.section(u'/', 0, -2) + u"/postil-"_s
                          + QString::number(QRandomGenerator::global()->generate64(), 36) + ending,
                      QUrl::StrictMode);
    return neighbour;
}

// Empty for what is no HTML.
QString titleOfAnswer(const HttpResponse &response)
{
    if (!response.contentType.isEmpty() && !response.contentType.toLower().contains("html"))
        return {};
    return titleIn(
        decodeHtml({response.body.first(std::min(response.body.size(), whereTitlesStand)), response.url,
                    u"text/html"_s, QString::fromLatin1(charsetLabel(response.contentType))}));
}

HttpRequest requestFor(const QUrl &url, AddressTrust trust, const std::stop_token &stop)
{
    HttpRequest request;
    request.url = url;
    request.trust = trust;
    request.freshness = Freshness::Validated;
    request.stop = stop;
    return request;
}

} // namespace

LinkChecker::LinkChecker(HttpClient &http, QObject *parent) : QObject(parent), m_http(http) {}

LinkChecker::~LinkChecker()
{
    for (auto &[id, entry] : m_entries)
        entry.stop.request_stop();
}

QList<LinkChecker::Id> LinkChecker::check(const QList<RelatedLink> &links, AddressTrust trust)
{
    for (auto &[id, entry] : m_entries) {
        m_queue.drop(id);
        entry.stop.request_stop();
    }
    m_entries.clear();
    m_strangers.clear();
    QList<Id> ids;
    for (const RelatedLink &link : links) {
        ids.append(++m_last);
        m_entries.emplace(m_last, Entry{{.link = link, .replacement = {}, .reason = {}}, trust, {}});
    }
    const QPointer guard(this);
    for (const Id id : std::as_const(ids)) {
        if (guard && m_entries.contains(id))
            begin(id);
    }
    if (guard && ids.isEmpty())
        Q_EMIT tallyChanged();
    return ids;
}

void LinkChecker::begin(Id id)
{
    Entry &entry = m_entries.at(id);
    entry.stop = std::stop_source();
    const QString address = entry.report.link.url;
    const auto url = typedUrl(address);
    if (!url) {
        set(id, LinkHealth::Dead,
            tr("“%1” is not the address of a web page. Correct it.").arg(address.trimmed().left(200)));
        return;
    }
    m_queue.add(id, url->host(),
                [this, id, url = *url, stop = entry.stop.get_token()] { return run(id, url, stop); });
    set(id, LinkHealth::Waiting);
}

LinkChecker::Entry *LinkChecker::find(LinkChecker *self, Id id, const std::stop_token &stop)
{
    if (!self || stop.stop_requested())
        return nullptr;
    const auto found = self->m_entries.find(id);
    return found == self->m_entries.end() ? nullptr : &found->second;
}

QCoro::Task<void> LinkChecker::run(Id id, QUrl url, std::stop_token stop)
{
    const QPointer guard(this);
    set(id, LinkHealth::Asking);
    Entry *entry = find(guard, id, stop);
    if (!entry)
        co_return;
    const QString headline = entry->report.link.headline;
    const AddressTrust trust = entry->trust;
    const QUrl asked = url.adjusted(QUrl::RemoveFragment);
    const auto answer = co_await m_http.get(requestFor(asked, trust, stop));
    if (!find(guard, id, stop))
        co_return;
    if (!answer) {
        const LinkHealth health = healthOf(answer.error());
        set(id, health, health == LinkHealth::Fine ? QString() : answer.error().message);
        co_return;
    }
    const QString title = titleOfAnswer(*answer);
    const QString replacement = replacementFor(url, answer->movedTo);
    const auto isSound = [&] {
        if (replacement.isEmpty())
            set(id, LinkHealth::Fine);
        else
            set(id, LinkHealth::Moved, tr("This page has moved for good to %1.").arg(displayUrl(replacement)),
                replacement);
    };
    if (isAbout(title, headline)) {
        isSound();
        co_return;
    }
    if (isGate(asked, answer->url, title)) {
        set(id, LinkHealth::Unreachable,
            tr("%1 asks for a log-in or a consent first, so it cannot be told whether the page is there. "
               "Open it in "
               "your browser.")
                .arg(answer->url.host()));
        co_return;
    }
    if (saysNotFound(title)) {
        set(id, LinkHealth::SoftDead, tr("The page calls itself “%1”.").arg(title.left(100)));
        co_return;
    }
    if (leavesTheStory(asked, answer->url)) {
        set(id, LinkHealth::SoftDead,
            tr("The address now leads to %1, where the story does not stand.")
                .arg(displayUrl(answer->url.toString())));
        co_return;
    }
    // Without a headline there is nothing that the page should be about; a front page has no neighbours.
    if (headline.trimmed().isEmpty() || title.isEmpty() || asked.path().size() <= 1) {
        isSound();
        co_return;
    }
    const QUrl reached = answer->url;
    const qsizetype size = answer->body.size();
    const Stranger stranger = co_await askForNothing(asked, trust, stop);
    if (!find(guard, id, stop))
        co_return;
    // Pages that are made for an address that does not exist repeat it, and differ by little else.
    const bool isAlike = stranger.title == title && std::abs(stranger.size - size) <= 512 + size / 50;
    if (stranger.isThere && (stranger.reached == reached || isAlike)) {
        set(id, LinkHealth::SoftDead,
            tr("%1 shows the same page for an address that does not exist.").arg(asked.host()));
        co_return;
    }
    isSound();
}

QCoro::Task<LinkChecker::Stranger> LinkChecker::askForNothing(QUrl url, AddressTrust trust,
                                                              std::stop_token stop)
{
    const QUrl nothing = neighbourOf(url);
    const QString folder = nothing.adjusted(QUrl::RemoveFilename).toString();
    if (const auto known = m_strangers.constFind(folder); known != m_strangers.cend())
        co_return *known;
    const QPointer guard(this);
    const auto answer = co_await m_http.get(requestFor(nothing, trust, stop));
    Stranger stranger;
    if (answer)
        stranger = {true, answer->url, titleOfAnswer(*answer), answer->body.size()};
    if (guard && !stop.stop_requested())
        m_strangers.insert(folder, stranger);
    co_return stranger;
}

void LinkChecker::set(Id id, LinkHealth health, const QString &reason, const QString &replacement)
{
    const LinkCheckTally before = tally();
    LinkReport &report = m_entries.at(id).report;
    report.health = health;
    report.reason = reason;
    report.replacement = replacement;
    const bool counts = tally() != before || health == LinkHealth::Waiting;
    const QPointer guard(this);
    Q_EMIT changed(id);
    if (guard && counts)
        Q_EMIT tallyChanged();
}

LinkReport LinkChecker::report(Id id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? LinkReport() : found->second.report;
}

QList<LinkChecker::Id> LinkChecker::ids() const
{
    QList<Id> ids;
    for (const auto &[id, entry] : m_entries)
        ids.append(id);
    return ids;
}

LinkCheckTally LinkChecker::tally() const
{
    LinkCheckTally tally;
    for (const auto &[id, entry] : m_entries) {
        ++tally.all;
        tally.over += entry.report.isOver() ? 1 : 0;
        const LinkHealth health = entry.report.health;
        tally.toMend +=
            health == LinkHealth::Moved || health == LinkHealth::Dead || health == LinkHealth::SoftDead;
        tally.unreachable += health == LinkHealth::Unreachable ? 1 : 0;
    }
    return tally;
}

void LinkChecker::retry(Id id)
{
    const auto found = m_entries.find(id);
    if (found != m_entries.end() && found->second.report.isOver())
        begin(id);
}

void LinkChecker::stop(Id id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.report.isOver())
        return;
    m_queue.drop(id);
    found->second.stop.request_stop();
    set(id, LinkHealth::Stopped);
}

void LinkChecker::stopAll()
{
    const QPointer guard(this);
    const QList<Id> all = ids();
    for (const Id id : all) {
        if (guard)
            stop(id);
    }
}

} // namespace Postil
