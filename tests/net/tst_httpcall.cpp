// SPDX-License-Identifier: MIT
// Proves: a call to a service leaves once whatever becomes of the connection, carries its secrets nowhere
// else, and brings back what the service says, errors included
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HttpCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_client = std::make_unique<QtHttpClient>(QStringList(),
                                                  HttpLimits{.callTotal = 3s, .callInactivity = 500ms});
    }

    void carriesMethodHeadersAndBody()
    {
        m_server->route("/posts", {201, "application/json", "{\"id\":7}", {{"Location", "/posts/7"}}});
        const auto answer =
            send({.method = "POST",
                  .url = m_server->url(u"/posts?x=1"_s),
                  .headers = {{"Authorization", "Basic c2VjcmV0"}, {"Content-Type", "application/json"}},
                  .body = "{\"title\":\"t\"}"});
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, "{\"id\":7}");
        QCOMPARE(answer->headers.value("Location"), "/posts/7");
        const ServerRequest seen = m_server->requests().constLast();
        QCOMPARE(seen.method, "POST");
        QCOMPARE(seen.path, "/posts?x=1");
        QCOMPARE(seen.body, "{\"title\":\"t\"}");
        QCOMPARE(seen.headers.value("authorization"), "Basic c2VjcmV0");
        QCOMPARE(seen.headers.value("content-type"), "application/json");
        QCOMPARE(seen.headers.value("user-agent"), "Postil/" POSTIL_VERSION);
    }

    void everyMethodLeavesOnceWhereTheConnectionBreaks_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answered");
        for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
            for (const auto &[name, answered] :
                 {std::pair{"no answer", ""},
                  {"half a status", "HTTP/1.1 201 Cre"},
                  {"half a body", "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"id\":"}}) {
                QTest::addRow("%s, %s", method.constData(), name)
                    << method << QByteArray("{}") << QByteArray(answered);
                QTest::addRow("%s without a body, %s", method.constData(), name)
                    << method << QByteArray() << QByteArray(answered);
            }
        }
    }
    void everyMethodLeavesOnceWhereTheConnectionBreaks()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, answered);
        // Qt sends again on a connection that has served before: so does this one.
        m_server->route("/ok", {200, "text/plain", "ok", {}});
        POSTIL_VERIFY_OK(send({.url = m_server->url(u"/ok"_s)}));
        m_server->routeRaw("/breaks", answered, TestServer::Then::Close);
        const auto answer = send({.method = method, .url = m_server->url(u"/breaks"_s), .body = body});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QTest::qWait(0);
        QCOMPARE(m_server->requests().size(), 2);
        QCOMPARE(m_server->requests().constLast().method, method);
    }

    void whatComesAfterABrokenCallIsAskedOnceToo()
    {
        // Qt may ask what comes next twice on one connection, and writes the second answer into the room for
        // the first.
        m_server->route("/look", [this](const ServerRequest &) {
            return ServerAnswer{200, "text/plain", QByteArray(++m_looks % 2 ? 10 : 200'000, 'x'), {}};
        });
        m_server->routeRaw("/breaks", "HTTP/1.1 201", TestServer::Then::Close);
        for (int round = 1; round <= 200; ++round) {
            QVERIFY(!send({.method = "POST", .url = m_server->url(u"/breaks"_s), .body = "{}"}));
            POSTIL_VERIFY_OK(send({.url = m_server->url(u"/look"_s)}));
            QCOMPARE(m_looks, round);
        }
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 301, 302, 307, 400, 401, 403, 404, 409, 410, 413, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        TestServer elsewhere;
        const QByteArray body = status == 204 ? "" : "{\"code\":\"why\"}";
        m_server->route("/posts", {status,
                                   "application/json",
                                   body,
                                   {{"Location", elsewhere.url(u"/posts"_s).toEncoded()},
                                    {"WWW-Authenticate", "Basic realm=\"x\""}}});
        for (const QByteArray method : {"GET", "POST"}) {
            const auto answer = send({.method = method,
                                      .url = m_server->url(u"/posts"_s),
                                      .headers = {{"Authorization", "Basic c2VjcmV0"}},
                                      .body = method == "POST" ? "{}" : ""});
            POSTIL_VERIFY_OK(answer);
            QCOMPARE(answer->status, status);
            QCOMPARE(answer->body, body);
        }
        QCOMPARE(m_server->requests().size(), 2);
        QCOMPARE(elsewhere.requests().size(), 0);
    }

    void aLargeBodyArrivesWhole()
    {
        const QByteArray picture(3'000'000, 'p');
        m_server->route("/media", {201, "application/json", "{}", {}});
        qint64 told = 0;
        const auto answer = send({.method = "POST",
                                  .url = m_server->url(u"/media"_s),
                                  .body = picture,
                                  .progress = [&](qint64 sent, qint64) { told = sent; }});
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(m_server->requests().constLast().body.size(), picture.size());
        QCOMPARE(told, picture.size());
    }

    void goesNowhereThatIsNotSecure()
    {
        const auto answer = send({.method = "POST", .url = QUrl(u"http://blog.example/"_s), .body = "{}"});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Refused);
        QVERIFY(answer.error().message.contains(u"https"_s));
        // What an answer has named does not lead to this machine.
        const auto inside = send({.method = "POST",
                                  .url = m_server->url(u"/posts"_s),
                                  .trust = AddressTrust::FromOutside,
                                  .body = "{}"});
        QVERIFY(!inside);
        QCOMPARE(inside.error().kind, ErrorKind::Refused);
        QCOMPARE(m_server->requests().size(), 0);
    }

    void aServerThatSaysNothingIsNotWaitedForLong()
    {
        m_server->routeRaw("/hangs", "", TestServer::Then::Hang);
        const auto answer = send({.method = "POST", .url = m_server->url(u"/hangs"_s), .body = "{}"});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void canBeStopped()
    {
        m_server->routeRaw("/hangs", "", TestServer::Then::Hang);
        std::stop_source stop;
        auto task = m_client->send(
            {.method = "POST", .url = m_server->url(u"/hangs"_s), .body = "{}", .stop = stop.get_token()});
        QTRY_COMPARE(m_server->requests().size(), 1);
        stop.request_stop();
        const auto answer = QCoro::waitFor(std::move(task));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }

    void anEndlessAnswerEnds()
    {
        m_server->route("/posts", {200, "application/json", QByteArray(100'000, ' '), {}});
        const auto answer = send({.url = m_server->url(u"/posts"_s), .maximumBytes = 10'000});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    }

private:
    Result<HttpAnswer> send(HttpCall call) { return QCoro::waitFor(m_client->send(std::move(call))); }

    std::unique_ptr<TestServer> m_server;
    int m_looks = 0;
    std::unique_ptr<QtHttpClient> m_client;
};

QTEST_GUILESS_MAIN(HttpCallTest)
#include "tst_httpcall.moc"
