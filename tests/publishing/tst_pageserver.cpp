// SPDX-License-Identifier: MIT
// Proves: pages go to real SFTP and WebDAV servers once, are replaced and removed only as they were left, and
// no host or password is trusted that was not given
#include "net/qthttpclient.h"
#include "secrets/sessionsecretstore.h"
#include "servers/pagehost.h"
#include "servers/testserver.h"
#include "support/result.h"
#include "support/sites.h"

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PageServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (const QString missing = PageHost::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        m_host = std::make_unique<PageHost>();
    }

    void lifeCycle_data()
    {
        QTest::addColumn<QString>("service");
        for (const auto &service : {u"sftp"_s, u"webdav"_s})
            QTest::newRow(qPrintable(service)) << service;
    }
    void lifeCycle()
    {
        QFETCH(const QString, service);
        const Account account = m_host->serve(service, m_secrets);
        const auto tried = QCoro::waitFor(publisher(account)->test());
        POSTIL_VERIFY_OK(tried);
        QVERIFY(tried->first().contains(u"blog"));

        const auto first = create(account, harbourPost());
        POSTIL_VERIFY_OK(first);
        QCOMPARE(first->remoteId, u"harbour-closed.html"_s);
        QCOMPARE(first->url, u"https://blog.example/harbour-closed.html"_s);
        QCOMPARE(receiptFromJson(toJson(*first)), *first);
        const QString file = m_host->served() + "/blog/harbour-closed.html"_L1;
        QVERIFY2(fileBytes(file).contains("What {{ this }} means."), fileBytes(file));
        QCOMPARE(filesIn(m_host->served()), QStringList{u"blog/harbour-closed.html"_s});

        QCOMPARE(create(account, harbourPost())->revision, first->revision); // once
        Post other = harbourPost();
        other.commentary = u"Something else."_s;
        QCOMPARE(create(account, other).error().kind, ErrorKind::Conflict);
        const auto second = update(account, *first, other);
        POSTIL_VERIFY_OK(second);
        QVERIFY(fileBytes(file).contains("Something else."));
        POSTIL_VERIFY_OK(update(account, *first, other)); // an attempt repeated
        QCOMPARE(update(account, *first, harbourPost()).error().kind, ErrorKind::Conflict);

        // Pictures lie beside the pages, each once.
        const MediaFile picture{u"picture-0123456789abcdef.jpg"_s, "image/jpeg", "\xff\xd8 bytes", {}};
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto uploaded = QCoro::waitFor(publisher(account)->upload(picture));
            POSTIL_VERIFY_OK(uploaded);
            QCOMPARE(uploaded->url, picture.name);
        }
        const QString pictureFile = m_host->served() + "/blog/"_L1 + picture.name;
        QCOMPARE(fileBytes(pictureFile), picture.bytes);
        makeFile(pictureFile, picture.bytes.first(3)); // an attempt that was cut off
        POSTIL_VERIFY_OK(QCoro::waitFor(publisher(account)->upload(picture)));
        QCOMPARE(fileBytes(pictureFile), picture.bytes);
        makeFile(pictureFile, "Another picture altogether");
        QCOMPARE(QCoro::waitFor(publisher(account)->upload(picture)).error().kind, ErrorKind::Conflict);
        for (const auto &name : {u"../x.jpg"_s, u".htaccess"_s, u"a.php"_s, u"-r.jpg"_s, u"a\nb.jpg"_s})
            QCOMPARE(QCoro::waitFor(publisher(account)->upload({name, "image/jpeg", "x", {}})).error().kind,
                     ErrorKind::Refused);
        QVERIFY(QFile::remove(pictureFile));

        // Somebody edits the page.
        makeFile(file, "<p>Theirs.</p>\n");
        QCOMPARE(update(account, *second, harbourPost()).error().kind, ErrorKind::Conflict);
        QCOMPARE(trash(account, *second).error().kind, ErrorKind::Conflict);
        QCOMPARE(fileBytes(file), "<p>Theirs.</p>\n");
        const auto theirs = QCoro::waitFor(publisher(account)->fetch(*second));
        POSTIL_VERIFY_OK(theirs);
        QCOMPARE(theirs->content, u"<p>Theirs.</p>\n"_s);
        const auto third = update(account, theirs->receipt, harbourPost()); // knowingly
        POSTIL_VERIFY_OK(third);
        QCOMPARE(third->revision, first->revision);

        QCOMPARE(create(account, other, AsDraft).error().kind, ErrorKind::Refused);
        POSTIL_VERIFY_OK(trash(account, *third));
        QCOMPARE(filesIn(m_host->served()), QStringList());
        QCOMPARE(trash(account, *third).error().kind, ErrorKind::NotFound);
        QCOMPARE(update(account, *third, other).error().kind, ErrorKind::NotFound);

        Receipt hostile = *third;
        for (const auto &name :
             {u"../x.html"_s, u"a\nrm b.html"_s, u"-r.html"_s, u".html"_s, u"a b.html"_s}) {
            hostile.remoteId = name;
            QCOMPARE(update(account, hostile, other).error().kind, ErrorKind::Refused);
            QCOMPARE(trash(account, hostile).error().kind, ErrorKind::Refused);
        }
        Account elsewhere = account;
        elsewhere.options[u"server"_s].replace("blog"_L1, "none"_L1);
        QVERIFY(!QCoro::waitFor(publisher(elsewhere)->test()));
        m_host->stop();
        QCOMPARE(create(account, other).error().kind, ErrorKind::Network);
    }

    void strangersAreNotLetIn()
    {
        Account account = m_host->serve(u"sftp"_s, m_secrets);
        account.options.insert(u"key"_s, m_host->file(u"hostkey"_s)); // not the user's
        QVERIFY(notLetIn(account));
        // A host whose key nobody has seen, or another one than was seen.
        account.options.insert(u"key"_s, m_host->file(u"key"_s));
        makeFile(m_host->file(u"known"_s), "");
        QVERIFY(notLetIn(account));

        account = m_host->serve(u"webdav"_s, m_secrets);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_secrets.write(secretKey(account, u"password"_s), u"wrong"_s)));
        QVERIFY(notLetIn(account));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_secrets.remove(secretKey(account, u"password"_s))));
        QVERIFY(notLetIn(account));
        QCOMPARE(filesIn(m_host->served()), QStringList());
    }

    // A server that heeds conditions: between our look and our writing somebody was faster.
    void someoneWasFaster()
    {
        TestServer server;
        server.routeRest([](const ServerRequest &request) -> ServerAnswer {
            const bool known = request.path.endsWith("/old.html");
            if (request.method != "GET")
                return {412, "text/plain", "no longer", {}};
            return known ? ServerAnswer{200, "text/html", "<p>Old</p>", {{"ETag", "\"v1\""}}}
                         : ServerAnswer{404, "text/plain", "none", {}};
        });
        Account account = accountOf(u"webdav"_s, {});
        account.options.insert(u"server"_s, server.url(u"/dav"_s).toString());
        QCOMPARE(create(account, harbourPost()).error().kind, ErrorKind::Conflict);
        QCOMPARE(server.requests().last().headers.value("if-none-match"), "*");
        Receipt receipt{.account = account.id,
                        .remoteId = u"old.html"_s,
                        .url = {},
                        .revision = {},
                        .state = {},
                        .time = {}};
        receipt.revision = QCoro::waitFor(publisher(account)->fetch(receipt))->receipt.revision;
        QCOMPARE(update(account, receipt, harbourPost()).error().kind, ErrorKind::Conflict);
        QCOMPARE(server.requests().last().method, "PUT");
        QCOMPARE(server.requests().last().headers.value("if-match"), "\"v1\"");
        QCOMPARE(trash(account, receipt).error().kind, ErrorKind::Conflict);
        QCOMPARE(server.requests().last().headers.value("if-match"), "\"v1\"");
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<ServerAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, int status, ErrorKind kind) {
            QTest::newRow(name) << ServerAnswer{status, "text/html", "<h1>No</h1>", {{"Retry-After", "17"}}}
                                << kind;
        };
        row("a right that is missing", 403, ErrorKind::Refused);
        row("no such folder", 409, ErrorKind::NotFound);
        row("too large", 413, ErrorKind::TooLarge);
        row("too often", 429, ErrorKind::Network);
        row("trouble", 500, ErrorKind::Network);
        row("another address", 302, ErrorKind::Refused);
    }
    void saysWhatWentWrong()
    {
        QFETCH(ServerAnswer, answer);
        QFETCH(ErrorKind, kind);
        TestServer server;
        server.routeRest([&answer](const ServerRequest &request) {
            return request.method == "PUT" ? answer : ServerAnswer{404, "text/plain", "none", {}};
        });
        Account account = accountOf(u"webdav"_s, {});
        account.options.insert(u"server"_s, server.url(u"/dav"_s).toString());
        const auto receipt = create(account, harbourPost());
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().kind, kind);
        QVERIFY(!receipt.error().message.isEmpty());
        if (answer.status == 429)
            QCOMPARE(receipt.error().retryAfter, 17);
        QCOMPARE(std::ranges::count(server.requests(), "PUT", &ServerRequest::method), 1);
    }

    // What cannot be looked at is not written over.
    void slowAndCut()
    {
        for (const auto &[bytes, then, kind] : {std::tuple{"", TestServer::Then::Hang, ErrorKind::Timeout},
                                                {"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>",
                                                 TestServer::Then::Close, ErrorKind::Network}}) {
            TestServer server;
            server.routeRaw("/dav/harbour-closed.html", bytes, then);
            Account account = accountOf(u"webdav"_s, {});
            account.options.insert(u"server"_s, server.url(u"/dav"_s).toString());
            const auto made = *makePublisher(account, {.http = &m_impatient, .secrets = &m_secrets});
            const auto receipt = QCoro::waitFor(made->create(publicationOf(account, harbourPost())));
            QVERIFY(!receipt);
            QCOMPARE(receipt.error().kind, kind);
            QCOMPARE(std::ranges::count(server.requests(), "PUT", &ServerRequest::method), 0);
        }
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("server");
        for (const auto &server : {u""_s, u"host/blog"_s, u"sftp://"_s, u"sftp://-oProxyCommand=x/blog"_s,
                                   u"sftp://-l@host/blog"_s, u"sftp://ed:secret@host/blog"_s,
                                   u"sftp://host/a%0Arm%20b"_s, u"sftp://host/a%22b"_s, u"ftp://host/"_s})
            QTest::newRow(qPrintable("sftp "_L1 + server)) << u"sftp"_s << server;
        for (const auto &server : {u""_s, u"host/blog"_s, u"ftp://host/"_s, u"https://ed:secret@host/"_s})
            QTest::newRow(qPrintable("webdav "_L1 + server)) << u"webdav"_s << server;
    }
    void addresses()
    {
        QFETCH(const QString, service);
        QFETCH(const QString, server);
        Account account = accountOf(service, {});
        account.options.insert(u"server"_s, server);
        const auto receipt = create(account, harbourPost());
        QCOMPARE(receipt.error().kind, ErrorKind::BadInput);
        QVERIFY(!receipt.error().message.contains(u"secret"));
    }

