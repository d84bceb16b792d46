// SPDX-License-Identifier: MIT
// Proves: fetching ends in a page or in a plain sentence, within its limits, and gives nothing of the user
// away
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "support/gzip.h"
#include "support/result.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_server->route("/ok", {200, "text/html; charset=utf-8", "<p>hello</p>", {}});
        m_client = std::make_unique<QtHttpClient>(QStringList{u"de-AT"_s}, HttpLimits{2s, 500ms, 10});
    }

    void getsAPage()
    {
        const auto answer = get(u"/ok"_s);
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "<p>hello</p>");
        QCOMPARE(answer->contentType, "text/html; charset=utf-8");
        QCOMPARE(answer->url, m_server->url(u"/ok"_s));
    }

    void saysWhoItIsAndNoMore()
    {
        m_server->route("/cookie", {200, "text/html", "x", {{"Set-Cookie", "track=1; Max-Age=99999"}}});
        POSTIL_VERIFY_OK(get(u"/cookie"_s));
        POSTIL_VERIFY_OK(get(u"/cookie"_s));
        const auto headers = m_server->requests().last().headers;
        QCOMPARE(headers.value("user-agent"), "Postil/" POSTIL_VERSION);
        QCOMPARE(headers.value("accept-language"), "de-AT, de;q=0.9, en;q=0.8");
        QVERIFY(!headers.contains("cookie"));
        QVERIFY(!headers.contains("referer"));
    }

    void languages()
    {
        QCOMPARE(acceptLanguage({}), "en");
        QCOMPARE(acceptLanguage({u"en-GB"_s, u"fr"_s}), "en-GB, en;q=0.9, fr;q=0.8");
    }

    void redirects()
    {
        m_server->redirect("/a", "/b", 301);
        m_server->redirect("/b", m_server->url(u"/ok"_s).toEncoded(), 308);
        const auto answer = get(u"/a"_s);
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->url, m_server->url(u"/ok"_s));
        m_server->redirect("/loop", "/loop");
        QVERIFY(fails(u"/loop"_s, ErrorKind::Network, u"without end"_s));
        QCOMPARE(m_server->requests().size(), 3 + 11);
    }

    void movedForGood_data()
    {
        QTest::addColumn<QList<int>>("statuses"); // from /0 to /1, from /1 to /2, …
        QTest::addColumn<QString>("movedTo");
        QTest::newRow("not at all") << QList<int>{} << u""_s;
        QTest::newRow("301") << QList{301} << u"/1"_s;
        QTest::newRow("308 and 301") << QList{308, 301} << u"/2"_s;
        QTest::newRow("for now") << QList{302} << u""_s;
        QTest::newRow("for now, then for good") << QList{307, 301} << u""_s;
        QTest::newRow("for good, then for now") << QList{301, 303} << u"/1"_s;
        QTest::newRow("for good again, too late") << QList{301, 302, 308} << u"/1"_s;
    }
    void movedForGood()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(QString, movedTo);
        for (qsizetype i = 0; i < statuses.size(); ++i)
            m_server->redirect('/' + QByteArray::number(i), '/' + QByteArray::number(i + 1), statuses[i]);
        m_server->route('/' + QByteArray::number(statuses.size()), {200, "text/html", "x", {}});
        const auto answer = get(u"/0"_s);
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->movedTo, movedTo.isEmpty() ? QUrl() : m_server->url(movedTo));
    }

    void redirectsThatAreNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location :
             {"file:///etc/hostname", "data:text/html,x", "javascript:alert(1)", "ftp://127.0.0.1/",
              "http://169.254.169.254/latest/meta-data/", "http://localhost/", "http://[::1]/",
              "http://0x7f.1/", "http://10.0.0.1/", "http://user:pw@example.com/", "", "http://"}) {
            QTest::newRow(location) << QByteArray(location);
        }
    }
    void redirectsThatAreNotFollowed()
    {
        QFETCH(QByteArray, location);
        TestServer other;
        m_server->redirect("/away", location);
        const auto answer = get(u"/away"_s);
        QVERIFY(!answer);
        QVERIFY(answer.error().kind == ErrorKind::Refused || answer.error().kind == ErrorKind::Network);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void anotherPortOfThisMachineIsNotWhatWasTyped()
    {
        TestServer other;
        other.route("/secret", {200, "text/html", "secret", {}});
        m_server->redirect("/away", other.url(u"/secret"_s).toEncoded());
        QVERIFY(fails(u"/away"_s, ErrorKind::Refused, u"your own network"_s));
        QCOMPARE(other.connections(), 0);
    }

    void whatIsNotTypedStaysOutside()
    {
        HttpRequest request;
        for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s, u"a.localhost"_s}) {
            request.url = m_server->url(u"/ok"_s);
            request.url.setHost(host);
            const auto answer = QCoro::waitFor(m_client->get(request));
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, ErrorKind::Refused);
        }
        QCOMPARE(m_server->connections(), 0);
    }

    void answersThatAreNoPage_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("401") << 401 << ErrorKind::Network << u"password"_s;
        QTest::newRow("403") << 403 << ErrorKind::Network << u"paste"_s;
        QTest::newRow("404") << 404 << ErrorKind::NotFound << u"Check the address"_s;
        QTest::newRow("410") << 410 << ErrorKind::NotFound << u"Check the address"_s;
        QTest::newRow("429") << 429 << ErrorKind::Network << u"too often"_s;
        QTest::newRow("500") << 500 << ErrorKind::Network << u"later"_s;
        QTest::newRow("503") << 503 << ErrorKind::Network << u"later"_s;
        QTest::newRow("418") << 418 << ErrorKind::Network << u"418"_s;
        QTest::newRow("304") << 304 << ErrorKind::Network << u"304"_s;
    }
    void answersThatAreNoPage()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, word);
        m_server->route("/no", {status, "text/html", status == 304 ? "" : "sorry", {}});
        QVERIFY(fails(u"/no"_s, kind, word));
    }

    void bombsEndAtOnce()
    {
        // 64 MiB in 64 KiB, and more to come: nothing to wait for once it is known for what it is.
        const QByteArray bomb = qCompress(QByteArray(64 << 20, '\0'), 9).sliced(4);
        m_server->routeRaw(
            "/bomb", "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 9000000\r\n\r\n" + bomb,
            TestServer::Then::Hang);
        QtHttpClient patient({}, HttpLimits{60s, 60s, 10});
        QElapsedTimer time;
        time.start();
        const auto answer = QCoro::waitFor(patient.get(typed(u"/bomb"_s)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
    }

    void errorPagesAreNotRead()
    {
        m_server->routeRaw("/endless", "HTTP/1.1 404 No\r\n\r\n" + QByteArray(100'000, 'x'),
                           TestServer::Then::Hang);
        m_server->route("/large", {410, "text/html", QByteArray(9 << 20, 'x'), {}});
        QElapsedTimer time;
        time.start();
        QVERIFY(fails(u"/endless"_s, ErrorKind::NotFound, u"404"_s));
        QVERIFY(fails(u"/large"_s, ErrorKind::NotFound, u"410"_s));
        QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    }

    void tooLarge()
    {
        m_server->route("/large", {200, "text/html", QByteArray(300'000, 'x'), {}});
        HttpRequest request = typed(u"/large"_s);
        request.maximumBytes = 299'999;
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::TooLarge);
        request.maximumBytes = 300'000;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        m_server->routeRaw("/endless", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(3'000'000, 'x'),
                           TestServer::Then::Hang);
        request.url = m_server->url(u"/endless"_s);
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::TooLarge);
    }

    void brokenAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba;
        QTest::newRow("half a status line") << "HTTP/1.1 20"_ba;
        QTest::newRow("body cut short") << "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>half"_ba;
        const QByteArray packed = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n";
        const QByteArray half = gzipped(QByteArray("<p>one, two</p>\n").repeated(20)).chopped(9);
        QTest::newRow("not gzip") << packed + "Content-Length: 7\r\n\r\ngarbage"_ba;
        // The length is that of what came, or there is none: only the packing knows.
        QTest::newRow("gzip cut short, and its length")
            << packed + "Content-Length: " + QByteArray::number(half.size()) + "\r\n\r\n" + half;
        QTest::newRow("gzip cut short, and no length") << packed + "\r\n" + half;
        QTest::newRow("gzip cut short in chunks") << packed + "Transfer-Encoding: chunked\r\n\r\n"
                                                         + QByteArray::number(half.size(), 16) + "\r\n" + half
                                                         + "\r\n0\r\n\r\n";
        QTest::newRow("br, which nobody asked for")
            << "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n\x0b\x02\x80x\x03"_ba;
        QTest::newRow("a chunk without a length")
            << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nhello\r\n"_ba;
    }
    void brokenAnswers()
    {
        QFETCH(QByteArray, bytes);
        m_server->routeRaw("/broken", bytes, TestServer::Then::Close);
        QVERIFY(fails(u"/broken"_s, ErrorKind::Network, u"."_s));
    }

    void packedPages()
    {
        const QByteArray page = QByteArray("<p>one, two</p>\n").repeated(20'000);
        m_server->route("/packed", {200, "text/html", gzipped(page), {{"Content-Encoding", "gzip"}}});
        const auto answer = get(u"/packed"_s);
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->body, page);
        QCOMPARE(m_server->requests().last().headers.value("accept-encoding"), "gzip");
        // Of an answer without a body the packing says nothing.
        m_server->route("/away",
                        {302, "text/html", "", {{"Content-Encoding", "gzip"}, {"Location", "/packed"}}});
        POSTIL_VERIFY_OK(get(u"/away"_s));
    }

    void chunkCutShort()
    {
        // Qt tells of the missing rest only where the end of the connection comes after the last bytes, not
        // with them, and hides the chunks from us. What came may then pass for the page, where it is not
        // packed; nothing else may.
        m_server->routeRaw("/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf",
                           TestServer::Then::Close);
        const auto answer = get(u"/chunk"_s);
        if (answer)
            QCOMPARE(answer->body, "half"_ba);
        else
            QCOMPARE(answer.error().kind, ErrorKind::Network);
    }

    void silence()
    {
        m_server->routeRaw("/silent", "", TestServer::Then::Hang);
        m_server->routeRaw("/stuck", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf",
                           TestServer::Then::Hang);
        for (const QString &path : {u"/silent"_s, u"/stuck"_s}) {
            QElapsedTimer time;
            time.start();
            QVERIFY(fails(path, ErrorKind::Timeout, u"too long"_s));
            QVERIFY2(time.elapsed() < 1500, qPrintable(QString::number(time.elapsed())));
        }
    }

    void stopping()
    {
        m_server->routeRaw("/silent", "", TestServer::Then::Hang);
        std::stop_source stop;
        HttpRequest request = typed(u"/silent"_s);
        request.stop = stop.get_token();
        QTimer::singleShot(50, this, [&] { stop.request_stop(); });
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::Cancelled);
        request.url = m_server->url(u"/ok"_s); // stopped before it began
        QCOMPARE(QCoro::waitFor(m_client->get(request)).error().kind, ErrorKind::Cancelled);
    }

    void progress()
    {
        m_server->route("/large", {200, "text/html", QByteArray(2'000'000, 'x'), {}});
        HttpRequest request = typed(u"/large"_s);
        QList<qint64> seen;
        request.progress = [&](qint64 received, qint64 total) {
            seen += received;
            QCOMPARE(total, 2'000'000);
        };
        POSTIL_VERIFY_OK(QCoro::waitFor(m_client->get(request)));
        QVERIFY(seen.size() > 3);
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(seen.last(), 2'000'000);
    }

    void theClientGoesAwayMeanwhile()
    {
        m_server->routeRaw("/silent", "", TestServer::Then::Hang);
        std::optional<ErrorKind> ended;
        m_client->get(typed(u"/silent"_s)).then([&](const Result<HttpResponse> &answer) {
            ended = answer.error().kind;
        });
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_client.reset();
        QTRY_VERIFY(ended.has_value());
        QCOMPARE(*ended, ErrorKind::Cancelled);
    }

    void nobodyThere()
    {
        const QUrl url = std::make_unique<TestServer>()->url();
        HttpRequest request;
        request.url = url;
        request.trust = AddressTrust::Typed;
        const auto answer = QCoro::waitFor(m_client->get(request));
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().message.contains(u"takes no connections"));
        // RFC 6761: never anybody's. Without a name server nobody can say so.
        request.url = QUrl(u"http://no-such-host.invalid/"_s);
        for (const AddressTrust trust : {AddressTrust::Typed, AddressTrust::FromOutside}) {
            request.trust = trust;
            const Error error = QCoro::waitFor(m_client->get(request)).error();
            QVERIFY(error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Network);
            QVERIFY(error.message.contains(u"no-such-host.invalid"));
        }
    }

private:
    [[nodiscard]] HttpRequest typed(const QString &path) const
    {
        HttpRequest request;
        request.url = m_server->url(path);
        request.trust = AddressTrust::Typed;
        return request;
    }
    Result<HttpResponse> get(const QString &path) { return QCoro::waitFor(m_client->get(typed(path))); }

    bool fails(const QString &path, ErrorKind kind, const QString &word)
    {
        const auto answer = get(path);
        if (answer || answer.error().kind != kind || !answer.error().message.contains(word)) {
            qWarning() << path << (answer ? u"succeeded"_s : answer.error().message);
            return false;
        }
        return true;
    }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<QtHttpClient> m_client;
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
