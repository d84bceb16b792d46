// SPDX-License-Identifier: MIT
// Proves: posts go to sites by Micropub once and never over somebody's work, from draft to removal; drafts
// only where they stay drafts; and whatever goes wrong there is told truly and without the token
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "secrets/sessionsecretstore.h"
#include "servers/testserver.h"
#include "support/result.h"
#include "support/serverprocess.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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

const PublishTime AsDraft{PublishState::Draft, {}};

} // namespace

class MicropubTest : public QObject
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
        QTest::addColumn<QStringList>("ways");
        QTest::newRow("link element") << QStringList();
        QTest::newRow("link header, addresses that move") << QStringList{u"header"_s, u"moving"_s};
    }
    void lifeCycle()
    {
        QFETCH(const QStringList, ways);
        startSite(ways);
        POSTIL_VERIFY_OK(wait(m_publisher->test()));
        Post post = harbourPost();
        const Publication first = publicationOf(post, AsDraft);
        const auto draft = wait(m_publisher->create(first));
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        QCOMPARE(draft->account, u"blog"_s);
        QCOMPARE(draft->remoteId, m_site->url(u"/2026/harbour-closed"_s).toString());
        QVERIFY(draft->url.isEmpty() && !draft->revision.isEmpty());

        auto read = wait(m_publisher->fetch(*draft));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->title, post.title);
        QCOMPARE(read->content, first.content(Form::HtmlFragment));
        QCOMPARE(read->form, Form::HtmlFragment);
        QCOMPARE(read->labels, post.labels);
        QCOMPARE(read->summary, u"In short"_s);
        QCOMPARE(read->receipt.revision, draft->revision);

        // Published, dated in the past, without its labels.
        post.labels.clear();
        post.date = QDateTime(QDate(2024, 2, 29), QTime(23, 30), QTimeZone::UTC);
        const auto live = wait(m_publisher->update(*draft, publicationOf(post)));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QCOMPARE(live->remoteId.endsWith("-moved"_L1), ways.contains(u"moving"_s));
        QCOMPARE(live->url, live->remoteId);
        read = wait(m_publisher->fetch(*live));
        QCOMPARE(read->labels, QStringList());
        QCOMPARE(read->date, post.date);

        const auto rows = wait(m_publisher->list({.text = u"Harbour"_s}));
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->constFirst().remoteId, live->remoteId);
        QCOMPARE(wait(m_publisher->list({.text = u"submarine"_s}))->size(), 0);
        QCOMPARE(wait(m_publisher->find(QUrl(live->url)))->receipt.revision, live->revision);
        QCOMPARE(wait(m_publisher->find(m_site->url(u"/other"_s))).error().kind, ErrorKind::NotFound);

        // Somebody else's change stays.
        m_site->tell(u"edit"_s,
                     {{u"id"_s, 0}, {u"fields"_s, QJsonObject{{u"name"_s, QJsonArray{u"Theirs"_s}}}}});
        QCOMPARE(wait(m_publisher->update(*live, publicationOf(post))).error().kind, ErrorKind::Conflict);
        QCOMPARE(wait(m_publisher->trash(*live)).error().kind, ErrorKind::Conflict);
        read = wait(m_publisher->fetch(*live));
        QCOMPARE(read->title, u"Theirs"_s);
        const auto over = wait(m_publisher->update(read->receipt, publicationOf(post)));
        POSTIL_VERIFY_OK(over);

        const auto media = wait(m_publisher->upload(
            {.name = u"castle.jpg"_s, .type = "image/jpeg", .bytes = QByteArray("\xff\xd8\0\r\n--x", 8)}));
        POSTIL_VERIFY_OK(media);
        QCOMPARE(media->url, m_site->url(u"/files/a1-castle.jpg"_s).toString());
        QCOMPARE(m_site->state().value("files"_L1).toArray().at(0).toObject(),
                 (QJsonObject{{u"name"_s, u"castle.jpg"_s}, {u"type"_s, u"image/jpeg"_s}, {u"size"_s, 8}}));

        POSTIL_VERIFY_OK(wait(m_publisher->trash(*over)));
        QCOMPARE(wait(m_publisher->fetch(*over)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_publisher->trash(*over)).error().kind, ErrorKind::NotFound);
        QCOMPARE(wait(m_publisher->update(*over, publicationOf(post))).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_site->faults(), QString());
    }

    void nothingIsShownTooEarly()
    {
        startSite({u"nodrafts"_s});
        QCOMPARE(wait(m_publisher->create(publicationOf(harbourPost(), AsDraft))).error().kind,
                 ErrorKind::Refused);
        const PublishTime later{PublishState::Scheduled, QDateTime::currentDateTimeUtc().addDays(3)};
        QCOMPARE(wait(m_publisher->create(publicationOf(harbourPost(), later))).error().kind,
                 ErrorKind::Refused);
        Publication hidden = publicationOf(harbourPost());
        hidden.audience = Audience::Private;
        QCOMPARE(wait(m_publisher->create(hidden)).error().kind, ErrorKind::Refused);
        QCOMPARE(m_site->posts().size(), 0);
        m_account.options.insert(u"drafts"_s, u"yes"_s);
        makeOne();
        POSTIL_VERIFY_OK(wait(m_publisher->create(publicationOf(harbourPost(), AsDraft))));
    }

    void onceWhateverBreaks_data()
    {
        QTest::addColumn<QString>("what");
        for (const QString &what : {u"drop"_s, u"lose"_s, u"hang"_s, u"answer"_s})
            QTest::addRow("%s", qPrintable(what)) << what;
    }
    void onceWhateverBreaks()
    {
        QFETCH(const QString, what);
        startSite({});
        if (what == "answer"_L1)
            m_site->answerNext(u"POST /micropub"_s, 500, "Oops");
        else
            m_site->spoilNext(u"POST /micropub"_s, what);
        Publication publication = publicationOf(harbourPost());
        const auto first = wait(m_publisher->create(publication));
        QVERIFY(!first);
        QVERIFY(first.error().kind == ErrorKind::Network || first.error().kind == ErrorKind::Timeout);
        QCOMPARE(m_site->requests(u"POST /micropub"_s), 1);
        publication.attempt = Attempt::Again;
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto again = wait(m_publisher->create(publication));
            POSTIL_VERIFY_OK(again);
            QCOMPARE(again->remoteId, m_site->url(u"/2026/harbour-closed"_s).toString());
            QCOMPARE(m_site->posts().size(), 1);
        }
        Post other = harbourPost();
        other.title = u"Another"_s;
        publication = publicationOf(other);
        publication.attempt = Attempt::Again;
        QCOMPARE(wait(m_publisher->create(publication)).error().kind, ErrorKind::Conflict);
        QCOMPARE(m_site->posts().size(), 1);
        QCOMPARE(m_site->faults(), QString());
    }

    void withoutAListNothingIsSentTwice()
    {
        startSite({u"nolist"_s});
        Publication publication = publicationOf(harbourPost());
        publication.attempt = Attempt::Again;
        QCOMPARE(wait(m_publisher->create(publication)).error().kind, ErrorKind::Refused);
        QCOMPARE(m_site->posts().size(), 0);
        QCOMPARE(wait(m_publisher->list({})).error().kind, ErrorKind::Refused);
    }

    void whatCannotBeReadBackIsThereAllTheSame()
    {
        startSite({});
        m_site->answerNext(u"GET /micropub source"_s, 404);
        const auto live = wait(m_publisher->create(publicationOf(harbourPost())));
        POSTIL_VERIFY_OK(live);
        QVERIFY(live->revision.isEmpty() && !live->url.isEmpty());
        QCOMPARE(wait(m_publisher->update(*live, publicationOf(harbourPost()))).error().kind,
                 ErrorKind::Conflict);
    }

    void anUpdateThatCameThroughIsNoConflict()
    {
        startSite({});
        const auto live = wait(m_publisher->create(publicationOf(harbourPost())));
        POSTIL_VERIFY_OK(live);
        Post post = harbourPost();
        post.title = u"Changed"_s;
        Publication publication = publicationOf(post);
        m_site->spoilNext(u"POST /micropub update"_s, u"lose"_s);
        QVERIFY(!wait(m_publisher->update(*live, publication)));
        publication.attempt = Attempt::Again;
        const auto again = wait(m_publisher->update(*live, publication));
        POSTIL_VERIFY_OK(again);
        QCOMPARE(m_site->requests(u"POST /micropub update"_s), 1);
    }

    void aPictureWhoseAnswerWasLostIsFound()
    {
        const MediaFile picture{.name = u"castle.jpg"_s, .type = "image/jpeg", .bytes = "x"};
        startSite({});
        QVERIFY(!*wait(m_publisher->lookForUpload(picture)));
        m_site->spoilNext(u"POST /media"_s, u"lose"_s);
        QCOMPARE(wait(m_publisher->upload(picture)).error().kind, ErrorKind::Network);
        const auto found = wait(m_publisher->lookForUpload(picture));
        POSTIL_VERIFY_OK(found);
        QVERIFY(*found);
        QCOMPARE((*found)->url, m_site->url(u"/files/a1-castle.jpg"_s).toString());
        QVERIFY(!*wait(m_publisher->lookForUpload({.name = u"tower.jpg"_s, .type = {}, .bytes = {}})));
        // Nobody knows while the site does not answer, and then nothing is sent.
        m_site->spoilNext(u"GET /media source"_s, u"hang"_s);
        const auto silent = wait(m_publisher->lookForUpload(picture));
        QVERIFY(!silent);
        QCOMPARE(silent.error().kind, ErrorKind::Timeout);
        QCOMPARE(m_site->faults(), QString());
        startSite({u"nolist"_s});
        POSTIL_VERIFY_OK(wait(m_publisher->upload(picture)));
        const auto unknown = wait(m_publisher->lookForUpload(picture));
        POSTIL_VERIFY_OK(unknown);
        QVERIFY(!*unknown);
    }

    void errorsAreTrueSentences_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const QString create = u"POST /micropub"_s;
        QTest::newRow("401") << create << 401 << QByteArray("{\"error\":\"unauthorized\"}")
                             << ErrorKind::SignIn;
        QTest::newRow("403 scope") << create << 403 << QByteArray("{\"error\":\"insufficient_scope\"}")
                                   << ErrorKind::Refused;
        QTest::newRow("401 scope") << create << 401 << QByteArray("{\"error\":\"insufficient_scope\"}")
                                   << ErrorKind::Refused;
        QTest::newRow("413") << create << 413 << QByteArray("<h1>Too large</h1>") << ErrorKind::TooLarge;
        QTest::newRow("429") << create << 429 << QByteArray("{}") << ErrorKind::Network;
        QTest::newRow("500") << create << 500 << QByteArray("Oops token-&-all") << ErrorKind::Network;
        QTest::newRow("302") << create << 302 << QByteArray() << ErrorKind::Refused;
        QTest::newRow("no address") << create << 201 << QByteArray("<p>Thanks") << ErrorKind::Network;
        QTest::newRow("HTML") << u"GET /micropub config"_s << 200 << QByteArray("<title>Log in</title>")
                              << ErrorKind::Network;
        QTest::newRow("deep") << u"GET /micropub config"_s << 200 << QByteArray("[").repeated(100'000)
                              << ErrorKind::Network;
    }
    void errorsAreTrueSentences()
    {
        QFETCH(const QString, label);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorKind, kind);
        startSite({});
        TestServer elsewhere;
        m_site->answerNext(label, status, body,
                           status == 201 ? QJsonObject()
                                         : QJsonObject{{u"Retry-After"_s, u"17"_s},
                                                       {u"Location"_s, elsewhere.url(u"/x"_s).toString()}});
        const auto answer = wait(m_publisher->create(publicationOf(harbourPost(), AsDraft)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        QVERIFY2(!answer.error().message.contains(u"token-&"_s), qPrintable(answer.error().message));
        if (status == 429)
            QCOMPARE(answer.error().retryAfter, 17);
        QCOMPARE(elsewhere.requests().size(), 0);
    }

    void aSlowAnswerIsWaitedFor()
    {
        startSite({});
        m_site->spoilNext(u"GET /micropub config"_s, u"drip"_s);
        m_site->spoilNext(u"GET /micropub source"_s, u"drip"_s);
        const auto draft = wait(m_publisher->create(publicationOf(harbourPost(), AsDraft)));
        POSTIL_VERIFY_OK(draft);
        QVERIFY(!draft->revision.isEmpty());
    }

    void badTokensAreSaid()
    {
        startSite({});
        const auto kindWith = [this](const QString &token) {
            (void)wait(m_secrets->write(u"blog/token"_s, token));
            const auto tested = wait(m_publisher->test());
            return !tested && !tested.error().message.contains(token) ? tested.error().kind
                                                                      : ErrorKind::BadInput;
        };
        QCOMPARE(kindWith(u"token-&-old"_s), ErrorKind::SignIn);
        QCOMPARE(kindWith(u"token-&-read"_s), ErrorKind::Refused);
        (void)wait(m_secrets->remove(u"blog/token"_s));
        QCOMPARE(wait(m_publisher->test()).error().kind, ErrorKind::SignIn);
        QCOMPARE(m_site->faults(), QString());
    }

    void signsInByTheBrowser_data()
    {
        QTest::addColumn<QStringList>("ways");
        QTest::newRow("links") << QStringList();
        QTest::newRow("metadata") << QStringList{u"metadata"_s};
        QTest::newRow("another page of the site") << QStringList{u"other"_s};
    }
    void signsInByTheBrowser()
    {
        QFETCH(const QStringList, ways);
        startSite(ways);
        (void)wait(m_secrets->remove(u"blog/token"_s));
        const auto options = wait(m_publisher->signIn({}));
        POSTIL_VERIFY_OK(options);
        QCOMPARE(options->value(u"endpoint"_s), m_site->url(u"/micropub?x=1"_s).toString());
        for (const QString &option : *options)
            QVERIFY(!option.contains(u"token-&"_s) && !option.contains(u"refresh-"_s));
        m_account.options = *options;
        makePublisherAnew();
        POSTIL_VERIFY_OK(wait(m_publisher->create(publicationOf(harbourPost()))));
        QCOMPARE(m_site->requests(u"GET /"_s), 1); // the page was asked once and for all

        // What ran out is renewed, and the post sent once more, since it was refused.
        m_site->tell(u"expire"_s, {});
        Post post = harbourPost();
        post.slug = u"second"_s;
        POSTIL_VERIFY_OK(wait(m_publisher->create(publicationOf(post))));
        QCOMPARE(m_site->posts().size(), 2);
        QVERIFY(wait(m_secrets->read(u"blog/token"_s))->contains(u"refresh-2"_s));
        // Until that ends, too.
        m_site->tell(u"expire"_s, {});
        m_site->answerNext(u"POST /token"_s, 400, "{\"error\":\"invalid_grant\"}");
        const auto ended = wait(m_publisher->create(publicationOf(post)));
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::SignIn);
        QCOMPARE(m_site->faults(), QString());
    }

    void signsInNobodyElse_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("said");
        QTest::newRow("stranger") << u"stranger"_s << u"somebody.example"_s;
        QTest::newRow("noscope") << u"noscope"_s << u"not to write posts"_s;
        QTest::newRow("foreign") << u"foreign"_s << u"in the name of another site"_s;
    }
    void signsInNobodyElse()
    {
        QFETCH(const QString, way);
        QFETCH(const QString, said);
        startSite(way == "foreign"_L1 ? QStringList{way, u"metadata"_s} : QStringList{way});
        (void)wait(m_secrets->remove(u"blog/token"_s));
        const auto options = wait(m_publisher->signIn({}));
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Refused);
        QVERIFY2(options.error().message.contains(said), qPrintable(options.error().message));
        QCOMPARE(wait(m_secrets->read(u"blog/token"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_site->faults(), QString());
    }

    void aPageDoesNotLeadIntoThisMachine()
    {
        TestServer inside;
        TestServer site;
        site.route(
            "/",
            {200, "text/html", "<link rel=micropub href=\"" + inside.url(u"/mp"_s).toEncoded() + "\">", {}});
        m_account.address = site.url().toString();
        makeOne();
        const auto tested = wait(m_publisher->test());
        QVERIFY(!tested);
        QCOMPARE(tested.error().kind, ErrorKind::Refused);
        QCOMPARE(inside.requests().size(), 0);
        TestServer plain;
        plain.route("/", {200, "text/html", "<title>Plain</title>", {}});
        m_account.address = plain.url().toString();
        makeOne();
        QCOMPARE(wait(m_publisher->test()).error().kind, ErrorKind::NotFound);
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
        m_account.service = u"micropub"_s;
        (void)wait(m_secrets->write(u"blog/token"_s, u"token-&-all"_s));
        makePublisherAnew();
    }

    void makePublisherAnew()
    {
        const PublishTools tools{
            .http = m_http.get(), .secrets = m_secrets.get(), .openBrowser = [this](const QUrl &url) {
                m_browser.get(QNetworkRequest(url));
            }};
        m_publisher = std::move(*makePublisher(m_account, tools));
    }

    void startSite(const QStringList &ways)
    {
        m_site = std::make_unique<ServerProcess>(u"micropub_stub.py"_s, ways);
        if (!m_site->isUp())
            qFatal("%s", qPrintable(m_site->problem()));
        m_account = {};
        m_account.address = m_site->url().toString();
        makeOne();
    }

    Publication publicationOf(const Post &post, PublishTime when = {})
    {
        static const Renderer renderer{QString()};
        HouseStyle style;
        style.id = u"plain"_s;
        style.editorLabel = u"Editor:"_s;
        Publication publication =
            preparePublication(post, style, m_account, when, findService(u"micropub"_s)->forms, renderer,
                               QDateTime::currentDateTimeUtc());
        publication.summary = u"In short"_s;
        return publication;
    }

    QNetworkAccessManager m_browser; // it follows where it is led, and nobody looks at the page
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<QtHttpClient> m_http;
    std::unique_ptr<ServerProcess> m_site;
    std::unique_ptr<Publisher> m_publisher;
    Account m_account;
};

QTEST_GUILESS_MAIN(MicropubTest)
#include "tst_micropub.moc"
