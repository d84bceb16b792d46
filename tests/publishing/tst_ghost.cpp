// SPDX-License-Identifier: MIT
// Proves: posts go to Ghost once, as previewed, come back as they are there, and are changed and removed only
// as they were left
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "publishing/ghost/ghostapi.h"
#include "publishing/ghost/ghostkey.h"
#include "secrets/sessionsecretstore.h"
#include "support/publications.h"
#include "support/result.h"
#include "support/serverprocess.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const HttpLimits Impatient{.callInactivity = 800ms};

} // namespace

// The blog is a stand-in, which can fail on command; or a real Ghost, which cannot, where POSTIL_GHOST_SERVER
// says what ghost.py says of it (tst_ghostserver.py).
class GhostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_said = QJsonDocument::fromJson(qgetenv("POSTIL_GHOST_SERVER")).object();
        if (m_said.isEmpty()) {
            m_server = std::make_unique<ServerProcess>(u"ghost_stub.py"_s);
            QVERIFY2(m_server->isUp(), qPrintable(m_server->problem()));
            m_said = m_server->said();
        }
        m_secrets = std::make_unique<SessionSecretStore>();
        m_account = Account();
        m_account.id = u"harbour"_s;
        m_account.service = u"ghost"_s;
        m_account.address = m_said.value("url"_L1).toString() + u'/';
        keep(m_said.value("key"_L1).toString());
        reconnect();
    }
    void cleanup()
    {
        if (m_server)
            QCOMPARE(m_server->ask(u"faults"_s).toJson(QJsonDocument::Compact), "[]");
        m_publisher.reset();
        m_client.reset();
        m_server.reset();
    }

    void tells()
    {
        const auto found = QCoro::waitFor(m_publisher->test());
        POSTIL_VERIFY_OK(found);
        QVERIFY(found->first().contains(u"“Ghost on loopback”"_s));
        QVERIFY(findService(u"ghost"_s)->notes.join(u' ').contains(u"no trash"_s));
    }

    void livesAPost()
    {
        Post post = harbourPost();
        post.date = QDateTime(QDate(2025, 3, 4), QTime(5, 6), QTimeZone::UTC);
        post.slug = u"ghost-life"_s;
        const auto draft = create(post, AsDraft);
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        QCOMPARE(draft->url, QString());

        post.commentary += u"\n\nAnd more."_s;
        const auto changed = update(*draft, post, AsDraft);
        POSTIL_VERIFY_OK(changed);
        QCOMPARE(changed->remoteId, draft->remoteId);
        QVERIFY(changed->revision != draft->revision);
        const auto live = update(*changed, post);
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QVERIFY(live->url.endsWith(u"/ghost-life/"_s));

        const auto read = QCoro::waitFor(m_publisher->fetch(*live));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->title, post.title);
        QCOMPARE(kept(read->content), keptFor(post));
        QCOMPARE(read->labels, post.labels);
        QCOMPARE(read->slug, post.slug);
        QCOMPARE(read->receipt.revision, live->revision);
        const auto found = QCoro::waitFor(m_publisher->find(QUrl(live->url)));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->receipt.remoteId, live->remoteId);

        // The address that readers know stays, whatever the title becomes.
        post.title = u"Another title"_s;
        post.slug = u"another-slug"_s;
        const auto renamed = update(*live, post);
        POSTIL_VERIFY_OK(renamed);
        QCOMPARE(renamed->url, live->url);
        const auto reverted = update(*renamed, post, AsDraft);
        POSTIL_VERIFY_OK(reverted);
        QCOMPARE(reverted->state, PublishState::Draft);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_publisher->trash(*reverted)));
        QCOMPARE(QCoro::waitFor(m_publisher->fetch(*reverted)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(m_publisher->trash(*reverted)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(m_publisher->find(QUrl(live->url))).error().kind, ErrorKind::NotFound);
    }

    void readersGetWhatWasPreviewed()
    {
        Post post = harbourPost();
        post.date = QDateTime(QDate(2025, 3, 4), QTime(5, 6), QTimeZone::UTC);
        post.slug = u"ghost-page"_s;
        const auto live = create(post);
        POSTIL_VERIFY_OK(live);
        if (m_server)
            return; // it has no pages
        const auto page = QCoro::waitFor(m_client->send({.url = QUrl(live->url)}));
        POSTIL_VERIFY_OK(page);
        QCOMPARE(page->status, 200);
        QVERIFY(kept(QString::fromUtf8(page->body)).contains(keptFor(post)));
    }

    void keepsToTheTime()
    {
        Post post = harbourPost();
        post.slug = u"ghost-time"_s;
        const PublishTime soon = inMinutes(60);
        const auto receipt = create(post, soon);
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->state, PublishState::Scheduled);
        QCOMPARE(receipt->url, QString());
        QCOMPARE(dateOf(*receipt), soon.at);
        const PublishTime later = inMinutes(120);
        const auto moved = update(*receipt, post, later);
        POSTIL_VERIFY_OK(moved);
        QCOMPARE(dateOf(*moved), later.at);
        // Not at the time that was set before, but now.
        const auto live = update(*moved, post);
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QVERIFY(dateOf(*live) <= QDateTime::currentDateTimeUtc());
        const auto again = update(*live, post, soon);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->state, PublishState::Scheduled);
        QCOMPARE(dateOf(*again), soon.at);

        post.slug = u"ghost-too-late"_s;
        QCOMPARE(create(post, inMinutes(-5)).error().kind, ErrorKind::BadInput);
    }

    void keepsADateOfThePast()
    {
        Post post = harbourPost();
        post.slug = u"ghost-past"_s;
        post.date = QDateTime(QDate(2025, 3, 4), QTime(5, 6), QTimeZone::UTC);
        const auto receipt = create(post);
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(dateOf(*receipt), post.date);
    }

    void sendsDetails()
    {
        Post post = harbourPost();
        post.slug = u"ghost-details"_s;
        post.leadMedia = LeadMedia{
            .url = u"https://img.example/a.png?b=1&c=2"_s, .alt = u"A \"ship\""_s, .caption = u"<3 & more"_s};
        Publication publication = publicationFor(m_account, post, AsDraft);
        publication.summary = u"A summary."_s;
        const auto receipt = QCoro::waitFor(m_publisher->create(publication));
        POSTIL_VERIFY_OK(receipt);
        const auto read = QCoro::waitFor(m_publisher->fetch(*receipt));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->summary, u"A summary."_s);
        // Once: themes show the feature image above the post.
        QCOMPARE(read->content.count(u"<img"_s), 1);
        QVERIFY(read->content.startsWith(
            u"<figure class=\"postil-lead\"><img class=\"u-photo\" "
            u"src=\"https://img.example/a.png?b=1&amp;c=2\" "
            "alt=\"A &quot;ship&quot;\"><figcaption>&lt;3 &amp; more</figcaption></figure>"_s));
        // And away again, labels too.
        post.leadMedia.reset();
        post.labels.clear();
        const auto without = update(*receipt, post, AsDraft);
        POSTIL_VERIFY_OK(without);
        const auto bare = QCoro::waitFor(m_publisher->fetch(*without));
        QCOMPARE(bare->content.count(u"<img"_s), 0);
        QCOMPARE(bare->labels, QStringList());
        QCOMPARE(bare->summary, QString());
    }

    void uploadsAPicture()
    {
        const MediaFile picture{u"red-ship.png"_s, "image/png", redPicture(), u"A ship"_s};
        const auto media = QCoro::waitFor(m_publisher->upload(picture));
        POSTIL_VERIFY_OK(media);
        QVERIFY2(media->url.contains(u"red-ship"_s), qPrintable(media->url));
        const auto text = QCoro::waitFor(m_publisher->upload({u"a.txt"_s, "text/plain", "text", {}}));
        QVERIFY(!text);
        if (m_server) // a real one may hang up instead
            QCOMPARE(text.error().kind, ErrorKind::Refused);
    }

    void findsAPictureWhoseAnswerWasLost()
    {
        const MediaFile picture{u"lost-ship.png"_s, "image/png", redPicture(), {}};
        const auto before = QCoro::waitFor(m_publisher->lookForUpload(picture));
        POSTIL_VERIFY_OK(before);
        QVERIFY(!*before);
        if (m_server)
            m_server->spoil({{u"path"_s, u"images/upload"_s}, {u"how"_s, u"lose"_s}});
        const auto uploaded = QCoro::waitFor(m_publisher->upload(picture));
        QCOMPARE(uploaded.has_value(), !m_server);
        const auto found = QCoro::waitFor(m_publisher->lookForUpload(picture));
        POSTIL_VERIFY_OK(found);
        QVERIFY(*found);
        QVERIFY((*found)->url.endsWith("/lost-ship.png"_L1));
        if (uploaded)
            QCOMPARE((*found)->url, uploaded->url);
        // Another of a name that begins alike is not this one.
        QVERIFY(!*QCoro::waitFor(m_publisher->lookForUpload({u"lost.png"_s, "image/png", picture.bytes, {}})));
    }

    void leavesOthersWorkAlone()
    {
        Post post = harbourPost();
        post.slug = u"ghost-others"_s;
        const auto receipt = create(post);
        POSTIL_VERIFY_OK(receipt);
        // Within the second, which Ghost's own check would not notice.
        Post theirs = post;
        theirs.title = u"Theirs"_s;
        const auto elsewhere = update(*receipt, theirs);
        POSTIL_VERIFY_OK(elsewhere);
        const auto changed = update(*receipt, harbourPost(u"Mine"_s));
        QCOMPARE(changed.error().kind, ErrorKind::Conflict);
        QVERIFY(changed.error().message.contains(u"“Theirs”"_s));
        QCOMPARE(QCoro::waitFor(m_publisher->trash(*receipt)).error().kind, ErrorKind::Conflict);
        const auto now = QCoro::waitFor(m_publisher->fetch(*receipt));
        QCOMPARE(now->title, u"Theirs"_s);
        POSTIL_VERIFY_OK(update(now->receipt, harbourPost(u"Mine"_s)));
    }

    void takesNobodysPlace()
    {
        Post post = harbourPost();
        post.slug = u"ghost-place"_s;
        POSTIL_VERIFY_OK(create(post));
        Post other = harbourPost(u"Another"_s);
        other.slug = post.slug;
        for (const Attempt attempt : {Attempt::First, Attempt::Again}) {
            const auto second = create(other, {}, attempt);
            QCOMPARE(second.error().kind, ErrorKind::Conflict);
            QVERIFY(second.error().message.contains(u"ghost-place"_s));
        }
    }

    void isThereOnce_data()
    {
        QTest::addColumn<QString>("slug");
        QTest::addColumn<PublishTime>("when");
        QTest::newRow("draft") << u"once-draft"_s << AsDraft;
        QTest::newRow("live") << u"once-live"_s << PublishTime();
        QTest::newRow("scheduled") << u"once-scheduled"_s << inMinutes(60);
        QTest::newRow("a slug that Ghost keeps for itself") << u"rss"_s << PublishTime();
    }
    void isThereOnce()
    {
        QFETCH(QString, slug);
        QFETCH(PublishTime, when);
        Post post = harbourPost();
        post.slug = slug;
        const auto receipt = create(post, when);
        POSTIL_VERIFY_OK(receipt);
        const auto again = create(post, when, Attempt::Again);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->remoteId, receipt->remoteId);
        QCOMPARE(again->revision, receipt->revision);
    }

    void isThereOnceWhereTheAnswerIsLost_data()
    {
        QTest::addColumn<QString>("how");
        for (const QString &how : {u"lose"_s, u"cut"_s, u"hang"_s})
            QTest::addRow("%s", qPrintable(how)) << how;
    }
    void isThereOnceWhereTheAnswerIsLost()
    {
        if (!m_server)
            QSKIP("a real server fails on no command");
        QFETCH(QString, how);
        if (how == "hang"_L1)
            reconnect(Impatient);
        m_server->spoil({{u"method"_s, u"POST"_s}, {u"how"_s, how}});
        const auto lost = create(harbourPost());
        QVERIFY(lost.error().kind == ErrorKind::Network || lost.error().kind == ErrorKind::Timeout);
        reconnect();
        POSTIL_VERIFY_OK(create(harbourPost(), {}, Attempt::Again));
        QCOMPARE(posts().size(), 1);
        if (how == "hang"_L1)
            return;
        const auto before = create(harbourPost(), {}, Attempt::Again);
        m_server->spoil({{u"method"_s, u"PUT"_s}, {u"how"_s, how}});
        QCOMPARE(update(*before, harbourPost(u"New"_s)).error().kind, ErrorKind::Network);
        POSTIL_VERIFY_OK(update(*before, harbourPost(u"New"_s), {}, Attempt::Again));
        QCOMPARE(posts().first().toObject().value("title"_L1), "New"_L1);
    }

    void lists()
    {
        const int before = int(QCoro::waitFor(m_publisher->list({.text = u"Row"_s, .count = 1000}))->size());
        QCOMPARE(before, 0);
        for (int i = 0; i < 12; ++i) {
            Post post = harbourPost(u"Row %1: it's \"quoted\" \\ (or+not), 50 %"_s.arg(i));
            post.slug = u"row-%1"_s.arg(i);
            POSTIL_VERIFY_OK(create(post, i == 11 ? AsDraft : PublishTime()));
        }
        const auto some = QCoro::waitFor(m_publisher->list({.text = {}, .count = 5}));
        POSTIL_VERIFY_OK(some);
        QCOMPARE(some->size(), 5);
        QVERIFY(some->first().changed.isValid());
        const auto rows = QCoro::waitFor(m_publisher->list({.text = u"row"_s, .count = 1000}));
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(rows->size(), 12);
        QCOMPARE(std::ranges::count(*rows, PublishState::Draft, &RemoteSummary::state), 1);
        for (const QString &text : {u"Row 7: it's \"quoted\""_s, u"(or+not), 50 %"_s, u"'] + [status:draft"_s,
                                    u"\\"_s, u"\\'"_s, u"zzz'"_s}) {
            const auto found = QCoro::waitFor(m_publisher->list({.text = text, .count = 1000}));
            QVERIFY2(found, qPrintable(text + u": "_s + (found ? QString() : found.error().message)));
        }
        QCOMPARE(QCoro::waitFor(m_publisher->list({.text = u"Row 7: it's \"quoted\""_s}))->size(), 1);
    }

    void findsNothingElsewhere()
    {
        Post post = harbourPost();
        post.slug = u"ghost-found"_s;
        const auto live = create(post);
        POSTIL_VERIFY_OK(live);
        for (const QString &address :
             {u"https://other.example/ghost-found/"_s, m_account.address,
              m_account.address + u"no/ghost-found/"_s, m_account.address + u"nothing/"_s})
            QCOMPARE(QCoro::waitFor(m_publisher->find(QUrl(address))).error().kind, ErrorKind::NotFound);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_publisher->find(QUrl(live->url.chopped(1)))));
    }

    void saysWhatIsWrongWithTheKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("none") << QString();
        QTest::newRow("no key at all") << u"hunter2"_s;
        QTest::newRow("content key") << u"22444f78447824223cefc48062"_s;
        QTest::newRow("half a byte") << u"6567a1b2c3d4e5f601234567:abc"_s;
        QTest::newRow("of nobody") << u"6567a1b2c3d4e5f600000000:0123456789abcdef0123456789abcdef"_s;
        QTest::newRow("wrong secret")
            << m_said.value("key"_L1).toString().section(u':', 0, 0) + u":00ff00ff00ff00ff"_s;
    }
    void saysWhatIsWrongWithTheKey()
    {
        QFETCH(QString, key);
        if (key.isEmpty())
            (void)QCoro::waitFor(m_secrets->remove(u"harbour/key"_s));
        else if (key.startsWith(u':'))
            QSKIP("the server is started later");
        else
            keep(key);
        const auto found = QCoro::waitFor(m_publisher->test());
        QVERIFY(!found);
        QVERIFY2(found.error().kind == ErrorKind::SignIn, qPrintable(found.error().message));
        QVERIFY(key.isEmpty() || !found.error().message.contains(key));
    }

    void tokensAreWhatGhostWants()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
        const auto token = ghostToken(u"abc123:00ff"_s, now);
        POSTIL_VERIFY_OK(token);
        const QList<QByteArray> parts = token->split('.');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(QByteArray::fromBase64(parts.at(0), QByteArray::Base64UrlEncoding),
                 "{\"alg\":\"HS256\",\"kid\":\"abc123\",\"typ\":\"JWT\"}");
        QCOMPARE(QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding),
                 "{\"aud\":\"/admin/\",\"exp\":1700000300,\"iat\":1700000000}");
        QVERIFY(!token->contains('='));
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
        row("missing right", {{u"status"_s, 403}, {u"body"_s, ghost(u"NoPermissionError"_s)}},
            ErrorKind::Refused);
        row("too large", {{u"status"_s, 413}}, ErrorKind::TooLarge);
        row("too often", {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"17"_s}}}},
            ErrorKind::Network, 17);
        row("collision", {{u"status"_s, 409}, {u"body"_s, ghost(u"UpdateCollisionError"_s)}},
            ErrorKind::Conflict);
        row("invalid", {{u"status"_s, 422}, {u"body"_s, ghost(u"ValidationError"_s)}}, ErrorKind::Refused);
        row("trouble", {{u"status"_s, 500}, {u"body"_s, u"<h1>no</h1>"_s}}, ErrorKind::Network);
        row("maintenance", {{u"status"_s, 503}, {u"body"_s, ghost(u"MaintenanceError"_s)}},
            ErrorKind::Network);
        row("a page", {{u"status"_s, 200}, {u"body"_s, u"<h1>Log in to the network</h1>"_s}},
            ErrorKind::Network);
        row("nothing", {{u"status"_s, 200}, {u"body"_s, u"{}"_s}}, ErrorKind::Network);
        row("no Ghost", {{u"status"_s, 404}, {u"body"_s, u"<h1>Not found</h1>"_s}}, ErrorKind::NotFound);
        row("elsewhere",
            {{u"status"_s, 301}, {u"headers"_s, QJsonObject{{u"Location"_s, u"https://a.ghost.io/"_s}}}},
            ErrorKind::Refused);
        row("silence", {{u"how"_s, u"hang"_s}}, ErrorKind::Timeout);
        row("half", {{u"how"_s, u"cut"_s}}, ErrorKind::Network);
    }
    void saysWhatWentWrong()
    {
        if (!m_server)
            QSKIP("a real server fails on no command");
        QFETCH(QJsonObject, spoil);
        QFETCH(ErrorKind, kind);
        QFETCH(int, wait);
        if (kind == ErrorKind::Timeout)
            reconnect(Impatient);
        m_server->spoil(spoil);
        const auto receipt = create(harbourPost());
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().kind == kind, qPrintable(receipt.error().message));
        QCOMPARE(receipt.error().retryAfter, wait);
        QVERIFY(receipt.error().message.endsWith(u'.') || receipt.error().message.endsWith(u'”'));
    }

    void waitsForASlowAnswer()
    {
        if (!m_server)
            QSKIP("a real server fails on no command");
        m_server->spoil({{u"method"_s, u"POST"_s}, {u"how"_s, u"drip"_s}});
        POSTIL_VERIFY_OK(create(harbourPost()));
    }

    void isAdministeredElsewhere()
    {
        m_account.options.insert(u"api-url"_s, m_account.address);
        m_account.address = u"https://blog.example/"_s;
        m_publisher = publisher();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_publisher->test()));
    }

