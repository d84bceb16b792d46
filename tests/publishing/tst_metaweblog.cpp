// SPDX-License-Identifier: MIT
// Proves: posts go to blogs by XML-RPC, MetaWeblog and WordPress's own, once and never over somebody's work,
// from draft to removal, and whatever goes wrong there is told truly and without the password
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "secrets/sessionsecretstore.h"
#include "servers/testserver.h"
#include "support/canary.h"
#include "support/result.h"
#include "support/serverprocess.h"

#include <QCoroTask>
#include <QStandardPaths>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString Password = u"pass-&-<word>"_s;

Post harbourPost()
{
    Post post;
    post.title = u"The \"harbour\": closed <for> good & all"_s;
    post.slug = u"harbour-closed"_s;
    post.source.url = u"https://news.example/harbour"_s;
    post.source.headline = u"Harbour closed"_s;
    post.source.outlet = u"News"_s;
    post.commentary = u"What it means.\n\nMore *soon*."_s;
    post.labels = QStringList{u"ships & harbours"_s, u"Sea, the"_s};
    return post;
}

QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC);
}

} // namespace

class MetaWeblogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_secrets = std::make_unique<SessionSecretStore>();
        m_http = std::make_unique<QtHttpClient>(QStringList(),
                                                HttpLimits{.callTotal = 3s, .callInactivity = 700ms});
    }

    void lifeCycle_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("MetaWeblog") << u"metaweblog"_s;
        QTest::newRow("WordPress") << u"wordpress"_s;
    }
    void lifeCycle()
    {
        QFETCH(const QString, dialect);
        startBlog(dialect);
        const auto tested = wait(m_publisher->test());
        POSTIL_VERIFY_OK(tested);
        QVERIFY(tested->constFirst().contains(u"“The Harbour”"_s));

        // Draft, with its labels: one is a category of the blog.
        Post post = harbourPost();
        const Publication first = publicationOf(post, {PublishState::Draft, {}});
        const auto draft = wait(m_publisher->create(first));
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        QCOMPARE(draft->account, u"blog"_s);
        QVERIFY(draft->url.isEmpty());
        QJsonObject there = m_blog->posts().at(0).toObject();
        QCOMPARE(there.value("id"_L1).toString(), draft->remoteId);
        QCOMPARE(there.value("status"_L1).toString(), u"draft"_s);
        QCOMPARE(there.value("categories"_L1).toArray(), QJsonArray{u"Ships & harbours"_s});
        QCOMPARE(there.value("excerpt"_L1).toString(), u"In short"_s);

        // It is read back as it was sent.
        auto read = wait(m_publisher->fetch(*draft));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->title, post.title);
        QCOMPARE(read->content, first.content(Form::HtmlFragment));
        const bool isWordPress = dialect == "wordpress"_L1;
        QCOMPARE(read->labels,
                 (QStringList{u"Ships & harbours"_s, isWordPress ? u"Sea, the"_s : u"Sea the"_s}));
        QCOMPARE(read->summary, u"In short"_s);
        QCOMPARE(read->receipt.revision, draft->revision);

        // Published; nothing is lost of it.
        const auto live = wait(m_publisher->update(*draft, publicationOf(post)));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QCOMPARE(live->remoteId, draft->remoteId);
        QVERIFY(live->url.startsWith(m_blog->url().toString()) && live->url.contains("harbour"_L1));
        there = m_blog->posts().at(0).toObject();
        QCOMPARE(there.value("status"_L1).toString(), u"publish"_s);
        QVERIFY(there.value("keywords"_L1).toString().startsWith("Sea"_L1));

        // Listed, and found by its address.
        const auto rows = wait(m_publisher->list({.text = u"Harbour"_s}));
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->constFirst().title, post.title);
        QCOMPARE(wait(m_publisher->list({.text = u"submarine"_s}))->size(), 0);
        const auto found = wait(m_publisher->find(QUrl(live->url)));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->receipt.remoteId, live->remoteId);
        QCOMPARE(found->receipt.revision, live->revision);
        QCOMPARE(wait(m_publisher->find(m_blog->url(u"/other"_s))).error().kind, ErrorKind::NotFound);

        // Changed by us, then by somebody else: theirs stays.
        post.title = u"Changed"_s;
        const auto changed = wait(m_publisher->update(*live, publicationOf(post)));
        POSTIL_VERIFY_OK(changed);
        QVERIFY(changed->revision != live->revision);
        m_blog->tell(u"edit"_s,
                     {{u"id"_s, changed->remoteId}, {u"fields"_s, QJsonObject{{u"title"_s, u"Theirs"_s}}}});
        const auto conflict = wait(m_publisher->update(*changed, publicationOf(post)));
        QVERIFY(!conflict);
        QCOMPARE(conflict.error().kind, ErrorKind::Conflict);
        QCOMPARE(wait(m_publisher->trash(*changed)).error().kind, ErrorKind::Conflict);
        QCOMPARE(m_blog->posts().at(0).toObject().value("title"_L1).toString(), u"Theirs"_s);
        // Knowingly over it.
        read = wait(m_publisher->fetch(*changed));
        QCOMPARE(read->title, u"Theirs"_s);
        const auto over = wait(m_publisher->update(read->receipt, publicationOf(post)));
        POSTIL_VERIFY_OK(over);

        const auto media = wait(
            m_publisher->upload({.name = u"castle.jpg"_s, .type = "image/jpeg", .bytes = "\xff\xd8\0x"}));
        POSTIL_VERIFY_OK(media);
        QCOMPARE(media->url, m_blog->url(u"/files/castle.jpg"_s).toString());

        POSTIL_VERIFY_OK(wait(m_publisher->trash(*over)));
        QCOMPARE(wait(m_publisher->fetch(*over)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_publisher->update(*over, publicationOf(post))).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_publisher->trash(*over)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_publisher->list({}))->size(), 0);
        QCOMPARE(m_blog->faults(), QString());
    }

    void schedules()
    {
        const PublishTime later{PublishState::Scheduled, now().addDays(3)};
        startBlog(u"metaweblog"_s);
        QCOMPARE(wait(m_publisher->create(publicationOf(harbourPost(), later))).error().kind,
                 ErrorKind::Refused);
        QCOMPARE(m_blog->posts().size(), 0);

        startBlog(u"wordpress"_s);
        const auto scheduled = wait(m_publisher->create(publicationOf(harbourPost(), later)));
        POSTIL_VERIFY_OK(scheduled);
        QCOMPARE(scheduled->state, PublishState::Scheduled);
        QCOMPARE(m_blog->posts().at(0).toObject().value("status"_L1).toString(), u"future"_s);
        const auto read = wait(m_publisher->fetch(*scheduled));
        QCOMPARE(read->date, later.at);
        // At once after all: its date must not keep it back.
        const auto live = wait(m_publisher->update(*scheduled, publicationOf(harbourPost())));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QCOMPARE(m_blog->faults(), QString());
    }

    void anOldDateIsKept()
    {
        startBlog(u"metaweblog"_s);
        Post post = harbourPost();
        post.date = QDateTime(QDate(2024, 2, 29), QTime(23, 30), QTimeZone::UTC);
        const auto live = wait(m_publisher->create(publicationOf(post)));
        POSTIL_VERIFY_OK(live);
        // The blog tells it in its own zone, two hours ahead, without saying so.
        QCOMPARE(wait(m_publisher->fetch(*live))->date, post.date);
        QCOMPARE(m_blog->faults(), QString());
    }

    void wordPressLocksWhatChangesMeanwhile()
    {
        startBlog(u"wordpress"_s);
        const auto draft = wait(m_publisher->create(publicationOf(harbourPost(), {PublishState::Draft, {}})));
        POSTIL_VERIFY_OK(draft);
        m_blog->answerNext(
            u"wp.editPost"_s, 200,
            "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>409</int></"
            "value>"
            "</member><member><name>faultString</name><value>newer</value></member></struct></value></fault>"
            "</methodResponse>");
        QCOMPARE(wait(m_publisher->update(*draft, publicationOf(harbourPost()))).error().kind,
                 ErrorKind::Conflict);
    }

    void onceWhateverBreaks_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("what");
        for (const QString &dialect : {u"metaweblog"_s, u"wordpress"_s}) {
            for (const QString &what : {u"drop"_s, u"lose"_s, u"cut"_s, u"hang"_s, u"answer"_s})
                QTest::addRow("%s, %s", qPrintable(dialect), qPrintable(what)) << dialect << what;
        }
    }
    void onceWhateverBreaks()
    {
        QFETCH(const QString, dialect);
        QFETCH(const QString, what);
        startBlog(dialect);
        const QString method = dialect == "wordpress"_L1 ? u"wp.newPost"_s : u"metaWeblog.newPost"_s;
        if (what == "answer"_L1)
            m_blog->answerNext(method, 500, "<br/>PHP Fatal error");
        else
            m_blog->spoilNext(method, what);
        Publication publication = publicationOf(harbourPost());
        const auto first = wait(m_publisher->create(publication));
        QVERIFY(!first);
        QVERIFY(first.error().kind == ErrorKind::Network || first.error().kind == ErrorKind::Timeout);
        QCOMPARE(m_blog->requests(method), 1);
        const qsizetype before = m_blog->posts().size();
        publication.attempt = Attempt::Again;
        const auto again = wait(m_publisher->create(publication));
        POSTIL_VERIFY_OK(again);
        QCOMPARE(m_blog->posts().size(), 1);
        QCOMPARE(m_blog->requests(method), before == 1 ? 1 : 2);
        QCOMPARE(m_blog->posts().at(0).toObject().value("id"_L1).toString(), again->remoteId);
        // And once more, though the last report was read.
        QCOMPARE(wait(m_publisher->create(publication))->remoteId, again->remoteId);
        QCOMPARE(m_blog->posts().size(), 1);
        // Another post of the same address is none of ours.
        Post other = harbourPost();
        other.title = u"Another"_s;
        publication = publicationOf(other);
        publication.attempt = Attempt::Again;
        QCOMPARE(wait(m_publisher->create(publication)).error().kind, ErrorKind::Conflict);
        QCOMPARE(m_blog->posts().size(), 1);
        QCOMPARE(m_blog->faults(), QString());
    }

    void anUpdateThatCameThroughIsNoConflict()
    {
        startBlog(u"metaweblog"_s);
        const auto live = wait(m_publisher->create(publicationOf(harbourPost())));
        POSTIL_VERIFY_OK(live);
        Post post = harbourPost();
        post.title = u"Changed"_s;
        Publication publication = publicationOf(post);
        m_blog->spoilNext(u"metaWeblog.editPost"_s, u"lose"_s);
        QCOMPARE(wait(m_publisher->update(*live, publication)).error().kind, ErrorKind::Network);
        publication.attempt = Attempt::Again;
        const auto again = wait(m_publisher->update(*live, publication));
        POSTIL_VERIFY_OK(again);
        QVERIFY(again->revision != live->revision);
        QCOMPARE(m_blog->requests(u"metaWeblog.editPost"_s), 1);
    }

    void aPictureWhoseAnswerWasLostIsFound()
    {
        const MediaFile picture{.name = u"castle.jpg"_s, .type = "image/jpeg", .bytes = "x"};
        startBlog(u"wordpress"_s);
        QVERIFY(!*wait(m_publisher->lookForUpload(picture)));
        m_blog->spoilNext(u"metaWeblog.newMediaObject"_s, u"lose"_s);
        QCOMPARE(wait(m_publisher->upload(picture)).error().kind, ErrorKind::Network);
        const auto found = wait(m_publisher->lookForUpload(picture));
        POSTIL_VERIFY_OK(found);
        QVERIFY(*found);
        QCOMPARE((*found)->url, m_blog->url(u"/files/castle.jpg"_s).toString());
        QCOMPARE((*found)->remoteId, u"f0"_s);
        QVERIFY(!*wait(m_publisher->lookForUpload({.name = u"tower.jpg"_s, .type = {}, .bytes = {}})));
        QCOMPARE(m_blog->faults(), QString());
        // Elsewhere nothing is asked, for there is nothing to ask.
        startBlog(u"metaweblog"_s);
        POSTIL_VERIFY_OK(wait(m_publisher->upload(picture)));
        QVERIFY(!*wait(m_publisher->lookForUpload(picture)));
        QCOMPARE(m_blog->faults(), QString());
    }

    void errorsAreTrueSentences_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("413") << 413 << QByteArray("<h1>Too large</h1>") << ErrorKind::TooLarge;
        QTest::newRow("429") << 429 << QByteArray("Slow down") << ErrorKind::Network;
        QTest::newRow("500") << 500 << QByteArray("Oops pass-&-<word>") << ErrorKind::Network;
        QTest::newRow("403") << 403 << QByteArray("<h1>Firewall</h1>") << ErrorKind::Refused;
        QTest::newRow("HTML") << 200 << QByteArray("<!doctype html><title>Log in</title>")
                              << ErrorKind::Network;
        QTest::newRow("redirect") << 302 << QByteArray() << ErrorKind::Refused;
        QTest::newRow("entities") << 200 << QByteArray("<!DOCTYPE x [<!ENTITY a \"b\">]><methodResponse/>")
                                  << ErrorKind::Network;
        QTest::newRow("fault")
            << 200
            << QByteArray("<methodResponse><fault><value><struct><member><name>faultCode</name><value>"
                          "<int>401</int></value></member><member><name>faultString</name><value>"
                          "Not for pass-&amp;-&lt;word></value></member></struct></value></fault>"
                          "</methodResponse>")
            << ErrorKind::Refused;
    }
    void errorsAreTrueSentences()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorKind, kind);
        startBlog(u"metaweblog"_s);
        TestServer elsewhere;
        m_blog->answerNext(
            u"metaWeblog.newPost"_s, status, body,
            {{u"Retry-After"_s, u"17"_s}, {u"Location"_s, elsewhere.url(u"/rpc"_s).toString()}});
        const auto answer = wait(m_publisher->create(publicationOf(harbourPost())));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        QVERIFY2(!answer.error().message.contains(u"pass-&"_s), qPrintable(answer.error().message));
        if (status == 429)
            QCOMPARE(answer.error().retryAfter, 17);
        QCOMPARE(elsewhere.requests().size(), 0);
    }

    void aSlowAnswerIsWaitedFor()
    {
        startBlog(u"wordpress"_s);
        m_blog->spoilNext(u"wp.newPost"_s, u"drip"_s);
        m_blog->spoilNext(u"wp.getPost"_s, u"drip"_s);
        POSTIL_VERIFY_OK(wait(m_publisher->create(publicationOf(harbourPost()))));
        QCOMPARE(m_blog->posts().size(), 1);
    }

    void aWrongPasswordIsSaid_data() { lifeCycle_data(); }
    void aWrongPasswordIsSaid()
    {
        QFETCH(const QString, dialect);
        startBlog(dialect);
        (void)wait(m_secrets->write(u"blog/password"_s, u"secret-wrong"_s));
        for (const Error &error : {wait(m_publisher->test()).error(),
                                   wait(m_publisher->create(publicationOf(harbourPost()))).error()}) {
            QCOMPARE(error.kind, ErrorKind::SignIn);
            QVERIFY2(!error.message.contains(u"secret-wrong"_s), qPrintable(error.message));
        }
        (void)wait(m_secrets->remove(u"blog/password"_s));
        QCOMPARE(wait(m_publisher->test()).error().kind, ErrorKind::SignIn);
        QCOMPARE(m_blog->faults(), QString());
    }

    void thePasswordIsWrittenNowhere()
    {
        const Canary canary = Canary::fresh();
        TestServer site;
        int status = 200;
        site.routeRest([&status](const ServerRequest &request) {
            if (request.body.contains("listMethods"))
                return ServerAnswer{
                    200,
                    "text/xml",
                    "<methodResponse><params><param><value>1</value></param></params></methodResponse>",
                    {}};
            // The worst blog of all: it repeats what it was sent.
            const QByteArray fault =
                "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1"
                "</int></value></member><member><name>faultString</name><value>"
                + request.body.mid(request.body.indexOf("<params>")).replace("<", "&lt;")
                + "</value></member></struct></value></fault></methodResponse>";
            return ServerAnswer{status, "text/xml", status == 201 ? fault : request.body, {}};
        });
        m_account.address = site.url().toString();
        makeOne();
        (void)wait(m_secrets->write(u"blog/password"_s, canary.secret()));
        static QByteArray log;
        log.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { log += line.toUtf8() + '\n'; });
        QByteArray told;
        for (status = 200; status < 600; status += status == 200 ? 1 : 200) {
            const auto tested = wait(m_publisher->test());
            told += tested ? QByteArray() : tested.error().message.toUtf8() + '\n';
        }
        qInstallMessageHandler(before);
        QCOMPARE(told.count('\n'), 3);
        QCOMPARE(canary.tracesIn(told, u"the sentences"_s), QStringList());
        QCOMPARE(canary.tracesIn(log, u"the log"_s), QStringList());
        QCOMPARE(canary.tracesInProcesses(), QStringList());
        for (const auto place : {QStandardPaths::ConfigLocation, QStandardPaths::GenericDataLocation}) {
            if (const QString folder = QStandardPaths::writableLocation(place); QFileInfo::exists(folder))
                QCOMPARE(canary.tracesInFolder(folder), QStringList());
        }
        // It did reach the blog: the canary is what was sent.
        QVERIFY(canary.tracesIn(site.requests().constLast().body, u"the request"_s).size() > 0);
    }

    void thePasswordStaysOnTheSiteThatWasTyped()
    {
        TestServer evil;
        TestServer site;
        site.route("/", {200, "text/html", "<link rel=EditURI href=/rsd.xml>", {}});
        site.route("/rsd.xml", {200,
                                "application/rsd+xml",
                                "<rsd><service><apis><api name='MetaWeblog' blogID='1' apiLink='"
                                    + evil.url(u"/rpc"_s).toEncoded() + "'/></apis></service></rsd>",
                                {}});
        m_account.address = site.url().toString();
        makeOne();
        const auto tested = wait(m_publisher->test());
        QVERIFY(!tested);
        QCOMPARE(tested.error().kind, ErrorKind::Refused);
        QCOMPARE(evil.requests().size(), 0);

        // Nor does it follow a page that has moved there.
        TestServer moved;
        moved.redirect("/", evil.url(u"/"_s).toEncoded());
        m_account.address = moved.url().toString();
        makeOne();
        QVERIFY(!wait(m_publisher->test()));
        for (const ServerRequest &request : evil.requests())
            QCOMPARE(request.method, "GET");
        for (const ServerRequest &request : site.requests())
            QCOMPARE(request.method, "GET");
    }

    void theInterfaceCanBeTyped_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("the blog") << u"/"_s;
        QTest::newRow("the interface") << u"/rpc"_s;
    }
    void theInterfaceCanBeTyped()
    {
        QFETCH(const QString, path);
        startBlog(u"wordpress"_s, path);
        POSTIL_VERIFY_OK(wait(m_publisher->test()));
        QCOMPARE(m_blog->faults(), QString());
    }

    void whatIsNoInterfaceIsSaid()
    {
        TestServer site;
        site.route("/", {200, "text/html", "<title>Plain</title>Welcome", {}});
        m_account.address = site.url().toString();
        makeOne();
        const auto tested = wait(m_publisher->test());
        QVERIFY(!tested);
        QVERIFY(tested.error().message.contains(u"XML-RPC"_s));
        for (const ServerRequest &request : site.requests())
            QVERIFY(!request.body.contains("pass-"));
    }

