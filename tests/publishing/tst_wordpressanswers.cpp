// SPDX-License-Identifier: MIT
// Proves: what goes wrong with a WordPress blog is told so that one knows what to do, and no password goes
// anywhere but to the blog
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "publishing/wordpress/restroot.h"
#include "servers/testserver.h"
#include "support/canary.h"
#include "support/memorysecrets.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServerAnswer json(int status, const QByteArray &body)
{
    return {status, "application/json", body, {}};
}

} // namespace

class WordPressAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_password = u"abcd efgh ijkl"_s;
        m_server->route("/", {200, "text/html", "<link rel='https://api.w.org/' href='/wp-json/'>", {}});
        m_server->route("/wp-json/wp/v2/posts", [this](const ServerRequest &request) {
            return request.method == "POST" ? m_created : json(200, "[]");
        });
    }

    void failuresOfSending_data()
    {
        QTest::addColumn<ServerAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const ServerAnswer &answer, ErrorKind kind,
                            const QString &says) { QTest::newRow(name) << answer << kind << says; };
        row("too large", {413, "text/html", "<h1>Entity Too Large</h1>", {}}, ErrorKind::TooLarge,
            u"smaller"_s);
        row("too often", {429, "text/html", "", {{"Retry-After", "17"}}}, ErrorKind::Network,
            u"left alone"_s);
        row("trouble", json(500, R"({"code":"internal","message":"It broke"})"), ErrorKind::Network,
            u"It broke"_s);
        row("a page instead of data", {200, "text/html", "<h1>Log in to the network</h1>", {}},
            ErrorKind::Network, u"Log in to the network"_s);
        row("data of something else", json(200, "{\"ok\":true}"), ErrorKind::Network, u"something other"_s);
        row("a right that is missing",
            json(403, R"({"code":"rest_cannot_publish","message":"Not <b>allowed<\/b> &amp; so on"})"),
            ErrorKind::Refused, u"“Not allowed & so on”"_s);
        row("a firewall", {403, "text/html", "<h1>Blocked</h1>", {}}, ErrorKind::Refused,
            u"does not allow"_s);
        row("switched off", json(401, R"({"code":"rest_disabled","message":"No"})"), ErrorKind::Refused,
            u"switched off"_s);
        row("another address", {301, "text/html", "", {{"Location", "https://elsewhere.example/"}}},
            ErrorKind::Refused, u"leads on"_s);
    }
    void failuresOfSending()
    {
        QFETCH(ServerAnswer, answer);
        m_created = answer;
        const auto created = create();
        QVERIFY(!created);
        QTEST(created.error().kind, "kind");
        QFETCH(QString, says);
        QVERIFY2(created.error().message.contains(says), qPrintable(created.error().message));
        QCOMPARE(created.error().retryAfter, answer.status == 429 ? 17 : 0);
        QCOMPARE(posts(), 1); // and never a second time by itself
    }

    void slowAndCut()
    {
        m_server->route("/wp-json/wp/v2/posts", ServerAnswer{});
        for (const auto &[then, kind] : {std::pair{TestServer::Then::Hang, ErrorKind::Timeout},
                                         {TestServer::Then::Close, ErrorKind::Network}}) {
            m_server->routeRaw("/wp-json/wp/v2/posts", "", then);
            const auto created = create();
            QVERIFY(!created);
            QCOMPARE(created.error().kind, kind);
        }
    }

    // The first attempt is done after the second has looked for it, and before it is.
    void anAttemptThatArrivesLateIsTheOne_data()
    {
        QTest::addColumn<QByteArray>("standing");
        QTest::addColumn<QString>("receipt");
        QTest::addColumn<int>("trashed");
        QTest::newRow("ours") << QByteArray("ours") << u"7"_s << 1;
        QTest::newRow("somebody else's") << QByteArray("theirs") << u"8"_s << 0;
    }
    void anAttemptThatArrivesLateIsTheOne()
    {
        QFETCH(QByteArray, standing);
        QFETCH(int, trashed);
        const auto post = [](int number, const QByteArray &slug, const QByteArray &content) {
            return "{\"id\":" + QByteArray::number(number) + ",\"status\":\"publish\",\"slug\":\"" + slug
                   + "\",\"title\":{\"raw\":\"Harbour\"},\"content\":{\"raw\":\"" + content
                   + "\"},\"link\":\"http://blog.example/" + slug
                   + "/\",\"modified_gmt\":\"2026-11-24T12:00:00\",\"_links\":{}}";
        };
        bool isThere = false;
        m_server->route("/wp-json/wp/v2/posts", [&](const ServerRequest &request) {
            if (request.method == "POST") {
                isThere = true;
                return json(201, post(8, "harbour-2", "ours"));
            }
            return json(200, isThere ? '[' + post(7, "harbour", standing) + ']' : QByteArray("[]"));
        });
        m_server->route("/wp-json/wp/v2/posts/8", json(200, post(8, "harbour-2__trashed", "ours")));
        const auto receipt = create(Attempt::Again);
        POSTIL_VERIFY_OK(receipt);
        QTEST(receipt->remoteId, "receipt");
        QCOMPARE(std::ranges::count(m_server->requests(), "DELETE", &ServerRequest::method), trashed);
    }

    void theRootIsFound_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("root");
        QTest::newRow("a header") << QByteArray()
                                  << QByteArray("</blog/wp-json/>; rel=\"https://api.w.org/\"")
                                  << u"/blog/wp-json/"_s;
        QTest::newRow("plain addresses")
            << QByteArray() << QByteArray("</?rest_route=/>; rel=\"https://api.w.org/\"")
            << u"/?rest_route=/"_s;
        QTest::newRow("an element") << QByteArray("<link rel='https://api.w.org/' href='/api/'>")
                                    << QByteArray() << u"/api/"_s;
        QTest::newRow("the usual place") << QByteArray("<p>Hello</p>") << QByteArray() << u"/wp-json/"_s;
    }
    void theRootIsFound()
    {
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, link);
        QFETCH(QString, root);
        ServerAnswer front{200, "text/html", page, {}};
        if (!link.isEmpty())
            front.headers.emplace_back("Link", link);
        m_server->route("/", front);
        m_server->route("/wp-json/", json(200, R"({"namespaces":["oembed/1.0","wp/v2"]})"));
        const auto found = QCoro::waitFor(findRestRoot(&m_client, m_server->url()));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(*found, m_server->url(root));
    }

    void theRootIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no WordPress") << QByteArray("<p>Hello</p>") << QByteArray() << ErrorKind::NotFound;
        QTest::newRow("switched off")
            << QByteArray("<img src='/wp-content/x.png'>") << QByteArray() << ErrorKind::Refused;
        QTest::newRow("on another site")
            << QByteArray() << QByteArray("<https://elsewhere.example/>; rel=\"https://api.w.org/\"")
            << ErrorKind::Refused;
        QTest::newRow("on another port")
            << QByteArray() << QByteArray("<http://127.0.0.1:1/>; rel=\"https://api.w.org/\"")
            << ErrorKind::Refused;
    }
    void theRootIsNotFound()
    {
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, link);
        ServerAnswer front{200, "text/html", page, {}};
        if (!link.isEmpty())
            front.headers.emplace_back("Link", link);
        m_server->route("/", front);
        const auto found = QCoro::waitFor(findRestRoot(&m_client, m_server->url()));
        QVERIFY(!found);
        QTEST(found.error().kind, "kind");
    }

    void thePasswordStaysWithTheBlog()
    {
        TestServer elsewhere;
        m_server->redirect("/", elsewhere.url().toEncoded());
        const auto created = create();
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Refused);
        QCOMPARE(elsewhere.requests().size(), 0);
        for (const ServerRequest &request : m_server->requests())
            QVERIFY(!request.headers.contains("authorization"));
        // Nor over http, but to this machine.
        Account account = accountOf();
        account.address = u"http://blog.example/"_s;
        const auto insecure =
            QCoro::waitFor((*makePublisher(account, {.http = &m_client, .secrets = &m_secrets}))->test());
        QCOMPARE(insecure.error().kind, ErrorKind::Refused);
        QVERIFY(insecure.error().message.contains(u"https"_s));
    }

    void thePasswordIsWrittenNowhere()
    {
        const Canary canary = Canary::fresh();
        m_password = canary.secret();
        static QByteArray log;
        log.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { log += line.toUtf8() + '\n'; });
        QByteArray told;
        for (const int status : {201, 401, 403, 500}) {
            m_created = json(status, R"({"code":"rest_cannot_create","message":"No"})");
            const auto created = create();
            told += created ? QByteArray() : created.error().message.toUtf8() + '\n';
        }
        qInstallMessageHandler(before);
        QVERIFY(told.count('\n') == 4);
        QCOMPARE(canary.tracesIn(told, u"the sentences"_s), QStringList());
        QCOMPARE(canary.tracesIn(log, u"the log"_s), QStringList());
        QCOMPARE(canary.tracesInProcesses(), QStringList());
        for (const auto place : {QStandardPaths::ConfigLocation, QStandardPaths::GenericDataLocation}) {
            const QString folder = QStandardPaths::writableLocation(place);
            if (QFileInfo::exists(folder))
                QCOMPARE(canary.tracesInFolder(folder), QStringList());
        }
        // It did reach the blog: the canary is what was sent.
        QVERIFY(m_server->requests()
                    .constLast()
                    .headers.value("authorization")
                    .endsWith((u"editor:"_s + canary.secret()).toUtf8().toBase64()));
    }

    void addressesOfTheInterface()
    {
        const QUrl pretty(u"https://blog.example/wp-json"_s);
        const QUrl plain(u"https://blog.example/?rest_route=/"_s);
        QCOMPARE(restUrl(pretty, u"wp/v2/tags"_s, {{u"search"_s, u"c++ & qt?#ä"_s}}).toEncoded(),
                 "https://blog.example/wp-json/wp/v2/tags?search=c%2B%2B%20%26%20qt%3F%23%C3%A4");
        QCOMPARE(restUrl(plain, u"wp/v2/tags"_s, {{u"search"_s, u"a&b"_s}}).toEncoded(),
                 "https://blog.example/?rest_route=/wp/v2/tags&search=a%26b");
    }

