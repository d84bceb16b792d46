// SPDX-License-Identifier: MIT
// Proves: posts go to Blogger once, come back as they are there, are changed and trashed only as they were
// left, every request is one that Google's description of the API allows, and a token that ran out is renewed
#include "net/oauthtoken.h"
#include "net/qthttpclient.h"
#include "publishing/blogger/bloggerservers.h"
#include "publishing/catalogue.h"
#include "secrets/sessionsecretstore.h"
#include "support/publications.h"
#include "support/result.h"
#include "support/serverprocess.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const HttpLimits Impatient{.callInactivity = 800ms};

} // namespace

class BloggerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QString description = sharedPath(u"servers/blogger-v3-discovery.json"_s);
        m_server = std::make_unique<ServerProcess>(
            u"blogger_stub.py"_s, description.isEmpty() ? QStringList() : QStringList{description});
        QVERIFY2(m_server->isUp(), qPrintable(m_server->problem()));
        m_secrets = std::make_unique<SessionSecretStore>();
        m_account = Account();
        m_account.id = u"harbour"_s;
        m_account.service = u"blogger"_s;
        m_account.address = u"https://harbour.example/"_s;
        m_account.options = {{u"client-id"_s, u"stub.apps.googleusercontent.com"_s},
                             {u"stand-in"_s, m_server->url({}).toString()}};
        keep(u"client-secret"_s, u"client-secret-of-the-stub"_s);
        const OAuthToken token{.access = u"access-token-1"_s,
                               .refresh = u"refresh-token-1"_s,
                               .expires = QDateTime(QDate(2100, 1, 1), QTime(0, 0), QTimeZone::UTC),
                               .scope = QLatin1StringView(BloggerScope),
                               .me = {}};
        keep(u"token"_s, QString::fromUtf8(QJsonDocument(toJson(token)).toJson(QJsonDocument::Compact)));
        reconnect();
    }
    void cleanup()
    {
        QCOMPARE(m_server->ask(u"faults"_s).toJson(QJsonDocument::Compact), "[]");
        m_publisher.reset();
        m_client.reset();
        m_server.reset();
    }

    void isInTheCatalogue()
    {
        const auto service = findService(u"blogger"_s);
        POSTIL_VERIFY_OK(service);
        QVERIFY(!service->features.media);
        QVERIFY(service->notes.join(u' ').contains(u"no pictures"_s));
        QVERIFY(service->fields.at(1).hint.contains(u"OAuth client ID"_s));
        const auto uploaded = QCoro::waitFor(m_publisher->upload({u"a.png"_s, "image/png", "x", {}}));
        QCOMPARE(uploaded.error().kind, ErrorKind::Refused);
    }

    void tells()
    {
        const auto found = QCoro::waitFor(m_publisher->test());
        POSTIL_VERIFY_OK(found);
        QVERIFY(found->first().contains(u"Harbour Notes"_s));
        QVERIFY(found->last().contains(u"administrators"_s));
    }

    void livesAPost_data()
    {
        QTest::addColumn<QString>("role");
        QTest::newRow("administrator") << u"ADMIN"_s;
        QTest::newRow("author") << u"AUTHOR"_s;
    }
    void livesAPost()
    {
        QFETCH(QString, role);
        m_server->tell(u"user"_s, {{u"role"_s, role}});
        Post post = harbourPost();
        post.date = QDateTime(QDate(2025, 3, 4), QTime(5, 6), QTimeZone::UTC);
        const auto draft = create(post, AsDraft);
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        QCOMPARE(draft->url, QString());
        QCOMPARE(onlyPost().value("status"_L1), "DRAFT"_L1);

        post.commentary += u"\n\nAnd more."_s;
        const auto changed = update(*draft, post, AsDraft);
        POSTIL_VERIFY_OK(changed);
        QCOMPARE(changed->remoteId, draft->remoteId);
        QVERIFY(changed->revision != draft->revision);
        QVERIFY(onlyPost().value("content"_L1).toString().contains(u"And more."_s));

        const auto live = update(*changed, post);
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QVERIFY(live->url.startsWith(u"https://harbour.example/"_s));
        QCOMPARE(onlyPost().value("status"_L1), "LIVE"_L1);

        const auto read = QCoro::waitFor(m_publisher->fetch(*live));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->title, post.title);
        QCOMPARE(read->content, publicationFor(m_account, post).content(Form::HtmlFragment));
        QCOMPARE(read->labels, post.labels);
        QCOMPARE(read->slug, u"the-harbour-its-ships"_s);
        QCOMPARE(read->receipt.revision, live->revision);
        QCOMPARE(read->receipt.state, PublishState::Live);
        const auto found = QCoro::waitFor(m_publisher->find(QUrl(live->url)));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->receipt.remoteId, live->remoteId);

        const auto reverted = update(*live, post, AsDraft);
        POSTIL_VERIFY_OK(reverted);
        QCOMPARE(onlyPost().value("status"_L1), "DRAFT"_L1);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_publisher->trash(*reverted)));
        QCOMPARE(onlyPost().value("status"_L1), "SOFT_TRASHED"_L1);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_publisher->trash(*reverted)));
        const auto gone = QCoro::waitFor(m_publisher->fetch(*reverted));
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QVERIFY(gone.error().message.contains(u"trash"_s));
    }

    void keepsToTheTime()
    {
        const PublishTime soon = inMinutes(60);
        const auto receipt = create(harbourPost(), soon);
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->state, PublishState::Scheduled);
        QCOMPARE(onlyPost().value("status"_L1), "SCHEDULED"_L1);
        QCOMPARE(publishedAt(), soon.at);
        const PublishTime later = inMinutes(120);
        const auto moved = update(*receipt, harbourPost(), later);
        POSTIL_VERIFY_OK(moved);
        QCOMPARE(publishedAt(), later.at);
        // Not at the time that was set before, but now.
        const auto live = update(*moved, harbourPost());
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QVERIFY(publishedAt() <= QDateTime::currentDateTimeUtc());
        const auto again = update(*live, harbourPost(), soon);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(onlyPost().value("status"_L1), "SCHEDULED"_L1);

        const auto past = create(harbourPost(u"Too late"_s), inMinutes(-5));
        QCOMPARE(past.error().kind, ErrorKind::BadInput);
        QCOMPARE(posts().size(), 1);
    }

    void keepsADateOfThePast()
    {
        Post post = harbourPost();
        post.date = QDateTime(QDate(2025, 3, 4), QTime(5, 6), QTimeZone::UTC);
        POSTIL_VERIFY_OK(create(post));
        QCOMPARE(publishedAt(), post.date);
        QCOMPARE(onlyPost().value("status"_L1), "LIVE"_L1);
    }

    void changesLabels()
    {
        Post post = harbourPost();
        const auto receipt = create(post);
        post.labels = QStringList{u"Other"_s};
        const auto other = update(*receipt, post);
        QCOMPARE(onlyPost().value("labels"_L1).toArray(), QJsonArray{u"Other"_s});
        post.labels.clear();
        POSTIL_VERIFY_OK(update(*other, post));
        QCOMPARE(onlyPost().value("labels"_L1).toArray(), QJsonArray());
    }

    void leavesOthersWorkAlone()
    {
        const auto receipt = create(harbourPost());
        m_server->tell(u"edit"_s, {{u"id"_s, receipt->remoteId}, {u"title"_s, u"Theirs"_s}});
        const auto changed = update(*receipt, harbourPost(u"Mine"_s));
        QCOMPARE(changed.error().kind, ErrorKind::Conflict);
        QVERIFY(changed.error().message.contains(u"“Theirs”"_s));
        QCOMPARE(QCoro::waitFor(m_publisher->trash(*receipt)).error().kind, ErrorKind::Conflict);
        QCOMPARE(onlyPost().value("title"_L1), "Theirs"_L1);
        QCOMPARE(onlyPost().value("status"_L1), "LIVE"_L1);
        // Over it knowingly.
        const auto theirs = QCoro::waitFor(m_publisher->fetch(*receipt));
        POSTIL_VERIFY_OK(update(theirs->receipt, harbourPost(u"Mine"_s)));
        QCOMPARE(onlyPost().value("title"_L1), "Mine"_L1);
    }

    void noticesAChangeBetweenLookingAndWriting()
    {
        const auto receipt = create(harbourPost());
        m_server->spoil({{u"method"_s, u"PATCH"_s}, {u"how"_s, u"answer"_s}, {u"status"_s, 412}});
        QCOMPARE(update(*receipt, harbourPost(u"Mine"_s)).error().kind, ErrorKind::Conflict);
        const QJsonObject asked = lastRequest();
        QCOMPARE(asked.value("headers"_L1).toObject().value("if-match"_L1).toString(), receipt->revision);
    }

    void isThereOnce_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("path");
        QTest::addColumn<PublishTime>("when");
        QTest::addColumn<bool>("isRewritten");
        for (const QString &how : {u"lose"_s, u"cut"_s, u"hang"_s}) {
            QTest::addRow("draft, %s", qPrintable(how)) << how << u"isDraft"_s << AsDraft << false;
            QTest::addRow("live, %s", qPrintable(how)) << how << u"isDraft"_s << PublishTime() << true;
            QTest::addRow("scheduled, %s", qPrintable(how)) << how << u"isDraft"_s << inMinutes(60) << true;
            QTest::addRow("its time, %s", qPrintable(how)) << how << u"/publish"_s << inMinutes(60) << false;
        }
    }
    void isThereOnce()
    {
        QFETCH(QString, how);
        QFETCH(QString, path);
        QFETCH(PublishTime, when);
        QFETCH(bool, isRewritten);
        POSTIL_VERIFY_OK(create(harbourPost(u"Another"_s), when));
        Post alike = harbourPost(); // of the same title, but another post
        alike.commentary = u"Something else."_s;
        POSTIL_VERIFY_OK(create(alike, when));
        if (isRewritten)
            m_server->tell(u"rewrite"_s, {{u"from"_s, u"<p>"_s}, {u"to"_s, u"<p dir='auto'>\n"_s}});
        if (how == "hang"_L1)
            reconnect(Impatient);
        m_server->spoil({{u"method"_s, u"POST"_s}, {u"path"_s, path}, {u"how"_s, how}});
        const auto lost = create(harbourPost(), when);
        QVERIFY(lost.error().kind == ErrorKind::Network || lost.error().kind == ErrorKind::Timeout);
        reconnect();
        const auto receipt = create(harbourPost(), when, Attempt::Again);
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->state, when.state);
        QCOMPARE(posts().size(), 3);
    }

    void findsAnEarlierAttemptFarDown()
    {
        const auto receipt = create(harbourPost());
        m_server->tell(u"fill"_s, {{u"count"_s, 60}});
        const auto again = create(harbourPost(), {}, Attempt::Again);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->remoteId, receipt->remoteId);
        QCOMPARE(posts().size(), 61);
    }

    void isChangedOnce_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<PublishTime>("when");
        QTest::newRow("the change") << u"PATCH"_s << PublishTime();
        QTest::newRow("its time") << u"POST"_s << inMinutes(60);
    }
    void isChangedOnce()
    {
        QFETCH(QString, method);
        QFETCH(PublishTime, when);
        const auto receipt = create(harbourPost(), AsDraft);
        m_server->spoil({{u"method"_s, method}, {u"how"_s, u"lose"_s}});
        QCOMPARE(update(*receipt, harbourPost(u"New"_s), when).error().kind, ErrorKind::Network);
        const auto again = update(*receipt, harbourPost(u"New"_s), when, Attempt::Again);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->state, when.state);
        QCOMPARE(onlyPost().value("title"_L1), "New"_L1);
    }

    void lists()
    {
        m_server->tell(u"fill"_s, {{u"count"_s, 55}});
        const auto newest = QCoro::waitFor(m_publisher->list({.text = {}, .count = 3}));
        POSTIL_VERIFY_OK(newest);
        QCOMPARE(newest->size(), 3);
        QCOMPARE(newest->at(0).title, u"Post 54"_s);
        QCOMPARE(newest->at(0).state, PublishState::Draft);
        QCOMPARE(newest->at(1).state, PublishState::Live);
        QCOMPARE(QCoro::waitFor(m_publisher->list({.text = {}, .count = 100}))->size(), 55);
        const auto found = QCoro::waitFor(m_publisher->list({.text = u"post 5"_s, .count = 20}));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->size(), 3); // 5, 51, 53; drafts are not searched
        QCOMPARE(QCoro::waitFor(m_publisher->list({.text = u"50 % & więcej+"_s}))->size(), 0);
    }

    void findsNothingElsewhere()
    {
        const auto other = QCoro::waitFor(m_publisher->find(QUrl(u"https://other.example/2026/01/a.html"_s)));
        QCOMPARE(other.error().kind, ErrorKind::NotFound);
        const auto missing =
            QCoro::waitFor(m_publisher->find(QUrl(u"https://harbour.example/2026/01/a.html"_s)));
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        m_account.address = u"https://unknown.example/"_s;
        const auto blog = QCoro::waitFor(publisher()->test());
        QCOMPARE(blog.error().kind, ErrorKind::NotFound);
        QVERIFY(blog.error().message.contains(u"https://unknown.example/"_s));
    }

    void readersMayNotPublish()
    {
        m_server->tell(u"user"_s, {{u"role"_s, u"READER"_s}});
        QCOMPARE(QCoro::waitFor(m_publisher->test()).error().kind, ErrorKind::Refused);
        QCOMPARE(create(harbourPost()).error().kind, ErrorKind::Refused);
    }

    void privatePostsStayHere()
    {
        Publication publication = publicationFor(m_account, harbourPost());
        publication.audience = Audience::Private;
        QCOMPARE(QCoro::waitFor(m_publisher->create(publication)).error().kind, ErrorKind::Refused);
        QCOMPARE(posts().size(), 0);
    }

    void renewsATokenOnce()
    {
        m_server->tell(u"expire"_s, {{u"now"_s, true}});
        POSTIL_VERIFY_OK(create(harbourPost()));
        POSTIL_VERIFY_OK(create(harbourPost(u"Another"_s)));
        QCOMPARE(timesAsked(u"/token"_s), 1);
        const QString kept = *QCoro::waitFor(m_secrets->read(u"harbour/token"_s));
        QVERIFY(kept.contains(u"access-token-2"_s));
        QVERIFY(kept.contains(u"refresh-token-1"_s));
        // One that has run out by the clock is not even tried.
        keep(u"token"_s, QString(kept).replace(u"\"expires\":\"20"_s, u"\"expires\":\"19"_s));
        POSTIL_VERIFY_OK(create(harbourPost(u"A third"_s)));
        QCOMPARE(timesAsked(u"/token"_s), 2);
    }

    void saysWhenTheUserHasToSignIn_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("never signed in") << u"none"_s << u"not signed in"_s;
        QTest::newRow("permission ended") << u"revoke"_s << u"seven days"_s;
        QTest::newRow("permission ended, another way") << u"revoke"_s << u"Copy HTML"_s;
        QTest::newRow("wrong client") << u"client"_s << u"client id"_s;
        QTest::newRow("scope missing") << u"scope"_s << u"box ticked"_s;
    }
    void saysWhenTheUserHasToSignIn()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        if (what == "none"_L1)
            (void)QCoro::waitFor(m_secrets->remove(u"harbour/token"_s));
        else if (what == "scope"_L1)
            m_server->spoil({{u"how"_s, u"answer"_s},
                             {u"status"_s, 403},
                             {u"body"_s, google(403, u"insufficientPermissions"_s)}});
        else
            m_server->tell(what == "revoke"_L1 ? u"revoke"_s : u"expire"_s, {{u"now"_s, true}});
        if (what == "client"_L1)
            keep(u"client-secret"_s, u"of another client"_s);
        const auto receipt = create(harbourPost());
        QCOMPARE(receipt.error().kind, ErrorKind::SignIn);
        QVERIFY2(receipt.error().message.contains(says), qPrintable(receipt.error().message));
        QVERIFY(!receipt.error().message.contains(u"token-1"_s));
        QCOMPARE(posts().size(), 0);
    }

    void signsInWithTheBrowser()
    {
        (void)QCoro::waitFor(m_secrets->remove(u"harbour/token"_s));
        const auto user = signIn();
        POSTIL_VERIFY_OK(user);
        QCOMPARE(user->value(u"user"_s), u"Harbour Editor"_s);
        QVERIFY(QCoro::waitFor(m_secrets->read(u"harbour/token"_s))->contains(u"refresh-token-2"_s));
        POSTIL_VERIFY_OK(create(harbourPost()));
        // After a week in testing, too.
        m_server->tell(u"revoke"_s, {{u"now"_s, true}});
        QCOMPARE(create(harbourPost(u"Another"_s)).error().kind, ErrorKind::SignIn);
        POSTIL_VERIFY_OK(signIn());
        POSTIL_VERIFY_OK(create(harbourPost(u"Another"_s)));
    }

    void isNotLetIn_data()
    {
        QTest::addColumn<QJsonObject>("grant");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("the user says no")
            << QJsonObject{{u"error"_s, u"access_denied"_s}} << ErrorKind::Refused;
        QTest::newRow("the box is not ticked") << QJsonObject{{u"scope"_s, u"openid"_s}} << ErrorKind::SignIn;
    }
    void isNotLetIn()
    {
        QFETCH(QJsonObject, grant);
        QFETCH(ErrorKind, kind);
        (void)QCoro::waitFor(m_secrets->remove(u"harbour/token"_s));
        m_server->tell(u"grant"_s, grant);
        const auto user = signIn();
        QVERIFY(!user);
        QCOMPARE(user.error().kind, kind);
        QVERIFY(!QCoro::waitFor(m_secrets->read(u"harbour/token"_s)));
    }

    void saysHowToGetAClient()
    {
        m_account.options.remove(u"client-id"_s);
        reconnect();
        if (!googleClientId(m_account).isEmpty())
            QSKIP("this build has a client of its own");
        const auto user = signIn();
        QCOMPARE(user.error().kind, ErrorKind::BadInput);
        QVERIFY(user.error().message.contains(u"console.cloud.google.com"_s));
        QVERIFY(user.error().message.contains(u"Copy HTML"_s)); // the way out that needs nobody's leave
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<QJsonObject>("spoil");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("wait");
        const auto row = [](const char *name, QJsonObject spoil, ErrorKind kind, int wait = 0) {
            spoil.insert(u"method"_s, u"POST"_s);
            if (!spoil.contains(u"how"_s))
                spoil.insert(u"how"_s, u"answer"_s);
            QTest::newRow(name) << spoil << kind << wait;
        };
        row("too large", {{u"status"_s, 413}}, ErrorKind::TooLarge);
        row("too often", {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"17"_s}}}},
            ErrorKind::Network, 17);
        row("rate", {{u"status"_s, 403}, {u"body"_s, google(403, u"rateLimitExceeded"_s)}},
            ErrorKind::Network, 60);
        row("quota", {{u"status"_s, 403}, {u"body"_s, google(403, u"quotaExceeded"_s)}}, ErrorKind::Network,
            3600);
        row("not enabled", {{u"status"_s, 403}, {u"body"_s, google(403, u"accessNotConfigured"_s)}},
            ErrorKind::Refused);
        row("trouble", {{u"status"_s, 500}}, ErrorKind::Network);
        row("a page",
            {{u"status"_s, 200},
             {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"text/html"_s}}},
             {u"body"_s, u"<h1>Log in to the network</h1>"_s}},
            ErrorKind::Network);
        row("elsewhere",
            {{u"status"_s, 302}, {u"headers"_s, QJsonObject{{u"Location"_s, u"https://a.example"_s}}}},
            ErrorKind::Refused);
        row("silence", {{u"how"_s, u"hang"_s}}, ErrorKind::Timeout);
        row("half", {{u"how"_s, u"cut"_s}}, ErrorKind::Network);
    }
    void saysWhatWentWrong()
    {
        QFETCH(QJsonObject, spoil);
        QFETCH(ErrorKind, kind);
        QFETCH(int, wait);
        if (kind == ErrorKind::Timeout)
            reconnect(Impatient);
        m_server->spoil(spoil);
        const auto receipt = create(harbourPost());
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().kind, kind);
        QCOMPARE(receipt.error().retryAfter, wait);
        QVERIFY(receipt.error().message.endsWith(u'.') || receipt.error().message.endsWith(u'”'));
        QVERIFY(!receipt.error().message.contains(u"token"_s));
    }

    void waitsForASlowAnswer()
    {
        m_server->spoil({{u"method"_s, u"POST"_s}, {u"how"_s, u"drip"_s}});
        POSTIL_VERIFY_OK(create(harbourPost()));
    }

    void secretsGoToGoogleAlone()
    {
        for (const QString &server :
             {u"https://evil.example"_s, u"http://10.0.0.1"_s, u"http://127.0.0.1.evil.example"_s,
              u"file:///tmp"_s, u"http://127.0.0.1@evil.example"_s}) {
            m_account.options.insert(u"stand-in"_s, server);
            QCOMPARE(bloggerServer(m_account, BloggerServer::Api), u"https://blogger.googleapis.com"_s);
            QCOMPARE(bloggerServer(m_account, BloggerServer::Token),
                     u"https://oauth2.googleapis.com/token"_s);
        }
    }