private:
    static QByteArray redPicture()
    {
        QByteArray png;
        QBuffer buffer(&png);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(&buffer, "PNG");
        return png;
    }
    static QJsonObject ghost(const QString &type)
    {
        return {{u"errors"_s, QJsonArray{QJsonObject{{u"type"_s, type}, {u"message"_s, u"No."_s}}}}};
    }
    // With a client that waits, or with one for calls that get no answer.
    void reconnect(HttpLimits limits = {})
    {
        m_publisher.reset();
        m_client = std::make_unique<QtHttpClient>(QStringList(), limits);
        m_publisher = publisher();
    }
    std::unique_ptr<Publisher> publisher()
    {
        return *makePublisher(m_account, {.http = m_client.get(), .secrets = m_secrets.get()});
    }
    // HTML as Ghost writes it, with the letters themselves where they can stand.
    static QString kept(QString html)
    {
        html.replace("&#39;"_L1, "'"_L1).replace("&quot;"_L1, "\""_L1);
        html.remove("?ref=127.0.0.1"_L1); // which it adds to links on the page
        return html.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).trimmed();
    }
    QString keptFor(const Post &post)
    {
        return kept(publicationFor(m_account, post).content(Form::HtmlFragment));
    }
    void keep(const QString &key)
    {
        POSTIL_VERIFY_OK(QCoro::waitFor(m_secrets->write(secretKey(m_account, u"key"_s), key)));
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
    QDateTime dateOf(const Receipt &receipt) { return QCoro::waitFor(m_publisher->fetch(receipt))->date; }
    QJsonArray posts() { return m_server->ask(u"posts"_s).array(); }

    QJsonObject m_said;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<QtHttpClient> m_client;
    std::unique_ptr<SessionSecretStore> m_secrets;
    Account m_account;
    std::unique_ptr<Publisher> m_publisher;
};

QTEST_GUILESS_MAIN(GhostTest)
#include "tst_ghost.moc"
