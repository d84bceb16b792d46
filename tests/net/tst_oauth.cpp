// SPDX-License-Identifier: MIT
// Proves: signing in through the browser gives a token to nobody but the Postil that began it: forged, late
// and repeated callbacks are refused and nobody is listened to afterwards; a token is renewed, and where only
// signing in again helps, that is told apart
#include "net/oauth.h"
#include "net/oauthpage.h"
#include "net/oauthrequest.h"
#include "net/qthttpclient.h"
#include "servers/oauthserver.h"
#include "support/canary.h"
#include "support/result.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Follows redirects as a browser does, and keeps what it shows in the end.
class Browser
{
public:
    void open(const QUrl &url)
    {
        m_opened = url;
        m_reply.reset(m_network.get(QNetworkRequest(url)));
    }
    [[nodiscard]] const QUrl &opened() const { return m_opened; }
    [[nodiscard]] QNetworkReply *reply() const { return m_reply.get(); }

private:
    QNetworkAccessManager m_network;
    std::unique_ptr<QNetworkReply> m_reply;
    QUrl m_opened;
};

// Where the browser would be sent back to.
QUrl redirectOf(const QUrl &authorization)
{
    return QUrl(QUrlQuery(authorization).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
}

QByteArray stateOf(const QUrl &authorization)
{
    return QUrlQuery(authorization).queryItemValue(u"state"_s, QUrl::FullyDecoded).toUtf8();
}

// All bytes that came back until the other side ended it.
QByteArray talk(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(bytes);
    QByteArray answer;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            answer += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        5'000));
    return answer + socket.readAll();
}

bool isListening(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(2'000);
}

QByteArray get(const QByteArray &target, quint16 port)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n";
}

} // namespace

class OAuthTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OAuthServer> m_server;
    std::unique_ptr<QtHttpClient> m_http;
    std::unique_ptr<Browser> m_browser;

    [[nodiscard]] OAuthSignIn request() const
    {
        return {.endpoints = {.authorization = m_server->authorization(),
                              .token = m_server->token(),
                              .issuer = m_server->issuer()},
                .client = {.id = u"an id & more"_s, .secret = u"s3cret+/&"_s},
                .scope = u"blog write"_s,
                .patience = 20s};
    }
    [[nodiscard]] OpenInBrowser browser() const
    {
        return [this](const QUrl &url) {
            m_browser->open(url);
            return Result<void>();
        };
    }
    [[nodiscard]] OAuthResult<OAuthToken> signedIn(const OAuthSignIn &how) const
    {
        return QCoro::waitFor(signIn(*m_http, how, browser()));
    }
    [[nodiscard]] quint16 port() const { return quint16(redirectOf(m_browser->opened()).port()); }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<OAuthServer>(u"an id & more"_s, u"s3cret+/&"_s);
        m_http = std::make_unique<QtHttpClient>(QStringList(), HttpLimits{5s, 2s, 10});
        m_browser = std::make_unique<Browser>();
    }
    void cleanup() { QCOMPARE(m_server->complaints(), QStringList()); }

    // RFC 7636, appendix B
    void challenge()
    {
        QCOMPARE(pkceChallenge(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s),
                 u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
        const OAuthProof one = freshProof();
        const OAuthProof other = freshProof();
        QCOMPARE(one.verifier.size(), 43);
        QCOMPARE(one.state.size(), 22);
        QCOMPARE_NE(one.verifier, other.verifier);
        QCOMPARE_NE(one.state, other.state);
    }

    void signsIn()
    {
        m_server->setMe(u"https://me.example/"_s);
        OAuthSignIn how = request();
        how.parameters = {{u"access_type"_s, u"offline"_s}};
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const auto token = signedIn(how);
        QVERIFY2(token.has_value(), qPrintable(token ? QString() : token.error().error.message));
        QVERIFY(m_server->accepts(token->access));
        QVERIFY(!token->refresh.isEmpty());
        QCOMPARE(token->scope, u"blog write"_s);
        QCOMPARE(token->me, u"https://me.example/"_s);
        QVERIFY(token->expires >= before.addSecs(3595) && token->expires <= before.addSecs(3700));
        QCOMPARE(QUrlQuery(m_browser->opened()).queryItemValue(u"access_type"_s), u"offline"_s);

        // What the browser shows, and that it keeps, fetches and runs nothing.
        QNetworkReply *page = m_browser->reply();
        QTRY_VERIFY(page->isFinished());
        QCOMPARE(page->error(), QNetworkReply::NoError);
        QVERIFY(page->readAll().contains("Postil is signed in; you can close this tab and go back."));
        QCOMPARE(page->rawHeader("Cache-Control"), "no-store");
        QVERIFY(page->rawHeader("Content-Security-Policy").startsWith("default-src 'none'"));
        QVERIFY(!isListening(port()));
        // A browser tells nobody where it was, and the code is good for nothing any more.
        QCOMPARE(page->rawHeader("Referrer-Policy"), "no-referrer");
    }

    void pageIsText()
    {
        const QByteArray page = oauthPage(400, u"<script>alert(1)</script> & so on"_s);
        QVERIFY(!page.contains("<script"));
        QVERIFY(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on"));
    }

    // IndieAuth: no secret, and a URL as id.
    void publicClient()
    {
        m_server = std::make_unique<OAuthServer>(u"https://postil.example/"_s);
        OAuthSignIn how = request();
        how.client = {.id = u"https://postil.example/"_s};
        QVERIFY(signedIn(how).has_value());
    }

    void badCallbacks()
    {
        auto waiting = signIn(*m_http, request(), [this](const QUrl &url) {
            m_browser->open(url); // known before anybody comes back
            return Result<void>();
        });
        // The browser of this test is slower than everybody else.
        m_browser->reply()->abort();
        const QByteArray state = stateOf(m_browser->opened());
        const QByteArray good = "state=" + state + "&code=x";
        const QByteArray host = "\r\nHost: 127.0.0.1:" + QByteArray::number(port()) + "\r\n\r\n";
        const QList<std::pair<QByteArray, QByteArray>> bad{
            {"400", get("/signed-in?state=wrong&code=x", port())},
            {"400", get("/signed-in?code=x", port())},
            {"400", get("/signed-in?state=" + state, port())},
            {"400", get("/signed-in?state=" + state + "&code=x&error=access_denied", port())},
            {"400", get("/signed-in?state=wrong&error=access_denied", port())},
            {"400", get("/signed-in?" + good + "&state=" + state, port())},
            {"400", get("/signed-in?" + good + "&code=y", port())},
            {"400", get("/signed-in?state=" + state.toLower() + "x&code=x", port())},
            {"404", get("/?" + good, port())},
            {"404", get("/signed-in/../x?" + good, port())},
            {"404", get("/favicon.ico", port())},
            {"404", get("http://127.0.0.1/signed-in?" + good, port())},
            {"405", "POST /signed-in?" + good + " HTTP/1.1" + host},
            {"405", "HEAD /signed-in?" + good + " HTTP/1.1" + host},
            {"421", "GET /signed-in?" + good + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"},
            {"421", "GET /signed-in?" + good + " HTTP/1.1\r\n\r\n"},
            {"400", "GET /signed-in?" + good + "\r\n\r\n"},
            {"400", "\r\n\r\n"},
        };
        for (const auto &[status, bytes] : bad) {
            const QByteArray answer = talk(port(), bytes);
            QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), bytes + " -> " + answer.left(60));
            QVERIFY2(!answer.contains(state) && answer.contains("no-store"), answer);
            QVERIFY(!waiting.isReady());
        }
        // Floods: a head without end is cut off, and many who come and say nothing leave room for the
        // browser.
        const QByteArray flood =
            talk(port(), "GET /signed-in?" + good + " HTTP/1.1\r\n" + QByteArray(1 << 20, 'a'));
        QVERIFY2(flood.isEmpty() || flood.startsWith("HTTP/1.1 431 "), flood.left(60));
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 10; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QHostAddress::LocalHost, port());
            idle.back()->write("GET /signed-in?" + good);
        }
        QVERIFY(!waiting.isReady());
        QCOMPARE(m_server->server().requests().size(), 0);

        // After all of them the user comes.
        m_browser->open(m_browser->opened());
        const auto token = QCoro::waitFor(std::move(waiting));
        QVERIFY2(token.has_value(), qPrintable(token ? QString() : token.error().error.message));
        QVERIFY(!isListening(port()));
        for (const auto &socket : idle)
            QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(talk(port(), get("/signed-in?" + good, port())).isEmpty());
    }

    // Only one of two callbacks that come at once counts.
    void secondCallback()
    {
        auto waiting = signIn(*m_http, request(), browser());
        m_browser->reply()->abort();
        const QByteArray target = "/signed-in?state=" + stateOf(m_browser->opened()) + "&code=";
        QTcpSocket second;
        second.connectToHost(QHostAddress::LocalHost, port());
        QVERIFY(second.waitForConnected());
        QVERIFY(talk(port(), get(target + "first", port())).startsWith("HTTP/1.1 200 "));
        second.write(get(target + "second", port()));
        QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(second.readAll(), QByteArray());
        const auto token = QCoro::waitFor(std::move(waiting));
        QVERIFY(!token); // the server never gave that code
        QCOMPARE(token.error().code, u"invalid_grant"_s);
        QCOMPARE(m_server->server().requests().last().body.count("code=first"), 1);
    }

    void denied()
    {
        m_server->setConsent(OAuthServer::Consent::Denied);
        const auto token = signedIn(request());
        QVERIFY(!token);
        QCOMPARE(token.error().code, u"access_denied"_s);
        QCOMPARE(token.error().error.kind, ErrorKind::Refused);
        QVERIFY(!token.error().mustSignInAgain());
        QTRY_VERIFY(m_browser->reply()->isFinished());
        QVERIFY(m_browser->reply()->readAll().contains("Postil is not signed in"));
        QVERIFY(!isListening(port()));
    }

    void otherIssuer_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<bool>("isRequired");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("another") << u"https://evil.example"_s << false << false;
        QTest::newRow("nearly") << u"/"_s << false << false; // after its own name
        QTest::newRow("missing") << QString() << true << false;
        QTest::newRow("not promised") << QString() << false << true;
    }
    void otherIssuer()
    {
        QFETCH(const QString, named);
        QFETCH(const bool, isRequired);
        QFETCH(const bool, isGood);
        m_server->setNamedIssuer(named == "/"_L1 ? m_server->issuer() + named : named);
        OAuthSignIn how = request();
        how.endpoints.issuerParameter = isRequired ? IssuerParameter::Required : IssuerParameter::Optional;
        const auto token = signedIn(how);
        QCOMPARE(token.has_value(), isGood);
        QVERIFY(!isListening(port()));
        if (!isGood) {
            QCOMPARE(token.error().error.kind, ErrorKind::Refused);
            for (const ServerRequest &seen : m_server->server().requests())
                QVERIFY(!seen.path.startsWith("/token")); // the code went nowhere
        }
    }

    void endsWithoutTheUser()
    {
        QUrl opened;
        const auto keep = [&opened](const QUrl &url) {
            opened = url;
            return Result<void>();
        };
        OAuthSignIn how = request();
        how.patience = 50ms;
        const auto late = QCoro::waitFor(signIn(*m_http, how, keep));
        QCOMPARE(late.error().error.kind, ErrorKind::Timeout);
        QVERIFY(!isListening(quint16(redirectOf(opened).port())));

        std::stop_source stop;
        how = request();
        how.stop = stop.get_token();
        auto waiting = signIn(*m_http, how, keep);
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(std::move(waiting)).error().error.kind, ErrorKind::Cancelled);
        QVERIFY(!isListening(quint16(redirectOf(opened).port())));

        const auto noBrowser =
            QCoro::waitFor(signIn(*m_http, request(), [&opened](const QUrl &url) -> Result<void> {
                opened = url;
                return failure(ErrorKind::NotFound, u"There is no browser."_s);
            }));
        QCOMPARE(noBrowser.error().error.message, u"There is no browser."_s);
        QVERIFY(!isListening(quint16(redirectOf(opened).port())));
    }

    void insecurePage_data()
    {
        QTest::addColumn<QUrl>("page");
        for (const char *page :
             {"http://blog.example/auth", "javascript:alert(1)", "file:///etc/passwd", "blog", ""})
            QTest::newRow(page) << QUrl(QString::fromLatin1(page));
    }
    void insecurePage()
    {
        QFETCH(const QUrl, page);
        OAuthSignIn how = request();
        how.endpoints.authorization = page;
        QVERIFY(!signedIn(how));
        QVERIFY(m_browser->opened().isEmpty());
    }

    void badTokenAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, int status, const QByteArray &body, const QString &code,
                            ErrorKind kind) { QTest::newRow(name) << status << body << code << kind; };
        row("grant", 400, R"({"error": "invalid_grant", "error_description": "Bad Request"})",
            u"invalid_grant"_s, ErrorKind::Refused);
        row("client", 401, R"({"error": "invalid_client"})", u"invalid_client"_s, ErrorKind::Refused);
        row("scope", 400, R"({"error": "invalid_scope"})", u"invalid_scope"_s, ErrorKind::Refused);
        row("error with 200", 200, R"({"error": "invalid_grant", "access_token": "x"})", u"invalid_grant"_s,
            ErrorKind::Refused);
        row("unknown word", 400, R"({"error": "so <b>strange</b>\u202e\n"})", u"so <b>strange</b>"_s,
            ErrorKind::Network);
        row("trouble", 500, "<h1>Oops</h1>", {}, ErrorKind::Network);
        row("HTML", 200, "<h1>Welcome</h1>", {}, ErrorKind::Network);
        row("redirect", 302, "", {}, ErrorKind::Network);
        row("empty", 200, "", {}, ErrorKind::Network);
        row("list", 200, "[]", {}, ErrorKind::Network);
        row("no token", 200, R"({"token_type": "Bearer"})", {}, ErrorKind::Network);
        row("other type", 200, R"({"token_type": "mac", "access_token": "x"})", {}, ErrorKind::Network);
        row("header in token", 200, R"({"token_type": "Bearer", "access_token": "x\r\nCookie: y"})", {},
            ErrorKind::Network);
        row("too large", 200, QByteArray(400'000, ' '), {}, ErrorKind::TooLarge);
    }
    void badTokenAnswers()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, code);
        QFETCH(const ErrorKind, kind);
        m_server->server().route(
            "/token", ServerAnswer{status, "application/json", body, {{"Location", "/elsewhere"}}});
        const auto token = signedIn(request());
        QVERIFY(!token);
        QCOMPARE(token.error().code, code);
        QCOMPARE(token.error().error.kind, kind);
        QCOMPARE(token.error().mustSignInAgain(), code == u"invalid_grant");
        QVERIFY(token.error().error.message.contains(u"127.0.0.1"));
        QCOMPARE(m_server->server().requests().last().path, "/token"); // no redirect is followed
    }

    // A server that says back what it was told must not bring a secret to the screen or into a log.
    void secretsStayOutOfErrors()
    {
        const Canary canary(u"c4n4ry-client-s3cret"_s);
        m_server->server().route("/token", [](const ServerRequest &request) {
            const QJsonObject json{{u"error"_s, u"invalid_request"_s},
                                   {u"error_description"_s, QString::fromUtf8(request.body)}};
            return ServerAnswer{400, "application/json", QJsonDocument(json).toJson(), {}};
        });
        OAuthSignIn how = request();
        how.client.secret = canary.secret();
        const auto token = signedIn(how);
        QVERIFY(!token);
        QVERIFY(m_server->server().requests().last().body.contains(canary.secret().toUtf8()));
        const QString message = token.error().error.message + token.error().code;
        QCOMPARE(canary.tracesIn(message.toUtf8(), u"error"_s), QStringList());
        QVERIFY2(!message.contains(u"code_verifier"), qPrintable(message));
        QCOMPARE(canary.tracesIn(m_browser->opened().toEncoded(), u"address"_s), QStringList());
    }

    void renews()
    {
        const auto first = signedIn(request());
        QVERIFY(first.has_value());
        const auto endpoints = request().endpoints;
        const auto client = request().client;
        const auto second = QCoro::waitFor(renew(*m_http, endpoints, client, *first));
        QVERIFY(second.has_value());
        QVERIFY(m_server->accepts(second->access));
        QCOMPARE_NE(second->access, first->access);
        QCOMPARE_NE(second->refresh, first->refresh);
        QCOMPARE(second->scope, first->scope);

        // The old one is used up.
        const auto again = QCoro::waitFor(renew(*m_http, endpoints, client, *first));
        QVERIFY(!again);
        QVERIFY(again.error().mustSignInAgain());
        QVERIFY(again.error().error.message.contains(u"Sign in again"));
        m_server->revoke();
        QVERIFY(QCoro::waitFor(renew(*m_http, endpoints, client, *second)).error().mustSignInAgain());

        OAuthToken bare = *second;
        bare.refresh.clear();
        QVERIFY(QCoro::waitFor(renew(*m_http, endpoints, client, bare)).error().mustSignInAgain());

        // What an answer leaves out stays: Google sends the refresh token once.
        m_server->server().route(
            "/token", ServerAnswer{200,
                                   "application/json",
                                   R"({"access_token": "new", "token_type": "bearer", "expires_in": "60"})",
                                   {}});
        bare = *second;
        bare.me = u"https://me.example/"_s;
        const auto kept = QCoro::waitFor(renew(*m_http, endpoints, client, bare));
        QVERIFY(kept.has_value());
        QCOMPARE(kept->access, u"new"_s);
        QCOMPARE(kept->refresh, second->refresh);
        QCOMPARE(kept->scope, second->scope);
        QCOMPARE(kept->me, u"https://me.example/"_s);
        QVERIFY(isStale(*kept, QDateTime::currentDateTimeUtc()));

        // No network is no reason to sign in again.
        OAuthEndpoints nowhere = endpoints;
        nowhere.token = QUrl(u"http://127.0.0.1:9/token"_s);
        const auto offline = QCoro::waitFor(renew(*m_http, nowhere, client, *second));
        QVERIFY(!offline);
        QVERIFY(!offline.error().mustSignInAgain());
    }

    void tokenIsKept()
    {
        const OAuthToken token{.access = u"a"_s,
                               .refresh = u"r"_s,
                               .expires = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate),
                               .scope = u"x y"_s,
                               .me = u"https://me.example/"_s};
        QCOMPARE(oauthTokenFromJson(toJson(token)), token);
        const OAuthToken least{.access = u"a"_s, .refresh = {}, .expires = {}, .scope = {}, .me = {}};
        QCOMPARE(oauthTokenFromJson(toJson(least)), least);
        QVERIFY(!isStale(least, QDateTime::currentDateTimeUtc()));
        QVERIFY(!isStale(token, token.expires.addSecs(-61)));
        QVERIFY(isStale(token, token.expires.addSecs(-60)));
        QJsonObject json = toJson(token);
        json.remove("access"_L1);
        QVERIFY(!oauthTokenFromJson(json));
    }
};

QTEST_MAIN(OAuthTest)
#include "tst_oauth.moc"
