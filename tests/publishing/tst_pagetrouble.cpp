// SPDX-License-Identifier: MIT
// Proves: where an SFTP or WebDAV server may not be written to, is slow, is cut off in the middle or answers
// a web page to what it was sent, the post is not half published, and the sentence says what happened
#include "net/qthttpclient.h"
#include "publishing/sftp/sftpserver.h"
#include "publishing/webdav/webdavserver.h"
#include "secrets/sessionsecretstore.h"
#include "servers/pagehost.h"
#include "servers/testserver.h"
#include "support/result.h"
#include "support/sites.h"

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Long enough to be cut in the middle.
Post longPost()
{
    Post post = harbourPost();
    post.commentary = u"Word after word.\n\n"_s.repeated(20'000);
    return post;
}

} // namespace

class PageTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (const QString missing = PageHost::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        m_host = std::make_unique<PageHost>();
    }

    void mayNotWrite_data() { services(); }
    void mayNotWrite()
    {
        QFETCH(const QString, service);
        const Account account = m_host->serve(service, m_secrets, {u"--read-only"_s});
        const auto receipt = create(account, harbourPost());
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().kind == ErrorKind::Refused, qPrintable(receipt.error().message));
        sayOnce(receipt.error());
        QVERIFY(filesIn(m_host->served()).isEmpty());
        m_host->stop();

        // What stands there is left as it is, too.
        const Account writable = m_host->serve(service, m_secrets);
        const auto first = create(writable, harbourPost());
        POSTIL_VERIFY_OK(first);
        const QByteArray page = fileBytes(pagePath());
        const Account again = m_host->serve(service, m_secrets, {u"--read-only"_s});
        Post changed = harbourPost();
        changed.commentary = u"Something else."_s;
        const auto second = QCoro::waitFor(publisher(again)->update(*first, publicationOf(again, changed)));
        QCOMPARE(second.error().kind, ErrorKind::Refused);
        QCOMPARE(QCoro::waitFor(publisher(again)->trash(*first)).error().kind, ErrorKind::Refused);
        QCOMPARE(filesIn(m_host->served()), QStringList{u"blog/harbour-closed.html"_s});
        QCOMPARE(fileBytes(pagePath()), page);
    }

    void cutInTheMiddle_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<bool>("isSilent");
        for (const auto &service : {u"sftp"_s, u"webdav"_s}) {
            QTest::addRow("%s cut", qPrintable(service)) << service << false;
            QTest::addRow("%s silent", qPrintable(service)) << service << true;
        }
    }
    void cutInTheMiddle()
    {
        QFETCH(const QString, service);
        QFETCH(const bool, isSilent);
        const Account account = m_host->serve(service, m_secrets);
        {
            const BadLine line(
                m_host->port(),
                {.after = 150'000, .then = isSilent ? BadLine::End::Silence : BadLine::End::Cut});
            const auto receipt = create(m_host->through(line.port(), account), longPost());
            QVERIFY(!receipt);
            QVERIFY2(receipt.error().kind == ErrorKind::Network || receipt.error().kind == ErrorKind::Timeout,
                     qPrintable(receipt.error().message));
            sayOnce(receipt.error());
        }
        if (service == "sftp"_L1) // never under its name before it is whole
            QVERIFY(!QFile::exists(pagePath()));
        const Account again = m_host->through(m_host->port(), account);
        POSTIL_VERIFY_OK(create(again, longPost()));
        QCOMPARE(filesIn(m_host->served()), QStringList{u"blog/harbour-closed.html"_s});
        QVERIFY(fileBytes(pagePath()).endsWith("</html>\n"));
    }

    // WebDAV writes in place: what a cut left of a page is ours, and somebody's page is not.
    void whatACutLeftIsWrittenAnew()
    {
        const Account account = m_host->serve(u"webdav"_s, m_secrets);
        const auto first = create(account, harbourPost());
        POSTIL_VERIFY_OK(first);
        const QByteArray page = fileBytes(pagePath());
        makeFile(pagePath(), page.first(page.size() / 2));
        POSTIL_VERIFY_OK(create(account, harbourPost()));
        QCOMPARE(fileBytes(pagePath()), page);

        Post changed = harbourPost();
        changed.commentary = u"Something else."_s;
        const auto second =
            QCoro::waitFor(publisher(account)->update(*first, publicationOf(account, changed)));
        POSTIL_VERIFY_OK(second);
        const QByteArray changedPage = fileBytes(pagePath());
        makeFile(pagePath(), changedPage.first(changedPage.size() - 20));
        POSTIL_VERIFY_OK(QCoro::waitFor(publisher(account)->update(*first, publicationOf(account, changed))));
        QCOMPARE(fileBytes(pagePath()), changedPage);

        makeFile(pagePath(), "<p>Theirs.</p>\n");
        QCOMPARE(create(account, harbourPost()).error().kind, ErrorKind::Conflict);
        QCOMPARE(fileBytes(pagePath()), "<p>Theirs.</p>\n");
    }

    // A line that is slow, but not dead, is waited for.
    void slowLine_data() { services(); }
    void slowLine()
    {
        QFETCH(const QString, service);
        const Account account = m_host->serve(service, m_secrets);
        const BadLine line(m_host->port(), {.bytesPerSecond = 90'000});
        const Account slow = m_host->through(line.port(), account);
        const auto receipt = QCoro::waitFor(publisher(slow, m_http)->create(publicationOf(slow, longPost())));
        POSTIL_VERIFY_OK(receipt);
        QVERIFY(fileBytes(pagePath()).endsWith("</html>\n"));
    }

    // A page that says "200 OK" in place of the server's own answer: a sign-in page, a host that knows no
    // WebDAV.
    void aWebPageForAnAnswer_data()
    {
        QTest::addColumn<bool>("isKept");
        QTest::newRow("which kept nothing") << false;
        QTest::newRow("and the page is there all the same") << true;
    }
    void aWebPageForAnAnswer()
    {
        QFETCH(const bool, isKept);
        TestServer server;
        QByteArray kept;
        server.routeRest([&](const ServerRequest &request) -> ServerAnswer {
            if (request.method == "GET")
                return kept.isEmpty() ? ServerAnswer{404, "text/plain", "none", {}}
                                      : ServerAnswer{200, "text/html", kept, {}};
            if (isKept)
                kept = request.method == "PUT" ? request.body : QByteArray();
            return {200, "text/html", "<html><h1>Sign in</h1>", {}};
        });
        Account account = accountOf(u"webdav"_s, {});
        account.options.insert(u"server"_s, server.url(u"/dav"_s).toString());
        const auto receipt = create(account, harbourPost());
        if (isKept) {
            POSTIL_VERIFY_OK(receipt);
            POSTIL_VERIFY_OK(QCoro::waitFor(publisher(account)->trash(*receipt)));
            return;
        }
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().kind, ErrorKind::Network);
        sayOnce(receipt.error());
        const auto uploaded =
            QCoro::waitFor(publisher(account)->upload({u"picture-01.jpg"_s, "image/jpeg", "\xff\xd8 x", {}}));
        QVERIFY(!uploaded);
        QCOMPARE(uploaded.error().kind, ErrorKind::Network);
        // What was to be taken off stands there still.
        kept = "<p>Old</p>";
        Receipt old{.account = account.id,
                    .remoteId = u"old.html"_s,
                    .url = {},
                    .revision = {},
                    .state = {},
                    .time = {}};
        old = QCoro::waitFor(publisher(account)->fetch(old))->receipt;
        const auto trashed = QCoro::waitFor(publisher(account)->trash(old));
        QVERIFY(!trashed);
        QCOMPARE(trashed.error().kind, ErrorKind::Network);
        sayOnce(trashed.error());
    }

private:
    static void services()
    {
        QTest::addColumn<QString>("service");
        for (const auto &service : {u"sftp"_s, u"webdav"_s})
            QTest::newRow(qPrintable(service)) << service;
    }

    // A sentence for people, with no secret in it.
    void sayOnce(const Error &error) const
    {
        QTest::setThrowOnFail(true);
        qInfo("%s", qPrintable(error.message));
        QVERIFY(u".?”"_s.contains(error.message.back()));
        QVERIFY(!error.message.contains(u'\n') && !error.message.contains(u'<'));
        QVERIFY(!error.message.contains("dav-password"_L1) && !error.message.contains(m_host->file({})));
        QTest::setThrowOnFail(false);
    }

    QString pagePath() const { return m_host->served() + "/blog/harbour-closed.html"_L1; }

    std::unique_ptr<Publisher> publisher(const Account &account) { return publisher(account, m_impatient); }
    std::unique_ptr<Publisher> publisher(const Account &account, HttpClient &http)
    {
        std::unique_ptr<PageServer> server;
        if (account.service == "sftp"_L1)
            server = std::make_unique<SftpServer>(account, 3s);
        else
            server =
                std::make_unique<WebDavServer>(account, PublishTools{.http = &http, .secrets = &m_secrets});
        return std::make_unique<PagePublisher>(account, std::move(server));
    }

    Result<Receipt> create(const Account &account, const Post &post)
    {
        return QCoro::waitFor(publisher(account)->create(publicationOf(account, post)));
    }

    QtHttpClient m_http{QStringList()};
    QtHttpClient m_impatient{QStringList(), HttpLimits{.callTotal = 60s, .callInactivity = 2s}};
    SessionSecretStore m_secrets;
    std::unique_ptr<PageHost> m_host;
};

QTEST_GUILESS_MAIN(PageTroubleTest)
#include "tst_pagetrouble.moc"
