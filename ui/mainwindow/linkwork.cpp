// SPDX-License-Identifier: MIT
#include "mainwindow/linkwork.h"

#include "article/extractor.h"
#include "base/url.h"
#include "compose/composepane.h"
#include "compose/session.h"
#include "coverage/repeatedlinks.h"
#include "coverage/storylink.h"
#include "library/library.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/services.h"

#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace Postil {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Result<Article>> readWithEngine(EngineHost *engine, const OutletRegistry *outlets, Page page)
{
    const auto dom = co_await engine->dom();
    if (!dom)
        co_return std::unexpected(dom.error());
    co_return co_await Extractor(**dom, outlets).extract(std::move(page));
}

QString busyText(const LinkJob &job)
{
    switch (job.state) {
    case LinkState::Fetching:
        return job.total > 0 ? LinkWork::tr("%1 %").arg(100 * job.received / job.total)
                             : LinkWork::tr("fetching…");
    case LinkState::Reading:
        return LinkWork::tr("reading…");
    default:
        return LinkWork::tr("waiting…");
    }
}

// What a check has found; nothing where the link is fine.
std::optional<LinkNotice> noticeOf(const LinkReport &report)
{
    switch (report.health) {
    case LinkHealth::Waiting:
    case LinkHealth::Asking:
        return LinkNotice{LinkNoticeKind::Busy, LinkWork::tr("checking…"), {}};
    case LinkHealth::Moved:
        return LinkNotice{LinkNoticeKind::Hint,
                          LinkWork::tr("Moved to %1").arg(displayUrl(report.replacement)),
                          LinkAction::UseReplacement};
    case LinkHealth::Dead:
    case LinkHealth::SoftDead:
        return LinkNotice{LinkNoticeKind::Trouble, report.reason, LinkAction::Retry};
    case LinkHealth::Unreachable:
        return LinkNotice{LinkNoticeKind::Hint, report.reason, LinkAction::Retry};
    case LinkHealth::Fine:
    case LinkHealth::Stopped:
        break;
    }
    return {};
}

QString dayOf(const QDateTime &moment, const QDateTime &now)
{
    const QDate day = moment.toLocalTime().date();
    const QLocale locale;
    if (day == now.toLocalTime().date())
        return LinkWork::tr("today");
    const bool isThisYear = day.year() == now.toLocalTime().date().year();
    return LinkWork::tr("on %1").arg(locale.toString(day, isThisYear ? u"d MMMM"_s : u"d MMMM yyyy"_s));
}

QString titleOf(const EarlierLink &link)
{
    return link.title.isEmpty() ? LinkWork::tr("a post without a title") : u'“' + link.title + u'”';
}

} // namespace

LinkWork::LinkWork(const Services &services, Session &session, ComposePane &compose, EngineHost &engine,
                   QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_compose(compose),
      m_resolver(*services.fetcher,
                 [host = &engine, outlets = services.outlets](Page page) {
                     return readWithEngine(host, outlets, std::move(page));
                 }),
      m_checker(*services.http)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &LinkWork::lookUpEarlier);
    connect(&m_resolver, &LinkResolver::changed, this, &LinkWork::jobChanged);
    connect(&m_resolver, &LinkResolver::tallyChanged, this, &LinkWork::tallyChanged);
    connect(&m_checker, &LinkChecker::changed, this, &LinkWork::reportChanged);
    connect(&m_checker, &LinkChecker::tallyChanged, this, &LinkWork::checkChanged);
    connect(&compose, &ComposePane::linksGiven, this, &LinkWork::read);
    connect(&compose, &ComposePane::linkActionRequested, this, &LinkWork::act);
    connect(&compose, &ComposePane::stopLinksRequested, this, [this] {
        m_resolver.stopAll();
        m_checker.stopAll();
    });
    connect(&session, &Session::opened, this, &LinkWork::forgetAll);
    connect(&session, &Session::changed, this, &LinkWork::postChanged);
}