private:
    template <typename T>
    T wait(QCoro::Task<T> task)
    {
        return QCoro::waitFor(std::move(task));
    }

    void makeOne()
    {
        m_account.id = u"blog"_s;
        m_account.name = u"Blog"_s;
        m_account.service = u"metaweblog"_s;
        m_account.timeZone = u"Africa/Harare"_s; // two hours ahead, as the stub
        m_account.options = {{u"user"_s, u"editor"_s}};
        (void)wait(m_secrets->write(u"blog/password"_s, Password));
        m_publisher =
            std::move(*makePublisher(m_account, {.http = m_http.get(), .secrets = m_secrets.get()}));
    }

    void startBlog(const QString &dialect, const QString &path = u"/"_s)
    {
        m_blog = std::make_unique<ServerProcess>(u"xmlrpc_stub.py"_s, QStringList{dialect});
        if (!m_blog->isUp())
            qFatal("%s", qPrintable(m_blog->problem()));
        m_account.address = m_blog->url(path).toString();
        makeOne();
    }

    Publication publicationOf(const Post &post, PublishTime when = {})
    {
        static const Renderer renderer{QString()};
        HouseStyle style;
        style.id = u"plain"_s;
        style.editorLabel = u"Editor:"_s;
        Publication publication = preparePublication(post, style, m_account, when,
                                                     findService(u"metaweblog"_s)->forms, renderer, now());
        publication.summary = u"In short"_s;
        return publication;
    }

    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<QtHttpClient> m_http;
    std::unique_ptr<ServerProcess> m_blog;
    std::unique_ptr<Publisher> m_publisher;
    Account m_account;
};

QTEST_GUILESS_MAIN(MetaWeblogTest)
#include "tst_metaweblog.moc"
