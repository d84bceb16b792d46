// SPDX-License-Identifier: MIT
// Proves: addresses become lines of coverage, six at a time and two a site, each with its progress, its
// reason where it fails, and another try
#include "coverage/linkresolver.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "source/fetcher.h"
#include "support/heldclient.h"
#include "support/pagereader.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RelatedLink at(const QString &url)
{
    return {.headline = {}, .url = url, .author = {}, .outlet = {}, .note = {}};
}

QList<RelatedLink> tenLinks()
{
    QList<RelatedLink> links;
    for (int i = 0; i < 4; ++i)
        links.append(at(u"https://one.example/%1"_s.arg(i)));
    for (int i = 0; i < 6; ++i)
        links.append(at(u"https://site%1.example/story"_s.arg(i)));
    return links;
}

} // namespace

class LinkResolverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatThePageSays()
    {
        TestServer server;
        server.redirect("/short", "/news/video/story?utm_source=x");
        server.route(
            "/news/video/story",
            {200,
             "text/html",
             "<title>Russia savors Mueller’s report</title><meta name=author content=\"Mark Galeotti\">"
             "<meta property=og:site_name content=\"Moscow Times\"><p>text",
             {}});
        QtHttpClient http({});
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        const QString address = server.url(u"/short"_s).toString();
        const auto ids = resolver.resolve({at(address)}, LinkCredit::AuthorAndOutlet, AddressTrust::Typed);
        QCOMPARE(ids.size(), 1);
        QCOMPARE(resolver.job(ids[0]).state, LinkState::Waiting);
        QCOMPARE(resolver.job(ids[0]).link, at(address));
        QTRY_VERIFY(resolver.job(ids[0]).isOver());
        const LinkJob job = resolver.job(ids[0]);
        QCOMPARE(job.problem, QString());
        QCOMPARE(job.state, LinkState::Resolved);
        const RelatedLink expected{.headline = u"Russia savors Mueller’s report"_s,
                                   .url = server.url(u"/news/video/story"_s).toString(),
                                   .author = u"Mark Galeotti"_s,
                                   .outlet = u"Moscow Times"_s,
                                   .note = u"Video"_s};
        QCOMPARE(job.link, expected);
        QCOMPARE(job.given, at(address));
    }

    void sixAtOnceTwoASite()
    {
        HeldClient http;
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        QSignalSpy tallies(&resolver, &LinkResolver::tallyChanged);
        const auto ids = resolver.resolve(tenLinks(), LinkCredit::Outlet, AddressTrust::Typed);
        QCOMPARE(resolver.tally(), (LinkTally{10, 0, 0}));
        QTRY_COMPARE(http.waiting.size(), 6);
        QCOMPARE(http.hosts(), (QStringList{u"one.example"_s, u"one.example"_s, u"site0.example"_s,
                                            u"site1.example"_s, u"site2.example"_s, u"site3.example"_s}));
        http.answer(2); // another site's place is free: the third page of "one" has to wait all the same
        QTRY_COMPARE(http.hosts().last(), u"site4.example"_s);
        http.answer(0);
        QTRY_COMPARE(http.hosts().last(), u"one.example"_s);
        while (!http.waiting.isEmpty()) {
            QVERIFY(http.waiting.size() <= 6);
            QVERIFY(http.hosts().count(u"one.example"_s) <= 2);
            http.answer(0);
            QTRY_VERIFY(resolver.tally().over == 10 || http.waiting.size() == 6
                        || 10 - resolver.tally().over == http.waiting.size());
        }
        QTRY_COMPARE(resolver.tally(), (LinkTally{10, 10, 0}));
        QVERIFY(tallies.size() >= 10);
        for (const auto id : ids)
            QCOMPARE(resolver.job(id).state, LinkState::Resolved);
    }

    void progressOfOne()
    {
        HeldClient http;
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        const auto ids =
            resolver.resolve({at(u"https://a.example/"_s)}, LinkCredit::Outlet, AddressTrust::Typed);
        QTRY_COMPARE(http.waiting.size(), 1);
        QCOMPARE(resolver.job(ids[0]).state, LinkState::Fetching);
        QSignalSpy changes(&resolver, &LinkResolver::changed);
        http.waiting[0].request.progress(1000, 5000);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(resolver.job(ids[0]).received, 1000);
        QCOMPARE(resolver.job(ids[0]).total, 5000);
    }

    void failuresStayAndAreTriedAgain()
    {
        TestServer server;
        QtHttpClient http({});
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        const QString address = server.url(u"/story"_s).toString();
        const auto ids = resolver.resolve({at(address), at(u"not an address"_s), at({})}, LinkCredit::Outlet,
                                          AddressTrust::Typed);
        QTRY_COMPARE(resolver.tally(), (LinkTally{3, 3, 3}));
        QVERIFY(resolver.job(ids[0]).problem.contains(u"404"_s));
        QVERIFY(resolver.job(ids[1]).problem.contains(u"not an address"_s));
        QVERIFY(resolver.job(ids[2]).problem.contains(u"no address"_s));
        QCOMPARE(resolver.job(ids[0]).link, at(address));
        server.route("/story", {200, "text/html", "<title>Here it is</title>", {}});
        resolver.retry(ids[0]);
        QCOMPARE(resolver.tally(), (LinkTally{3, 2, 2}));
        QTRY_COMPARE(resolver.job(ids[0]).state, LinkState::Resolved);
        QCOMPARE(resolver.job(ids[0]).link.headline, u"Here it is"_s);
        QCOMPARE(resolver.tally(), (LinkTally{3, 3, 2}));
    }

    void linksOutOfAPageDoNotReachThisMachine()
    {
        TestServer server;
        server.route("/admin", {200, "text/html", "<title>Router</title>", {}});
        QtHttpClient http({});
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        const auto ids = resolver.resolve({at(server.url(u"/admin"_s).toString())}, LinkCredit::Outlet,
                                          AddressTrust::FromOutside);
        QTRY_COMPARE(resolver.job(ids[0]).state, LinkState::Failed);
        QCOMPARE(server.connections(), 0);
    }

    void stopping()
    {
        HeldClient http;
        Fetcher fetcher(http);
        LinkResolver resolver(fetcher, readTestPage);
        const auto ids = resolver.resolve(tenLinks(), LinkCredit::Outlet, AddressTrust::Typed);
        QTRY_COMPARE(http.waiting.size(), 6);
        resolver.stop(ids[0]);
        QCOMPARE(resolver.job(ids[0]).state, LinkState::Stopped);
        QVERIFY(http.waiting[0].request.stop.stop_requested());
        resolver.stopAll();
        QCOMPARE(resolver.tally(), (LinkTally{10, 10, 0}));
        while (!http.waiting.isEmpty())
            http.answer(0); // too late
        resolver.retry(ids[0]);
        QTRY_COMPARE(http.waiting.size(), 1); // nothing else was begun
        QCOMPARE(resolver.job(ids[1]).state, LinkState::Stopped);
        http.answer(0);
        QTRY_COMPARE(resolver.job(ids[0]).state, LinkState::Resolved);
    }

    void forgettingAndGoingAway()
    {
        HeldClient http;
        Fetcher fetcher(http);
        auto resolver = std::make_unique<LinkResolver>(fetcher, readTestPage);
        const auto ids = resolver->resolve(tenLinks(), LinkCredit::Outlet, AddressTrust::Typed);
        QTRY_COMPARE(http.waiting.size(), 6);
        resolver->forget(ids[0]);
        resolver->forget(ids[9]);
        QCOMPARE(resolver->tally().all, 8);
        QCOMPARE(resolver->job(ids[0]), LinkJob());
        QVERIFY(!resolver->ids().contains(ids[0]));
        http.answer(0);
        // A row's slot may close the whole list.
        connect(resolver.get(), &LinkResolver::changed, this, [&] { resolver.reset(); });
        http.answer(0);
        QTRY_VERIFY(!resolver);
        QVERIFY(http.waiting[0].request.stop.stop_requested());
        while (!http.waiting.isEmpty())
            http.answer(0);
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_GUILESS_MAIN(LinkResolverTest)
#include "tst_linkresolver.moc"