private:
    [[nodiscard]] Account accountOf() const
    {
        Account account{.id = u"stub"_s, .name = u"Stub"_s, .service = u"wordpress"_s};
        account.address = m_server->url().toString();
        account.options = {{u"user"_s, u"editor"_s}};
        return account;
    }

    Result<Receipt> create(Attempt attempt = Attempt::First)
    {
        const Account account = accountOf();
        m_secrets.put(secretKey(account, u"password"_s), m_password);
        Post post;
        post.title = u"Harbour"_s;
        post.commentary = u"What it means."_s;
        Publication publication = preparePublication(post, {}, account, {.at = {}}, {Form::HtmlFragment},
                                                     Renderer(QString()), QDateTime::currentDateTimeUtc());
        publication.attempt = attempt;
        return QCoro::waitFor(
            (*makePublisher(account, {.http = &m_client, .secrets = &m_secrets}))->create(publication));
    }

    [[nodiscard]] qsizetype posts() const
    {
        return std::ranges::count(m_server->requests(), "POST", &ServerRequest::method);
    }

    std::unique_ptr<TestServer> m_server;
    ServerAnswer m_created;
    QString m_password;
    MemorySecrets m_secrets;
    QtHttpClient m_client{QStringList(), HttpLimits{.callTotal = 5s, .callInactivity = 300ms}};
};

QTEST_GUILESS_MAIN(WordPressAnswersTest)
#include "tst_wordpressanswers.moc"
