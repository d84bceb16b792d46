// SPDX-License-Identifier: MIT
// Proves: a hostile web server cannot hang, flood or mislead a fetch: each of its tricks ends in its error,
// in time, in little memory, and without holding the window
#include "net/qthttpclient.h"
#include "support/burden.h"
#include "support/hostileserver.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HostileServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        POSTIL_SHARED_OR_SKIP(script, "reliability/hostile_server.py");
        m_script = script;
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not here");
        QVERIFY(m_server.start(script));
        // It makes its bomb when first asked for it, and that takes longer than any fetch.
        QtHttpClient client({}, HttpLimits{120s, 120s, 10});
        static_cast<void>(QCoro::waitFor(client.get(request(u"bomb"_s))));
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
        const QList<ErrorKind> nothing{ErrorKind::NotFound};
        for (const char *route : {"ok", "long", "landed", "to-self-private", "cookie", "chain/10"})
            QTest::newRow(route) << fine << 1000;
        // Whether these are articles is for the extractor to say.
        for (const char *route :
             {"utf7", "utf16", "badutf8", "nul", "pdf", "exe", "deep", "deeptab", "attrs"})
            QTest::newRow(route) << fine << 2000;
        // The limits are a tenth of the real ones here.
        QTest::newRow("drip-headers") << timeout << 2050;
        QTest::newRow("drip-body") << timeout << 2050;
        QTest::newRow("silent") << timeout << 1050;
        QTest::newRow("endless-headers") << broken + timeout << 2050;
        for (const char *route : {"claims-1tb", "endless", "1gb"})
            QTest::newRow(route) << large << 1000;
        for (const char *route : {"bomb", "bomb9"})
            QTest::newRow(route) << large << 2000;
        for (const char *route : {"short", "badgzip", "truncgzip", "badchunk", "loop", "chain/11", "500",
                                  "429", "post-drop", "post-drop-half"})
            QTest::newRow(route) << broken << 1000;
        QTest::newRow("to-data") << refused + broken << 1000; // it is no URL either
        for (const char *route : {"to-file", "to-js", "to-ftp", "to-other", "to-meta"})
            QTest::newRow(route) << refused << 1000;
        for (const char *route : {"nothing-here", "post-302", "post-307"})
            QTest::newRow(route) << nothing << 1000;
        QTest::newRow("neglen") << fine << 1000; // a length that cannot be is none
    }
    void routes()
    {
        QFETCH(QList<ErrorKind>, kinds);
        QFETCH(int, milliseconds);
        const QString route = QString::fromLatin1(QTest::currentDataTag());
        m_walked.insert(route.section(u'/', 0, 0));
        QtHttpClient client({}, HttpLimits{2s, 1s, 10});
        Burden burden;
        const auto answer = QCoro::waitFor(client.get(request(route)));
        const qint64 elapsed = burden.elapsed();
        if (kinds.isEmpty())
            POSTIL_VERIFY_OK(answer);
        else
            QVERIFY2(!answer && kinds.contains(answer.error().kind),
                     qPrintable(answer ? u"succeeded"_s : answer.error().message));
        weigh(burden, elapsed, milliseconds);
    }

    void everyRouteIsWalked() { QCOMPARE(HostileServer::routesIn(m_script) - m_walked, QSet<QString>()); }

    // The real deadlines, all at once.
    void deadlines()
    {
        QtHttpClient client({});
        Burden burden;
        int left = 0;
        qint64 last = 0;
        for (const QString &route : {u"drip-headers"_s, u"drip-body"_s, u"silent"_s}) {
            ++left;
            client.get(request(route)).then([&, route](const Result<HttpResponse> &answer) {
                --left;
                last = burden.elapsed();
                if (answer || answer.error().kind != ErrorKind::Timeout)
                    QTest::qFail(qPrintable(route), __FILE__, __LINE__);
            });
        }
        QVERIFY(QTest::qWaitFor([&left] { return left == 0; }, 60'000));
        weigh(burden, last, 20'500);
    }

    void impossibleLength()
    {
        QtHttpClient client({});
        const auto whole = QCoro::waitFor(client.get(request(u"ok"_s)));
        POSTIL_VERIFY_OK(whole);
        const auto negative = QCoro::waitFor(client.get(request(u"neglen"_s)));
        POSTIL_VERIFY_OK(negative);
        QCOMPARE(negative->body, whole->body);
    }

    void nothingPrivateAndNoSecretWasAskedFor()
    {
        QtHttpClient client({});
        for (const QString &route : {u"ok"_s, u"to-self-private"_s}) {
            HttpRequest outside = request(route + u"?from-outside"_s);
            outside.trust = AddressTrust::FromOutside;
            QCOMPARE(QCoro::waitFor(client.get(outside)).error().kind, ErrorKind::Refused);
        }
        const auto log = QCoro::waitFor(client.get(request(u"log"_s)));
        POSTIL_VERIFY_OK(log);
        QVERIFY(log->body.contains("\"path\": \"/to-other\""));
        QVERIFY(!log->body.contains("from-outside"));
        const QByteArray second = "\"port\": " + QByteArray::number(m_server.url({}).port() + 1);
        QVERIFY(!log->body.contains(second));
        QVERIFY(!log->body.toLower().contains("\"cookie\":"));
    }

private:
    [[nodiscard]] HttpRequest request(const QString &route) const
    {
        HttpRequest request;
        request.url = m_server.url(route);
        request.trust = AddressTrust::Typed;
        return request;
    }
    // A machine that is busy elsewhere keeps us waiting, and is not what is tested.
    void weigh(Burden &burden, qint64 elapsed, qint64 milliseconds)
    {
        const qint64 held = burden.held();
        qInfo("%lld ms, thread held %lld ms, %lld MB more", elapsed, held, burden.megabytes());
        QVERIFY2(elapsed <= milliseconds + 10 * burden.longestGap(), qPrintable(QString::number(elapsed)));
        QVERIFY2(held <= 100, qPrintable(u"the thread was held for %1 ms"_s.arg(held)));
        QVERIFY2(burden.megabytes() <= 64, qPrintable(u"%1 MB more"_s.arg(burden.megabytes())));
    }

    QString m_script;
    HostileServer m_server;
    QSet<QString> m_walked;
};

QTEST_GUILESS_MAIN(HostileServerTest)
#include "tst_hostileserver.moc"
