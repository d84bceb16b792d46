// SPDX-License-Identifier: MIT
#include "coverage/linkresolver.h"

#include "base/url.h"
#include "coverage/storylink.h"
#include "source/fetcher.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Postil {

LinkResolver::LinkResolver(Fetcher &fetcher, PageReader reader, QObject *parent)
    : QObject(parent), m_fetcher(fetcher), m_reader(std::move(reader))
{
}

LinkResolver::~LinkResolver()
{
    for (auto &[id, entry] : m_entries)
        entry.stop.request_stop();
}

QList<LinkResolver::Id> LinkResolver::resolve(const QList<RelatedLink> &links, LinkCredit credit,
                                              AddressTrust trust)
{
    QList<Id> ids;
    for (const RelatedLink &link : links) {
        ids.append(++m_last);
        m_entries.emplace(m_last, Entry{{.given = link, .link = link, .problem = {}}, credit, trust, {}});
    }
    const QPointer guard(this);
    for (const Id id : std::as_const(ids)) {
        if (guard)
            begin(id);
    }
    return ids;
}

void LinkResolver::begin(Id id)
{
    Entry &entry = m_entries.at(id);
    entry.stop = std::stop_source();
    const auto url = typedUrl(entry.job.given.url);
    if (!url) {
        set(id, LinkState::Failed,
            entry.job.given.url.trimmed().isEmpty()
                ? tr("This line has no address. Type one into it and try again.")
                : tr("“%1” is not the address of a web page. Correct it and try again.")
                      .arg(entry.job.given.url.left(200)));
        return;
    }
    set(id, LinkState::Waiting);
    m_queue.add(id, url->host(),
                [this, id, url = *url, stop = entry.stop.get_token()] { return run(id, url, stop); });
}

LinkResolver::Entry *LinkResolver::find(LinkResolver *self, Id id, const std::stop_token &stop)
{
    if (!self || stop.stop_requested())
        return nullptr;
    const auto found = self->m_entries.find(id);
    return found == self->m_entries.end() ? nullptr : &found->second;
}

QCoro::Task<void> LinkResolver::run(Id id, QUrl url, std::stop_token stop)
{
    const QPointer guard(this);
    set(id, LinkState::Fetching);
    Entry *entry = find(guard, id, stop);
    if (!entry)
        co_return;
    const auto progress = [guard, id, stop](qint64 received, qint64 total) {
        if (Entry *entry = find(guard, id, stop)) {
            entry->job.received = received;
            entry->job.total = total;
            Q_EMIT guard->changed(id);
        }
    };
    const auto page = co_await m_fetcher.fetch(url, entry->trust, stop, progress);
    if (!find(guard, id, stop))
        co_return;
    if (!page) {
        set(id, LinkState::Failed, page.error().message);
        co_return;
    }
    set(id, LinkState::Reading);
    if (!find(guard, id, stop))
        co_return;
    const QString address = QString::fromLatin1(page->url.toEncoded(QUrl::RemoveFragment));
    const auto article = co_await m_reader(*page);
    entry = find(guard, id, stop);
    if (!entry)
        co_return;
    if (!article) {
        set(id, LinkState::Failed, article.error().message);
        co_return;
    }
    const RelatedLink link = completed(entry->job.given, storyLink(*article, address), entry->credit);
    entry->job.link = link;
    if (link.headline.isEmpty())
        set(id, LinkState::Failed,
            tr("No headline was found in the page. Open it in your browser and type it here."));
    else
        set(id, LinkState::Resolved);
}

void LinkResolver::set(Id id, LinkState state, const QString &problem)
{
    LinkJob &job = m_entries.at(id).job;
    const LinkTally before = tally();
    job.state = state;
    job.problem = problem;
    job.received = 0;
    job.total = -1;
    if (state != LinkState::Resolved)
        job.link = job.given;
    const bool counts = tally() != before || state == LinkState::Waiting;
    const QPointer guard(this);
    Q_EMIT changed(id);
    if (guard && counts)
        Q_EMIT tallyChanged();
}

LinkJob LinkResolver::job(Id id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? LinkJob() : found->second.job;
}

QList<LinkResolver::Id> LinkResolver::ids() const
{
    QList<Id> ids;
    for (const auto &[id, entry] : m_entries)
        ids.append(id);
    return ids;
}

LinkTally LinkResolver::tally() const
{
    LinkTally tally;
    for (const auto &[id, entry] : m_entries) {
        ++tally.all;
        tally.over += entry.job.isOver() ? 1 : 0;
        tally.failed += entry.job.state == LinkState::Failed ? 1 : 0;
    }
    return tally;
}

void LinkResolver::retry(Id id)
{
    if (m_entries.contains(id) && m_entries.at(id).job.isOver())
        begin(id);
}

void LinkResolver::stop(Id id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.job.isOver())
        return;
    m_queue.drop(id);
    found->second.stop.request_stop();
    set(id, LinkState::Stopped);
}

void LinkResolver::stopAll()
{
    const QPointer guard(this);
    const QList<Id> all = ids();
    for (const Id id : all) {
        if (guard)
            stop(id);
    }
}

void LinkResolver::forget(Id id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    m_queue.drop(id);
    found->second.stop.request_stop();
    m_entries.erase(found);
    Q_EMIT tallyChanged();
}

} // namespace Postil
