// SPDX-License-Identifier: MIT
// Proves: what the web and files give becomes a page to read, or a sentence that says why not
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "source/charset.h"
#include "source/fetcher.h"
#include "source/file.h"
#include "support/result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class FetcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void fetchesAPage()
    {
        write(u"article.html"_s, "<!doctype html><title>x</title>");
        TestServer server(m_dir->path());
        server.redirect("/moved", "/article.html");
        server.route("/koi8", {200, "TEXT/HTML; Charset=\"KOI8-R\"", "<p>\xf4\xc5\xd3\xd4", {}});
        QtHttpClient client({});
        Fetcher fetcher(client);
        const auto page = QCoro::waitFor(fetcher.fetch(server.url(u"/moved#part"_s), AddressTrust::Typed));
        POSTIL_VERIFY_OK(page);
        QCOMPARE(page->url, server.url(u"/article.html"_s));
        QCOMPARE(page->contentType, u"text/html"_s);
        const auto russian = QCoro::waitFor(fetcher.fetch(server.url(u"/koi8"_s), AddressTrust::Typed));
        POSTIL_VERIFY_OK(russian);
        QCOMPARE(decodeHtml(*russian), u"<p>Тест"_s);
    }

    void passesErrorsOn()
    {
        TestServer server;
        QtHttpClient client({});
        Fetcher fetcher(client);
        QCOMPARE(QCoro::waitFor(fetcher.fetch(server.url(u"/no"_s), AddressTrust::Typed)).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(fetcher.fetch(server.url(u"/no"_s), AddressTrust::FromOutside)).error().kind,
                 ErrorKind::Refused);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(fetcher.fetch(server.url(u"/no"_s), AddressTrust::Typed, stop.get_token()))
                     .error()
                     .kind,
                 ErrorKind::Cancelled);
    }

    void readsFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("html") << u"a.html"_s << "<p>x"_ba << u"text/html"_s;
        QTest::newRow("markdown") << u"a.MD"_s << "# x"_ba << u"text/markdown"_s;
        QTest::newRow("json") << u"a.json"_s << "{}"_ba << u"application/json"_s;
        QTest::newRow("text") << u"a b – ü.txt"_s << "OUTLET: headline"_ba << u""_s;
        QTest::newRow("no ending") << u"page"_s << "<p>x"_ba << u""_s;
    }
    void readsFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        write(name, bytes);
        const auto page = QCoro::waitFor(readFile(m_dir->filePath(name)));
        POSTIL_VERIFY_OK(page);
        QCOMPARE(page->bytes, bytes);
        QCOMPARE(page->contentType, type);
        QCOMPARE(page->url, QUrl::fromLocalFile(m_dir->filePath(name)));
    }

    void filesThatAreNotRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("missing") << u"missing"_s << ErrorKind::NotFound;
        QTest::newRow("no name") << u""_s << ErrorKind::NotFound;
        QTest::newRow("NUL in the name") << u"a\0b"_s << ErrorKind::NotFound;
        QTest::newRow("folder") << u"folder"_s << ErrorKind::Refused;
        QTest::newRow("pipe") << u"pipe"_s << ErrorKind::Refused;
        QTest::newRow("device") << u"/dev/zero"_s << ErrorKind::Refused;
        QTest::newRow("empty") << u"empty"_s << ErrorKind::BadInput;
        QTest::newRow("51 MB") << u"huge"_s << ErrorKind::TooLarge;
    }
    void filesThatAreNotRead()
    {
        QFETCH(QString, path);
        QFETCH(ErrorKind, kind);
        QDir(m_dir->path()).mkdir(u"folder"_s);
        QCOMPARE(mkfifo(QFile::encodeName(m_dir->filePath(u"pipe"_s)).constData(), 0600), 0);
        write(u"empty"_s, "\n");
        QFile huge(m_dir->filePath(u"huge"_s));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(maximumFileBytes + 1));
        const auto page =
            QCoro::waitFor(readFile(path.isEmpty() ? path : QDir(m_dir->path()).filePath(path)));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, kind);
        QVERIFY(page.error().message.endsWith(u'.'));
    }

    void noPermission()
    {
        if (geteuid() == 0)
            QSKIP("root may read everything");
        write(u"secret"_s, "x");
        QFile::setPermissions(m_dir->filePath(u"secret"_s), {});
        QCOMPARE(QCoro::waitFor(readFile(m_dir->filePath(u"secret"_s))).error().kind, ErrorKind::Refused);
    }

private:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(FetcherTest)
#include "tst_fetcher.moc"
