// SPDX-License-Identifier: MIT
// Proves: "Check links" tells dead, moved, replaced and unreachable links apart with as few requests as it
// can, six at a time and two a site, and can be stopped
#include "coverage/linkcheck.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "support/heldclient.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString theHeadline = u"Harbour closed for good"_s;

RelatedLink linkTo(const QString &url, const QString &headline = theHeadline)
{
    return {.headline = headline, .url = url, .author = {}, .outlet = {}, .note = {}};
}

ServerAnswer pageCalled(const QByteArray &title, const QByteArray &rest = "<p>Text.")
{
    return {200, "text/html; charset=utf-8", "<!doctype html><title>" + title + "</title>" + rest, {}};
}

} // namespace

class LinkCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_server->route("/story", pageCalled("Harbour closed for good - X News"));
        m_server->route("/", pageCalled("X News"));
        m_http = std::make_unique<QtHttpClient>(QStringList(), HttpLimits{2s, 500ms, 10});
        m_checker = std::make_unique<LinkChecker>(*m_http);
    }

    void fine_data()
    {
        QTest::addColumn<ServerAnswer>("answer");
        QTest::newRow("its headline") << pageCalled("Harbour &quot;closed&quot; for good");
        QTest::newRow("no title") << ServerAnswer{200, "text/html", "<p>x", {}};
        QTest::newRow("not HTML") << ServerAnswer{200, "application/pdf", "%PDF-1.7 <title>404</title>", {}};
        QTest::newRow("a story about what is not found")
            << pageCalled("Page not found: harbour closed for good");
        QTest::newRow("huge") << ServerAnswer{200, "video/mp4", QByteArray(9 << 20, 'x'), {}};
    }
    void fine()
    {
        QFETCH(const ServerAnswer, answer);
        m_server->route("/news/a-story-of-old", answer);
        const LinkReport report = checked(u"/news/a-story-of-old"_s);
        QCOMPARE(report.health, LinkHealth::Fine);
        QCOMPARE(report.reason, QString());
        QCOMPARE(report.replacement, QString());
        QCOMPARE(m_server->requests().size(), 1);
    }

    void dead()
    {
        m_server->route("/410", {410, "text/html", "x", {}});
        m_server->redirect("/to-404", "/404", 301);
        for (const QString &path : {u"/404"_s, u"/410"_s, u"/to-404"_s}) {
            const LinkReport report = checked(path);
            QCOMPARE(report.health, LinkHealth::Dead);
            QVERIFY(report.reason.endsWith(u'.'));
            QCOMPARE(report.replacement, QString());
        }
        const auto ids = m_checker->check(
            {linkTo(u"no address"_s), linkTo(u"javascript:alert(1)"_s), linkTo({})}, AddressTrust::Typed);
        for (const auto id : ids)
            QCOMPARE(m_checker->report(id).health, LinkHealth::Dead);
        QCOMPARE(m_checker->tally(), (LinkCheckTally{3, 3, 3}));
    }

    void deadSite()
    {
        // What the client says of a name that nobody has.
        HeldClient http;
        LinkChecker checker(http);
        const auto ids =
            checker.check({linkTo(u"https://gone.example/a"_s), linkTo(u"https://down.example/a"_s)},
                          AddressTrust::FromOutside);
        QTRY_COMPARE(http.waiting.size(), 2);
        http.answer(0, failure(ErrorKind::NotFound, u"There is no site called gone.example."_s));
        http.answer(0, failure(ErrorKind::Network, u"down.example cannot be reached."_s));
        QTRY_COMPARE(checker.tally().over, 2);
        QCOMPARE(checker.report(ids[0]).health, LinkHealth::Dead);
        QCOMPARE(checker.report(ids[1]).health, LinkHealth::Unreachable);
        QCOMPARE(checker.tally(), (LinkCheckTally{.all = 2, .over = 2, .toMend = 1, .unreachable = 1}));
    }

    void moved_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("replacement"); // none: it is fine
        QTest::newRow("for good") << u"/old"_s << "/story"_ba << 301 << u"/story"_s;
        QTest::newRow("for good, as it was") << u"/old?a=1"_s << "/story?b=2"_ba << 308 << u"/story?b=2"_s;
        QTest::newRow("for now") << u"/old"_s << "/story"_ba << 302 << QString();
        QTest::newRow("a slash") << u"/story/"_s << "/story"_ba << 301 << QString();
        QTest::newRow("with the passage that is linked")
            << u"/old#:~:text=closed%20for"_s << "/story"_ba << 301 << u"/story#:~:text=closed%20for"_s;
        QTest::newRow("with a place of its own") << u"/old#a"_s << "/story#b"_ba << 301 << u"/story#b"_s;
    }
    void moved()
    {
        QFETCH(const QString, asked);
        QFETCH(const QByteArray, location);
        QFETCH(const int, status);
        QFETCH(const QString, replacement);
        m_server->redirect(asked.section(u'#', 0, 0).section(u'?', 0, 0).toUtf8(), location, status);
        const LinkReport report = checked(asked);
        QCOMPARE(report.health, replacement.isEmpty() ? LinkHealth::Fine : LinkHealth::Moved);
        QCOMPARE(report.replacement, replacement.isEmpty()
                                         ? QString()
                                         : QString::fromLatin1(m_server->url(replacement).toEncoded()));
        QCOMPARE(m_server->requests().size(), 2);
    }

    void unreachable_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 402, 403, 418, 429, 451, 500, 502, 503})
            QTest::addRow("%d", status) << status;
    }
    void unreachable()
    {
        QFETCH(const int, status);
        m_server->route("/no", {status, "text/html", "<title>404 not found</title>", {}});
        const LinkReport report = checked(u"/no"_s);
        QCOMPARE(report.health, LinkHealth::Unreachable);
        QVERIFY(report.reason.endsWith(u'.'));
        QCOMPARE(m_server->requests().size(), 1); // not asked again at once
    }

    void unreachableServer()
    {
        m_server->routeRaw("/silent", "", TestServer::Then::Hang);
        m_server->routeRaw("/dropped", "HTTP/1.1 20", TestServer::Then::Close);
        m_server->redirect("/loop", "/loop", 301);
        m_server->redirect("/private", "http://10.0.0.1/admin", 301);
        m_server->redirect("/members", "/account/login?next=/a-long-way-off", 302);
        m_server->route("/account/login", pageCalled("X News: your account"));
        for (const QString &path : {u"/silent"_s, u"/dropped"_s, u"/loop"_s, u"/private"_s, u"/members"_s}) {
            const LinkReport report = checked(path);
            QCOMPARE(report.health, LinkHealth::Unreachable);
            QVERIFY(report.reason.endsWith(u'.'));
        }
    }

    void softDead()
    {
        m_server->route("/renamed", pageCalled("Seite nicht gefunden | X"));
        m_server->redirect("/world/2019/harbour-closed-for-good", "/", 302);
        m_server->redirect("/world/2020/harbour-closed-for-good", "/world", 301);
        m_server->route("/world", pageCalled("World news"));
        for (const auto &[path, requests] : {std::pair{u"/renamed"_s, 1},
                                             {u"/world/2019/harbour-closed-for-good"_s, 2},
                                             {u"/world/2020/harbour-closed-for-good"_s, 2}}) {
            const qsizetype before = m_server->requests().size();
            const LinkReport report = checked(path);
            QCOMPARE(report.health, LinkHealth::SoftDead);
            QVERIFY(report.reason.endsWith(u'.'));
            QCOMPARE(report.replacement, QString());
            QCOMPARE(m_server->requests().size() - before, requests);
        }
    }

    void siteThatHasEverything()
    {
        // Of every address it says the same, but for the address.
        m_server->routeRest([](const ServerRequest &request) {
            return pageCalled("X News", "<p>Nothing at " + request.path + "<p>" + QByteArray(5000, 'x'));
        });
        m_server->route("/world/rewritten", pageCalled("X News", QByteArray(20'000, 'y')));
        const auto ids =
            m_checker->check({linkTo(m_server->url(u"/world/gone.html"_s).toString()),
                              linkTo(m_server->url(u"/world/rewritten"_s).toString()),
                              linkTo(m_server->url(u"/world/no-headline"_s).toString(), QString())},
                             AddressTrust::Typed);
        QTRY_COMPARE(m_checker->tally().over, 3);
        QCOMPARE(m_checker->report(ids[0]).health, LinkHealth::SoftDead);
        QVERIFY(m_checker->report(ids[0]).reason.contains(u"does not exist"));
        QCOMPARE(m_checker->report(ids[1]).health, LinkHealth::Fine);
        QCOMPARE(m_checker->report(ids[2]).health, LinkHealth::Fine); // nothing that it should be about
        QByteArrayList probes;
        for (const ServerRequest &request : m_server->requests()) {
            if (request.path.startsWith("/world/postil-"))
                probes += request.path;
        }
        QVERIFY(!probes.isEmpty() && probes.size() <= 2);
        QVERIFY(std::ranges::any_of(probes, [](const QByteArray &path) { return path.endsWith(".html"); }));
    }

    void strangersAreAskedForOnce()
    {
        m_server->routeRest([](const ServerRequest &) { return pageCalled("X News"); });
        checked(u"/world/one"_s);
        QCOMPARE(m_server->requests().size(), 2);
        const auto ids = m_checker->check({linkTo(m_server->url(u"/world/one"_s).toString()),
                                           linkTo(m_server->url(u"/world/two"_s).toString()),
                                           linkTo(m_server->url(u"/world/three"_s).toString()),
                                           linkTo(m_server->url(u"/world/four"_s).toString())},
                                          AddressTrust::Typed);
        QTRY_COMPARE(m_checker->tally(), (LinkCheckTally{4, 4, 4}));
        QVERIFY(m_server->requests().size() - 2 <= 4 + 2); // two at a time
    }

    void linksOutOfAPageDoNotReachThisMachine()
    {
        const auto ids =
            m_checker->check({linkTo(m_server->url(u"/story"_s).toString())}, AddressTrust::FromOutside);
        QTRY_COMPARE(m_checker->report(ids[0]).health, LinkHealth::Unreachable);
        QCOMPARE(m_server->connections(), 0);
    }

    void sixAtATimeTwoOfASite()
    {
        HeldClient http;
        LinkChecker checker(http);
        QList<RelatedLink> links;
        for (int i = 0; i < 4; ++i)
            links.append(linkTo(u"https://one.example/%1"_s.arg(i)));
        for (int i = 0; i < 6; ++i)
            links.append(linkTo(u"https://site%1.example/story"_s.arg(i)));
        checker.check(links, AddressTrust::FromOutside);
        QTRY_COMPARE(http.waiting.size(), 6);
        for (int left = 10; left > 0; --left) {
            QTRY_COMPARE(http.waiting.size(), qMin(left, 6));
            QVERIFY(http.hosts().count(u"one.example"_s) <= 2);
            http.answer(0, u"<title>Harbour closed for good"_s);
            QTRY_COMPARE(checker.tally().over, 11 - left);
        }
        QCOMPARE(checker.tally(), (LinkCheckTally{10, 10, 0}));
    }

    void stopping()
    {
        HeldClient http;
        LinkChecker checker(http);
        QList<RelatedLink> links;
        for (int i = 0; i < 10; ++i)
            links.append(linkTo(u"https://site%1.example/story"_s.arg(i)));
        const auto ids = checker.check(links, AddressTrust::FromOutside);
        QTRY_COMPARE(http.waiting.size(), 6);
        checker.stop(ids[0]);
        QCOMPARE(checker.report(ids[0]).health, LinkHealth::Stopped);
        QVERIFY(http.waiting[0].request.stop.stop_requested());
        checker.stopAll();
        QCOMPARE(checker.tally(), (LinkCheckTally{10, 10, 0}));
        while (!http.waiting.isEmpty())
            http.answer(0, u"<title>404"_s); // too late
        checker.retry(ids[0]);
        QTRY_COMPARE(http.waiting.size(), 1);
        http.answer(0, u"<title>Harbour closed for good"_s);
        QTRY_COMPARE(checker.report(ids[0]).health, LinkHealth::Fine);
        QCOMPARE(checker.report(ids[1]).health, LinkHealth::Stopped);
    }

    void anotherCheckAndGoingAway()
    {
        HeldClient http;
        auto checker = std::make_unique<LinkChecker>(http);
        const auto first = checker->check({linkTo(u"https://a.example/1"_s)}, AddressTrust::FromOutside);
        QTRY_COMPARE(http.waiting.size(), 1);
        const auto second = checker->check({linkTo(u"https://b.example/2"_s)}, AddressTrust::FromOutside);
        QVERIFY(http.waiting[0].request.stop.stop_requested());
        QCOMPARE(checker->report(first[0]), LinkReport());
        QCOMPARE(checker->ids(), second);
        QTRY_COMPARE(http.waiting.size(), 2);
        http.answer(0, u"<title>404"_s);
        // A row's slot may close the whole list.
        connect(checker.get(), &LinkChecker::changed, this, [&] { checker.reset(); });
        http.answer(0, u"<title>404"_s);
        QTRY_VERIFY(!checker);
    }

private:
    LinkReport checked(const QString &path)
    {
        const QSignalSpy tallies(m_checker.get(), &LinkChecker::tallyChanged);
        const auto ids =
            m_checker->check({linkTo(m_server->url(path).toString(QUrl::FullyEncoded))}, AddressTrust::Typed);
        if (!QTest::qWaitFor([&] { return m_checker->report(ids[0]).isOver(); }, 5000))
            qWarning() << path << "is never over";
        if (tallies.size() < 2)
            qWarning() << "nobody was told";
        return m_checker->report(ids[0]);
    }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<QtHttpClient> m_http;
    std::unique_ptr<LinkChecker> m_checker;
};

QTEST_GUILESS_MAIN(LinkCheckTest)
#include "tst_linkcheck.moc"
