// SPDX-License-Identifier: MIT
// Proves: a hostile web server cannot hang, flood or mislead a fetch: each of its tricks ends in its error
#include "net/qthttpclient.h"
#include "support/result.h"
#include "support/shared.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Megabytes this process holds in memory now.
qint64 residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096 / 1'000'000;
}

} // namespace

class HostileServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        POSTIL_SHARED_OR_SKIP(script, "reliability/hostile_server.py");
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("python3 is not here");
        // It takes a port and the next one; another program may grab one meanwhile, so try again.
        for (int attempt = 0; attempt < 5 && m_port == 0; ++attempt) {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            const quint16 port = probe.serverPort();
            probe.close();
            m_server.start(python, {script, QString::number(port)});
            if (m_server.waitForReadyRead(20'000) && m_server.readLine().startsWith("ready"))
                m_port = port;
        }
        QVERIFY(m_port != 0);
    }
    void cleanupTestCase()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void routes_data()
    {
        QTest::addColumn<QList<ErrorKind>>("kinds"); // none: it is read
        QTest::addColumn<int>("milliseconds");
        const QList<ErrorKind> fine;
        const QList<ErrorKind> timeout{ErrorKind::Timeout};
        const QList<ErrorKind> large{ErrorKind::TooLarge};
        const QList<ErrorKind> broken{ErrorKind::Network};
        const QList<ErrorKind> refused{ErrorKind::Refused};
        QTest::newRow("ok") << fine << 1000;
        // The limits are a tenth of the real ones here.
        QTest::newRow("drip-headers") << timeout << 2500;
        QTest::newRow("drip-body") << timeout << 2500;
        QTest::newRow("silent") << timeout << 1500;
        QTest::newRow("claims-1tb") << large << 1000;
        QTest::newRow("endless") << large << 2000;
        QTest::newRow("endless-headers") << broken + timeout << 2500;
        QTest::newRow("1gb") << large << 1000;
        QTest::newRow("short") << broken << 1000;
        QTest::newRow("long") << fine << 1000;
        QTest::newRow("badgzip") << broken << 1000;
        QTest::newRow("bomb") << large + broken + timeout << 60'000; // the server takes its time to make it
        QTest::newRow("bomb9") << large + broken << 4000;
        QTest::newRow("loop") << broken << 2000;
        QTest::newRow("chain/10") << fine << 2000;
        QTest::newRow("chain/11") << broken << 2000;
        QTest::newRow("to-file") << refused << 1000;
        QTest::newRow("to-data") << refused + broken + QList{ErrorKind::BadInput} << 1000;
        QTest::newRow("to-js") << refused << 1000;
        QTest::newRow("to-ftp") << refused << 1000;
        QTest::newRow("to-other") << refused << 1000;
        QTest::newRow("to-meta") << refused << 1000;
        QTest::newRow("to-self-private") << fine << 1000;
        QTest::newRow("cookie") << fine << 1000;
        QTest::newRow("500") << broken << 1000;
        QTest::newRow("429") << broken << 1000;
        QTest::newRow("nothing-here") << QList<ErrorKind>{ErrorKind::NotFound} << 1000;
    }
    void routes()
    {
        QFETCH(QList<ErrorKind>, kinds);
        QFETCH(int, milliseconds);
        const bool bomb = QByteArrayView(QTest::currentDataTag()) == "bomb";
        QtHttpClient client({}, bomb ? HttpLimits{20s, 20s, 10} : HttpLimits{2s, 1s, 10});
        HttpRequest request;
        request.url =
            QUrl(u"http://127.0.0.1:%1/%2"_s.arg(m_port).arg(QLatin1StringView(QTest::currentDataTag())));
        request.trust = AddressTrust::Typed;
        const qint64 before = residentMegabytes();
        QElapsedTimer time;
        time.start();
        const auto answer = QCoro::waitFor(client.get(request));
        const qint64 elapsed = time.elapsed();
        if (kinds.isEmpty())
            POSTIL_VERIFY_OK(answer);
        else
            QVERIFY2(!answer && kinds.contains(answer.error().kind),
                     qPrintable(answer ? u"succeeded"_s : answer.error().message));
        // That it ends at all, and by which deadline, even where other tests keep every core busy.
        QVERIFY2(elapsed < 10 * milliseconds, qPrintable(QString::number(elapsed)));
        const qint64 grown = residentMegabytes() - before;
        QVERIFY2(grown <= 64, qPrintable(u"%1 MB more"_s.arg(grown)));
    }

    void noSecretReachedTheOtherServer()
    {
        QtHttpClient client({});
        HttpRequest request;
        request.url = QUrl(u"http://127.0.0.1:%1/log"_s.arg(m_port));
        request.trust = AddressTrust::Typed;
        const auto log = QCoro::waitFor(client.get(request));
        POSTIL_VERIFY_OK(log);
        QVERIFY(log->body.contains("\"path\": \"/to-other\""));
        QVERIFY(!log->body.contains("landed"));
        QVERIFY(!log->body.toLower().contains("\"cookie\":"));
    }

private:
    QProcess m_server;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(HostileServerTest)
#include "tst_hostileserver.moc"