void LinkWork::read(const QList<RelatedLink> &links, LinkOrigin origin)
{
    const auto isHandedIn = [&](const QString &url) {
        return std::ranges::any_of(links, [&](const RelatedLink &link) { return link.url == url; });
    };
    QStringList busy;
    for (const LinkResolver::Id id : m_resolver.ids()) {
        const LinkJob job = m_resolver.job(id);
        if (!isHandedIn(job.given.url))
            continue;
        if (job.isOver() && job.state != LinkState::Resolved)
            m_resolver.forget(id); // another try
        else
            busy.append(job.given.url);
    }
    QList<RelatedLink> fresh;
    for (const RelatedLink &link : links) {
        if (!busy.contains(link.url)) {
            busy.append(link.url);
            fresh.append(link);
        }
    }
    for (const RelatedLink &link : std::as_const(fresh)) {
        const bool isStranger = origin == LinkOrigin::Page || m_fromOutside.contains(link.url);
        const auto trust = isStranger ? AddressTrust::FromOutside : AddressTrust::Typed;
        if (trust == AddressTrust::Typed)
            m_typed.insert(link.url);
        m_resolver.resolve({link}, m_session.style().linkCredit, trust);
    }
}

void LinkWork::jobChanged(LinkResolver::Id id)
{
    const LinkJob job = m_resolver.job(id);
    if (job.state == LinkState::Resolved)
        take(job);
    showNotices();
}

// What the page says, into every row that still has the address it was asked for.
void LinkWork::take(const LinkJob &job)
{
    if (m_typed.contains(job.given.url))
        m_typed.insert(job.link.url);
    Post post = m_session.post();
    for (CoverageGroup &group : post.coverage) {
        for (RelatedLink &link : group.links) {
            if (link.url == job.given.url)
                link = completed(link, job.link, m_session.style().linkCredit);
        }
    }
    if (post == m_session.post())
        return;
    m_session.edit(tr("Read Links"), std::move(post), u"coverage/read"_s);
}

// Shows how far the links are, and tells when that is over. `step`: "reading %1 of %2".
bool LinkWork::hasJustEnded(bool &isUnderWay, int over, int all, const QString &step)
{
    if (over < all) {
        isUnderWay = true;
        m_compose.setLinkProgress(step.arg(over + 1).arg(all));
        return false;
    }
    if (!std::exchange(isUnderWay, false))
        return false;
    m_compose.setLinkProgress({});
    return true;
}

void LinkWork::tallyChanged()
{
    const LinkTally tally = m_resolver.tally();
    if (!hasJustEnded(m_isReading, tally.over, tally.all, tr("reading %1 of %2…")))
        return;
    if (tally.failed > 0)
        Q_EMIT message(tally.failed == 1
                           ? tr("1 link could not be read; its row says why.")
                           : tr("%1 links could not be read; their rows say why.").arg(tally.failed));
    const auto ids = m_resolver.ids();
    const QPointer guard(this);
    for (const LinkResolver::Id id : ids) {
        // Those that failed stay: their rows offer another try.
        if (guard && m_resolver.job(id).state == LinkState::Resolved)
            m_resolver.forget(id);
    }
}

void LinkWork::act(const QString &address, LinkAction action)
{
    if (action == LinkAction::UseReplacement)
        useReplacement(address);
    if (action != LinkAction::Retry)
        return;
    bool isKnown = false;
    for (const LinkChecker::Id id : m_checker.ids()) {
        if (m_checker.report(id).link.url != address)
            continue;
        isKnown = true;
        m_checker.retry(id);
    }
    // Checked before another post was opened.
    if (const auto report = m_reports.constFind(address); !isKnown && report != m_reports.cend())
        check({report->link});
    for (const LinkResolver::Id id : m_resolver.ids()) {
        if (m_resolver.job(id).given.url == address)
            m_resolver.retry(id);
    }
}

void LinkWork::postChanged()
{
    QStringList addresses;
    for (const CoverageGroup &group : m_session.post().coverage) {
        for (const RelatedLink &link : group.links)
            addresses.append(link.url);
    }
    for (const LinkResolver::Id id : m_resolver.ids()) {
        const LinkJob job = m_resolver.job(id);
        if (!addresses.contains(job.given.url) && job.state != LinkState::Resolved)
            m_resolver.forget(id); // its row is gone, or has another address
    }
    m_pause.start();
}

