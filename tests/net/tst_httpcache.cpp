// SPDX-License-Identifier: MIT
// Proves: a page is not sent twice where its server allows it, and nothing that it forbids, nothing broken
// and nothing of the user's own network is kept
#include "net/cachecontrol.h"
#include "net/httpcache.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "support/result.h"

#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

QHttpHeaders httpHeaders(const Headers &list)
{
    return QHttpHeaders::fromListOfPairs(list);
}

} // namespace

class HttpCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Sites with names, answered by the test's server: it stands in as the proxy of this machine. What comes
    // from there is the public internet's as far as anybody can tell.
    void initTestCase() { qputenv("no_proxy", "127.0.0.1"); }
    void init()
    {
        m_server = std::make_unique<TestServer>();
        qputenv("http_proxy", m_server->url().toEncoded());
        m_client = std::make_unique<QtHttpClient>(QStringList(), HttpLimits{2s, 500ms, 10});
    }

    // --- what headers mean

    void control_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<bool>("mayKeep");
        QTest::addColumn<int>("seconds");
        const std::pair<QByteArray, QByteArray> date{"Date", "Mon, 25 Mar 2019 10:00:00 GMT"};
        const std::pair<QByteArray, QByteArray> expires{"Expires", "Mon, 25 Mar 2019 10:02:00 GMT"};
        QTest::newRow("nothing") << Headers{} << true << 0;
        QTest::newRow("a minute") << Headers{{"Cache-Control", "public, Max-Age=60"}} << true << 60;
        QTest::newRow("quoted") << Headers{{"Cache-Control", "max-age=\"60\""}} << true << 60;
        QTest::newRow("private") << Headers{{"Cache-Control", "private, max-age=60"}} << true << 60;
        QTest::newRow("for shared caches") << Headers{{"Cache-Control", "s-maxage=60"}} << true << 0;
        QTest::newRow("the first counts")
            << Headers{{"Cache-Control", "max-age=60, max-age=90"}} << true << 60;
        QTest::newRow("two headers") << Headers{{"Cache-Control", "max-age=60"},
                                                {"Cache-Control", "no-store"}}
                                     << false << 60;
        QTest::newRow("aged") << Headers{{"Cache-Control", "max-age=60"}, {"Age", "50"}} << true << 10;
        QTest::newRow("too old") << Headers{{"Cache-Control", "max-age=60"}, {"Age", "70"}} << true << 0;
        QTest::newRow("no-cache") << Headers{{"Cache-Control", "no-cache, max-age=60"}} << true << 0;
        QTest::newRow("no-store") << Headers{{"Cache-Control", "no-store"}} << false << 0;
        QTest::newRow("a year") << Headers{{"Cache-Control", "max-age=31536000"}} << true << 3600;
        QTest::newRow("beyond numbers")
            << Headers{{"Cache-Control", "max-age=99999999999999999999"}} << true << 3600;
        for (const char *broken : {"max-age", "max-age=", "max-age=-1", "max-age=1e3", "max-age=60s"})
            QTest::newRow(broken) << Headers{{"Cache-Control", broken}, date, expires} << true << 0;
        QTest::newRow("Expires") << Headers{date, expires} << true << 120;
        QTest::newRow("max-age before Expires")
            << Headers{{"Cache-Control", "max-age=5"}, date, expires} << true << 5;
        QTest::newRow("expired") << Headers{{"Expires", "Mon, 25 Mar 2019 09:00:00 GMT"}, date} << true << 0;
        QTest::newRow("Expires: 0") << Headers{{"Expires", "0"}, date} << true << 0;
        QTest::newRow("Pragma") << Headers{{"Pragma", "no-cache"}, date, expires} << true << 0;
        QTest::newRow("Vary") << Headers{{"Vary", "Accept-Encoding, User-Agent"}} << true << 0;
        QTest::newRow("Vary: *") << Headers{{"Vary", "Accept, *"}, {"Cache-Control", "max-age=60"}} << false
                                 << 60;
    }
    void control()
    {
        QFETCH(const Headers, headers);
        const CacheControl said = readCacheControl(httpHeaders(headers));
        QTEST(said.mayKeep, "mayKeep");
        QTEST(int(said.freshFor.count()), "seconds");
    }

    // --- what is kept

    void timePasses()
    {
        auto now = std::chrono::steady_clock::time_point(1h);
        HttpCache cache(1000, [&now] { return now; });
        cache.keep("a", httpHeaders({{"Cache-Control", "max-age=60"}, {"ETag", "\"1\""}}), "body");
        QVERIFY(cache.isFresh(*cache.find("a")));
        now += 59s;
        QVERIFY(cache.isFresh(*cache.find("a")));
        now += 1s;
        QVERIFY(!cache.isFresh(*cache.find("a")));
        cache.confirm("a", *cache.find("a"),
                      httpHeaders({{"Cache-Control", "max-age=10"}, {"ETag", "\"2\""}}));
        QVERIFY(cache.isFresh(*cache.find("a")));
        QCOMPARE(cache.find("a")->etag, "\"2\"");
        QCOMPARE(cache.find("a")->body, "body");
        cache.confirm("a", *cache.find("a"), httpHeaders({{"Cache-Control", "no-store"}}));
        QVERIFY(!cache.find("a"));
    }

    void leastUsedMakeRoom()
    {
        HttpCache cache(1000);
        const QHttpHeaders headers = httpHeaders({{"ETag", "\"1\""}});
        for (const char *key : {"a", "b", "c", "d"})
            QVERIFY(cache.keep(key, headers, QByteArray(250, 'x')));
        QVERIFY(cache.find("a"));
        QVERIFY(cache.keep("e", headers, QByteArray(250, 'x')));
        QVERIFY(cache.find("a"));
        QVERIFY(!cache.find("b"));
        QVERIFY(cache.find("c"));
        // What is as large as a quarter of all is kept, what is larger is not, and takes the old one with it.
        QVERIFY(!cache.keep("c", headers, QByteArray(251, 'x')));
        QVERIFY(!cache.find("c"));
        QVERIFY(cache.keep("f", headers, QByteArray(250, 'x')));
        QVERIFY(cache.find("d"));
        // Nothing to ask with, and never fresh: of no use.
        QVERIFY(!cache.keep("g", httpHeaders({}), "x"));
        HttpCache none(0);
        QVERIFY(!none.keep("a", headers, "x"));
    }

    // --- what the client asks

    void asksWithValidators()
    {
        serve("/story", "<p>one</html>",
              {{"ETag", "W/\"1\""}, {"Last-Modified", "Mon, 25 Mar 2019 10:00:00 GMT"}});
        QCOMPARE(bodyOf(u"/story"_s), "<p>one</html>");
        QVERIFY(!m_server->requests().last().headers.contains("if-none-match"));
        QVERIFY(!m_server->requests().last().headers.contains("cache-control"));
        m_server->route(at("/story"), [](const ServerRequest &request) -> ServerAnswer {
            if (request.headers.value("if-none-match") == "W/\"1\""
                && request.headers.value("if-modified-since") == "Mon, 25 Mar 2019 10:00:00 GMT")
                return {304, "text/html", {}, {}};
            return {500, "text/html", "x", {}};
        });
        for (int i = 0; i < 2; ++i) {
            const auto answer = get(u"/story"_s);
            POSTIL_VERIFY_OK(answer);
            QCOMPARE(answer->status, 200);
            QCOMPARE(answer->body, "<p>one</html>");
            QCOMPARE(answer->contentType, "text/html; charset=utf-8");
            QCOMPARE(answer->url, QUrl(u"http://news.example/story"_s));
        }
        QCOMPARE(m_server->requests().size(), 3);
    }

    void takesWhatIsNew()
    {
        serve("/story", "<p>one</html>", {{"ETag", "\"1\""}});
        QCOMPARE(bodyOf(u"/story"_s), "<p>one</html>");
        serve("/story", "<p>two</html>", {{"ETag", "\"2\""}});
        QCOMPARE(bodyOf(u"/story"_s), "<p>two</html>");
        QCOMPARE(bodyOf(u"/story"_s), "<p>two</html>");
        QCOMPARE(m_server->requests().last().headers.value("if-none-match"), "\"2\"");
        // Trouble of the server's is told, and the page is not forgotten; that it is gone is told too.
        m_server->route(at("/story"), {503, "text/html", "x", {}});
        QCOMPARE(get(u"/story"_s).error().kind, ErrorKind::Network);
        m_server->route(at("/story"), {404, "text/html", "x", {}});
        QCOMPARE(get(u"/story"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_server->requests().last().headers.value("if-none-match"), "\"2\"");
        QCOMPARE(get(u"/story"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(!m_server->requests().last().headers.contains("if-none-match"));
    }

    void freshIsNotAskedFor()
    {
        serve("/story", "<p>one</html>", {{"Cache-Control", "max-age=600"}});
        m_server->redirect(at("/old"), "/story", 301);
        QCOMPARE(bodyOf(u"/story"_s), "<p>one</html>");
        QCOMPARE(bodyOf(u"/story#part"_s), "<p>one</html>");
        QCOMPARE(m_server->requests().size(), 1);
        const auto moved = get(u"/old"_s);
        POSTIL_VERIFY_OK(moved);
        QCOMPARE(moved->movedTo, QUrl(u"http://news.example/story"_s));
        QCOMPARE(m_server->requests().size(), 2);
        HttpRequest request = of(u"/story"_s);
        QList<std::pair<qint64, qint64>> seen;
        request.progress = [&seen](qint64 received, qint64 total) { seen.append({received, total}); };
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QCOMPARE(seen, (QList<std::pair<qint64, qint64>>{{13, 13}}));
        // Whoever wants to know asks; whoever takes less gets less.
        request.freshness = Freshness::Validated;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QCOMPARE(m_server->requests().last().headers.value("cache-control"), "max-age=0");
        QCOMPARE(m_server->requests().size(), 3);
        request.freshness = Freshness::AsServerSaid;
        request.maximumBytes = 12;
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::TooLarge);
        // Another kind of answer is another answer.
        request = of(u"/story"_s);
        request.accept = "application/rss+xml";
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QCOMPARE(m_server->requests().size(), 5);
        std::stop_source stop;
        stop.request_stop();
        request.stop = stop.get_token();
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::Cancelled);
    }

    void notKept_data()
    {
        QTest::addColumn<ServerAnswer>("answer");
        QTest::newRow("no-store") << answer("<p>x</html>",
                                            {{"Cache-Control", "no-store, max-age=600"}, {"ETag", "\"1\""}});
        QTest::newRow("Vary: *") << answer("<p>x</html>", {{"Cache-Control", "max-age=600"}, {"Vary", "*"}});
        QTest::newRow("nothing said") << answer("<p>x</html>", {});
        QTest::newRow("a part") << ServerAnswer{
            206, "text/html", "<p>x</html>", {{"Cache-Control", "max-age=600"}}};
    }
    void notKept()
    {
        QFETCH(const ServerAnswer, answer);
        m_server->route(at("/story"), answer);
        POSTIL_VERIFY_OK(get(u"/story"_s));
        POSTIL_VERIFY_OK(get(u"/story"_s));
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(!m_server->requests().last().headers.contains("if-none-match"));
    }

    void whatMayNotBeWholeIsNotKept()
    {
        // It ends with the connection: nobody can say whether that was meant.
        m_server->routeRaw(
            at("/story"),
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: max-age=600\r\n\r\n<p>one",
            TestServer::Then::Close);
        POSTIL_VERIFY_OK(get(u"/story"_s));
        POSTIL_VERIFY_OK(get(u"/story"_s));
        QCOMPARE(m_server->requests().size(), 2);
    }

    void ownNetworkIsNeverKept()
    {
        m_server->route("/story",
                        answer("<p>x</html>", {{"Cache-Control", "max-age=600"}, {"ETag", "\"1\""}}));
        HttpRequest request;
        request.url = m_server->url(u"/story"_s);
        request.trust = AddressTrust::Typed;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(!m_server->requests().last().headers.contains("if-none-match"));
        // The same behind the proxy: a name that only means something at home.
        m_server->route("http://wiki/story", answer("<p>x</html>", {{"Cache-Control", "max-age=600"}}));
        request.url = QUrl(u"http://wiki/story"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QCOMPARE(m_server->requests().size(), 4);
    }

    void unaskedFor304()
    {
        m_server->route(at("/story"), {304, "text/html", {}, {}});
        QCOMPARE(get(u"/story"_s).error().kind, ErrorKind::Network);
    }

    // --- what outlives a run

    void folder()
    {
        const QTemporaryDir dir;
        const HttpCacheLimits limits{.folder = dir.filePath(u"http"_s), .folderBytes = 10'000};
        serve("/story", "<p>one</html>", {{"ETag", "\"1\""}, {"Cache-Control", "max-age=600"}});
        {
            QtHttpClient first({}, {}, limits);
            POSTIL_VERIFY_OK(QCoro::waitFor(first.get(of(u"/story"_s))));
        }
        QThreadPool::globalInstance()->waitForDone();
        QStringList files = QDir(limits.folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(!files[0].contains(u"news"));
        m_server->route(at("/story"), {304, "text/html", {}, {}});
        QtHttpClient second({}, {}, limits);
        const auto again = QCoro::waitFor(second.get(of(u"/story"_s)));
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->body, "<p>one</html>");
        QCOMPARE(m_server->requests().size(), 2); // asked, and not sent
        QCOMPARE(m_server->requests().last().headers.value("if-none-match"), "\"1\"");

        // Broken: as if it were not there, and gone.
        QThreadPool::globalInstance()->waitForDone();
        QFile file(limits.folder + u'/' + QDir(limits.folder).entryList(QDir::Files).value(0));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() - 1));
        file.close();
        serve("/story", "<p>two</html>", {{"ETag", "\"2\""}});
        QtHttpClient third({}, {}, limits);
        QCOMPARE(QCoro::waitFor(third.get(of(u"/story"_s)))->body, "<p>two</html>");
        QVERIFY(!m_server->requests().last().headers.contains("if-none-match"));

        // Room for some only.
        for (int i = 0; i < 20; ++i) {
            const QByteArray path = "/" + QByteArray::number(i);
            serve(path, QByteArray(1500, 'x'), {{"ETag", "\"1\""}});
            POSTIL_VERIFY_OK(QCoro::waitFor(third.get(of(QString::fromLatin1(path)))));
            QThreadPool::globalInstance()->waitForDone();
        }
        qint64 bytes = 0;
        for (const QFileInfo &info : QDir(limits.folder).entryInfoList(QDir::Files))
            bytes += info.size();
        QVERIFY2(bytes > 5'000 && bytes <= 10'000, qPrintable(QString::number(bytes)));

        // What may not be kept any more goes.
        serve("/19", "<p>x</html>", {{"Cache-Control", "no-store"}});
        files = QDir(limits.folder).entryList(QDir::Files);
        POSTIL_VERIFY_OK(QCoro::waitFor(third.get(of(u"/19"_s))));
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(QDir(limits.folder).entryList(QDir::Files).size(), files.size() - 1);
    }

private:
    static QByteArray at(const QByteArray &path) { return "http://news.example" + path; }
    static ServerAnswer answer(const QByteArray &body, const Headers &headers)
    {
        return {200, "text/html; charset=utf-8", body, headers};
    }
    void serve(const QByteArray &path, const QByteArray &body, const Headers &headers)
    {
        m_server->route(at(path), answer(body, headers));
    }
    static HttpRequest of(const QString &path)
    {
        HttpRequest request;
        request.url = QUrl(u"http://news.example"_s + path);
        return request;
    }
    Result<HttpResponse> get(const QString &path) { return QCoro::waitFor(m_client->get(of(path))); }
    QByteArray bodyOf(const QString &path)
    {
        const auto answer = get(path);
        return answer ? answer->body : answer.error().message.toUtf8();
    }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<QtHttpClient> m_client;
};

QTEST_GUILESS_MAIN(HttpCacheTest)
#include "tst_httpcache.moc"
