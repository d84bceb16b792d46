// SPDX-License-Identifier: MIT
// Proves: a call to a blog goes to nobody who cannot prove to be that blog: with a certificate that ran out,
// is another's or is its own witness not a byte of the call leaves, and no redirect takes it to an open
// connection
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"
#include "support/result.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Answers every request alike, over TLS, and keeps what was sent to it.
class SecureServer
{
public:
    SecureServer(const QSslCertificate &certificate, const QSslKey &key, const QByteArray &answer)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of the one who calls
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this, answer] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                const auto receive = [this, socket, answer] {
                    m_received += socket->readAll();
                    if (!m_received.endsWith("\"title\":\"t\"}"))
                        return;
                    socket->write(answer);
                    socket->disconnectFromHost();
                };
                QObject::connect(socket, &QTcpSocket::readyRead, socket, receive);
                receive();
            }
        });
        m_isUp = m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] bool isUp() const { return m_isUp; }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"https://localhost:%1/posts"_s.arg(m_server.serverPort()));
    }
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    QSslServer m_server;
    QByteArray m_received;
    bool m_isUp = false;
};

const QByteArray Created = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl() || QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("the certificates are made by openssl, which is not here");
        QVERIFY(m_dir.isValid());
        openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                 u"-subj"_s, u"/CN=Authority of a test"_s, u"-keyout"_s, u"authority.key"_s, u"-out"_s,
                 u"authority.pem"_s});
        // An authority that this process trusts, as a system trusts its own.
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(certificate(u"authority"_s));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    // What the others lack is all that keeps them out.
    void whoProvesToBeTheBlogGetsTheCall()
    {
        issue(u"good"_s, u"localhost"_s, u"20240101000000Z"_s, u"20991231000000Z"_s);
        SecureServer server(certificate(u"good"_s), key(u"good"_s), Created);
        QVERIFY(server.isUp());
        const auto answer = send(server.url());
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->status, 201);
        QVERIFY(server.received().contains("Basic c2VjcmV0"));
    }

    void nobodyElseDoes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("until");
        QTest::newRow("it ran out") << u"expired"_s << u"localhost"_s << u"20240601000000Z"_s;
        QTest::newRow("it is another's") << u"others"_s << u"other.example"_s << u"20991231000000Z"_s;
        QTest::newRow("its own witness") << u"self"_s << u"localhost"_s << QString();
    }
    void nobodyElseDoes()
    {
        QFETCH(QString, name);
        QFETCH(QString, host);
        QFETCH(QString, until);
        if (until.isEmpty())
            signItself(name, host);
        else
            issue(name, host, u"20240101000000Z"_s, until);
        SecureServer server(certificate(name), key(name), Created);
        QVERIFY(server.isUp());
        const auto answer = send(server.url());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY2(answer.error().message.contains(u"not secure, so nothing was sent"_s),
                 qPrintable(answer.error().message));
        QCOMPARE(server.received(), QByteArray());
    }

    void aRedirectToAnOpenConnectionIsNotFollowed()
    {
        TestServer open;
        issue(u"redirects"_s, u"localhost"_s, u"20240101000000Z"_s, u"20991231000000Z"_s);
        SecureServer server(certificate(u"redirects"_s), key(u"redirects"_s),
                            "HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                                + open.url(u"/posts"_s).toEncoded()
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        QVERIFY(server.isUp());
        const auto answer = send(server.url());
        POSTIL_VERIFY_OK(answer);
        QCOMPARE(answer->status, 307); // told, and left at that
        QCOMPARE(open.connections(), 0);
    }

private:
    Result<HttpAnswer> send(const QUrl &url)
    {
        return QCoro::waitFor(m_client.send(
            {.method = "POST",
             .url = url,
             .headers = {{"Authorization", "Basic c2VjcmV0"}, {"Content-Type", "application/json"}},
             .body = "{\"title\":\"t\"}"}));
    }

    void openssl(const QStringList &arguments)
    {
        QProcess program;
        program.setWorkingDirectory(m_dir.path());
        program.start(u"openssl"_s, arguments);
        program.waitForFinished(60'000);
        QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0,
                 program.readAllStandardError().constData());
    }

    // By the authority.
    void issue(const QString &name, const QString &host, const QString &from, const QString &until)
    {
        openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, "/CN="_L1 + host,
                 u"-addext"_s, "subjectAltName=DNS:"_L1 + host, u"-keyout"_s, name + ".key"_L1, u"-out"_s,
                 name + ".csr"_L1});
        openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + ".csr"_L1, u"-copy_extensions"_s, u"copy"_s, u"-CA"_s,
                 u"authority.pem"_s, u"-CAkey"_s, u"authority.key"_s, u"-CAcreateserial"_s, u"-not_before"_s,
                 from, u"-not_after"_s, until, u"-out"_s, name + ".pem"_L1});
    }

    void signItself(const QString &name, const QString &host)
    {
        openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                 u"-subj"_s, "/CN="_L1 + host, u"-addext"_s, "subjectAltName=DNS:"_L1 + host, u"-keyout"_s,
                 name + ".key"_L1, u"-out"_s, name + ".pem"_L1});
    }

    QSslCertificate certificate(const QString &name)
    {
        return QSslCertificate::fromPath(m_dir.filePath(name + ".pem"_L1)).value(0);
    }
    QSslKey key(const QString &name)
    {
        QFile file(m_dir.filePath(name + ".key"_L1));
        return file.open(QIODevice::ReadOnly) ? QSslKey(file.readAll(), QSsl::Rsa) : QSslKey();
    }

    QTemporaryDir m_dir;
    QtHttpClient m_client{QStringList(), HttpLimits{.callTotal = 20s, .callInactivity = 10s}};
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