void LinkWork::add(const RelatedLink &link, AddressTrust trust)
{
    if (trust == AddressTrust::FromOutside)
        m_fromOutside.append(link.url);
    m_compose.addLinks({link});
}

void LinkWork::libraryChanged()
{
    m_pause.start();
}

void LinkWork::forgetAll()
{
    ++m_generation;
    m_earlier.clear();
    m_sourceNotice.clear();
    m_compose.setSourceNotice({});
    m_isReading = false;
    m_isChecking = false;
    const auto isUnderWay = [](const std::pair<const QString &, LinkReport &> &row) { return !row.second.isOver(); };
    m_reports.removeIf(isUnderWay);
    m_kept.insert(std::exchange(m_draft, m_session.id()), m_reports);
    m_reports = m_kept.value(m_draft);
    m_checker.check({}, AddressTrust::FromOutside); // forgets what it knew
    for (const LinkResolver::Id id : m_resolver.ids())
        m_resolver.forget(id);
    m_compose.setLinkProgress({});
}

QCoro::Task<void> LinkWork::lookUpEarlier()
{
    showNotices();
    if (!m_services.library)
        co_return;
    const QPointer guard(this);
    const int generation = m_generation;
    const QString source = m_session.post().source.url;
    QStringList addresses{source};
    for (const CoverageGroup &group : m_session.post().coverage) {
        for (const RelatedLink &link : group.links)
            addresses.append(link.url);
    }
    addresses.removeAll(QString());
    const auto found = co_await m_services.library->linkedBefore(addresses, m_session.id());
    if (!guard || generation != m_generation || !found)
        co_return; // a library in trouble says so where drafts are saved
    m_earlier.clear();
    QString sourceNotice;
    for (const EarlierLink &link : *found) {
        const QString day = dayOf(link.linked, m_services.now());
        if (link.address == source && sourceNotice.isEmpty())
            sourceNotice = tr("You wrote about this %1: %2").arg(day, titleOf(link));
        if (!m_earlier.contains(link.address))
            m_earlier.insert(link.address,
                             {LinkNoticeKind::Hint, tr("Linked %1 in %2").arg(day, titleOf(link)), {}});
    }
    m_sourceNotice = sourceNotice;
    showNotices();
}

void LinkWork::showNotices()
{
    LinkNotices notices = m_earlier;
    const Post &post = m_session.post();
    for (const RepeatedLink &repeated : repeatedLinks(post)) {
        const QString &address = post.coverage[repeated.place.index].links[repeated.place.block].url;
        notices.insert(address,
                       {LinkNoticeKind::Hint,
                        repeated.first.part == PostPart::Source ? tr("This is the source of the post.")
                                                                : tr("The same story is in this post twice."),
                        {}});
    }
    QString sourceProblem;
    for (const LinkReport &report : std::as_const(m_reports)) {
        const auto notice = noticeOf(report);
        if (notice)
            notices.insert(report.link.url, *notice);
        if (notice && notice->kind != LinkNoticeKind::Busy && report.link.url == post.source.url)
            sourceProblem = notice->text;
    }
    m_compose.setSourceNotice(sourceProblem.isEmpty() ? m_sourceNotice : sourceProblem);
    for (const LinkResolver::Id id : m_resolver.ids()) {
        const LinkJob job = m_resolver.job(id);
        if (job.state == LinkState::Failed)
            notices.insert(job.given.url, {LinkNoticeKind::Trouble, job.problem, LinkAction::Retry});
        else if (job.state == LinkState::Stopped)
            notices.insert(job.given.url,
                           {LinkNoticeKind::Hint, tr("Stopped before it was read."), LinkAction::Retry});
        else if (!job.isOver())
            notices.insert(job.given.url, {LinkNoticeKind::Busy, busyText(job), {}});
    }
    m_compose.setLinkNotices(notices);
}

} // namespace Postil