private:
    std::unique_ptr<Publisher> publisher(const Account &account)
    {
        return *makePublisher(account, {.http = &m_http, .secrets = &m_secrets});
    }
    Result<Receipt> create(const Account &account, const Post &post, PublishTime when = {})
    {
        return QCoro::waitFor(publisher(account)->create(publicationOf(account, post, when)));
    }
    Result<Receipt> update(const Account &account, const Receipt &before, const Post &post)
    {
        return QCoro::waitFor(publisher(account)->update(before, publicationOf(account, post)));
    }
    bool notLetIn(const Account &account)
    {
        const auto receipt = create(account, harbourPost());
        if (!receipt && receipt.error().kind != ErrorKind::SignIn)
            qWarning("%s", qPrintable(receipt.error().message));
        return !receipt && receipt.error().kind == ErrorKind::SignIn;
    }
    Result<void> trash(const Account &account, const Receipt &receipt)
    {
        return QCoro::waitFor(publisher(account)->trash(receipt));
    }

    QtHttpClient m_http{QStringList()};
    QtHttpClient m_impatient{QStringList(), HttpLimits{.callTotal = 3s, .callInactivity = 300ms}};
    SessionSecretStore m_secrets;
    std::unique_ptr<PageHost> m_host;
};

QTEST_GUILESS_MAIN(PageServerTest)
#include "tst_pageserver.moc"