private:
    static QJsonObject google(int status, const QString &reason)
    {
        return {{u"error"_s, QJsonObject{{u"code"_s, status},
                                         {u"message"_s, u"No."_s},
                                         {u"errors"_s, QJsonArray{QJsonObject{{u"reason"_s, reason}}}}}}};
    }

    std::unique_ptr<Publisher> publisher()
    {
        return *makePublisher(
            m_account, {.http = m_client.get(),
                        .secrets = m_secrets.get(),
                        .openBrowser = [this](const QUrl &url) { m_browser.get(QNetworkRequest(url)); }});
    }
    Result<QMap<QString, QString>> signIn() { return QCoro::waitFor(m_publisher->signIn({})); }
    // With a client that waits, or with one for calls that get no answer.
    void reconnect(HttpLimits limits = {})
    {
        m_publisher.reset();
        m_client = std::make_unique<QtHttpClient>(QStringList(), limits);
        m_publisher = publisher();
    }
    void keep(const QString &name, const QString &secret)
    {
        POSTIL_VERIFY_OK(QCoro::waitFor(m_secrets->write(secretKey(m_account, name), secret)));
    }
    Result<Receipt> create(const Post &post, PublishTime when = {}, Attempt attempt = Attempt::First)
    {
        return QCoro::waitFor(m_publisher->create(publicationFor(m_account, post, when, attempt)));
    }
    Result<Receipt> update(const Receipt &before, const Post &post, PublishTime when = {},
                           Attempt attempt = Attempt::First)
    {
        return QCoro::waitFor(m_publisher->update(before, publicationFor(m_account, post, when, attempt)));
    }
    QJsonArray posts() { return m_server->ask(u"posts"_s).array(); }
    QJsonObject onlyPost()
    {
        const QJsonArray all = posts();
        return all.size() == 1 ? all.first().toObject() : QJsonObject();
    }
    QDateTime publishedAt()
    {
        return QDateTime::fromString(onlyPost().value("published"_L1).toString(), Qt::ISODate).toUTC();
    }
    QJsonObject lastRequest() { return m_server->ask(u"requests"_s).array().last().toObject(); }
    int timesAsked(const QString &path)
    {
        const QJsonArray all = m_server->ask(u"requests"_s).array();
        return int(std::ranges::count_if(
            all, [&](const QJsonValue &request) { return request.toObject().value("path"_L1) == path; }));
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<QtHttpClient> m_client;
    QNetworkAccessManager m_browser; // of somebody who allows everything at once
    std::unique_ptr<SessionSecretStore> m_secrets;
    Account m_account;
    std::unique_ptr<Publisher> m_publisher;
};

QTEST_GUILESS_MAIN(BloggerTest)
#include "tst_blogger.moc"
