// SPDX-License-Identifier: MIT
// Proves: 200 posts are on a WordPress blog once each, and every report is true, however its server and the
// network fail, where who sends them tries again until it is told
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "support/hostileserver.h"
#include "support/memorysecrets.h"
#include "support/result.h"
#include "support/shared.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PostCount = 200;
constexpr int MostAttempts = 60;

Publication publicationOf(int number)
{
    static const Renderer renderer{QString()};
    Post post;
    post.title = u"Harbour's news & %1 <ships>"_s.arg(number);
    post.slug = u"harbour-%1"_s.arg(number);
    post.commentary = u"What it means."_s;
    return preparePublication(post, {}, {}, {.at = {}}, {Form::HtmlFragment}, renderer,
                              QDateTime::currentDateTimeUtc());
}

} // namespace

class WordPressOnceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("the server needs Python, which is not here");
    }

    void ours_data() { seeds(); }
    void ours()
    {
        QFETCH(int, seed);
        QProcess server;
        server.start(u"python3"_s, {sourcePath(u"tests/servers/flaky_blog.py"_s), QString::number(seed)});
        QVERIFY(server.waitForReadyRead(20'000));
        const QByteArray ready = server.readLine().trimmed();
        QVERIFY2(ready.startsWith("ready "), ready.constData());
        const QUrl site(u"http://127.0.0.1:%1"_s.arg(QString::fromLatin1(ready.sliced(6))));
        sendAll(site);
        const QJsonObject counts = json(site.resolved(QUrl(u"/counts"_s)));
        server.closeWriteChannel();
        server.waitForFinished();
        QCOMPARE(counts.value("posts"_L1).toInt(), PostCount);
        QCOMPARE(counts.value("titles"_L1).toInt(), PostCount);
        // It has failed indeed, and in every way.
        QCOMPARE(counts.value("failures"_L1).toObject().size(), 9);
    }

    void shared_data() { seeds(); }
    void shared()
    {
        POSTIL_SHARED_OR_SKIP(script, "reliability/flaky_publish.py");
        QFETCH(int, seed);
        QProcess server;
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        server.start(u"python3"_s, {script, QString::number(port), QString::number(seed)});
        QVERIFY(server.waitForReadyRead(20'000));
        const QUrl site(u"http://127.0.0.1:%1"_s.arg(port));
        sendAll(site);
        const QJsonObject counts = json(site.resolved(QUrl(u"/admin"_s)));
        server.kill();
        server.waitForFinished();
        QCOMPARE(counts.value("posts"_L1).toInt(), PostCount);
        QCOMPARE(counts.value("distinct"_L1).toInt(), PostCount);
    }

private:
    static void seeds()
    {
        QTest::addColumn<int>("seed");
        for (const int seed : {5, 6, 7})
            QTest::addRow("seed %d", seed) << seed;
    }

    QJsonObject json(const QUrl &url)
    {
        const auto answer = QCoro::waitFor(m_client.send(HttpCall{.url = url}));
        return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    }

    void sendAll(const QUrl &site)
    {
        Account account{.id = u"flaky"_s, .name = u"Flaky"_s, .service = u"wordpress"_s};
        account.address = site.toString();
        account.options = {{u"user"_s, u"editor"_s}, {u"rest"_s, site.toString() + "/wp-json/"_L1}};
        MemorySecrets secrets;
        secrets.put(secretKey(account, u"password"_s), u"abcd efgh ijkl"_s);
        const auto publisher = *makePublisher(account, {.http = &m_client, .secrets = &secrets});
        QSet<QString> numbers;
        for (int number = 0; number < PostCount; ++number) {
            Publication publication = publicationOf(number);
            Result<Receipt> receipt = failure(ErrorKind::Network, {});
            for (int attempt = 0; attempt < MostAttempts && !receipt; ++attempt) {
                receipt = QCoro::waitFor(publisher->create(publication));
                // Nothing else may come of it: these are the errors after which one tries again.
                QVERIFY2(receipt || receipt.error().kind == ErrorKind::Network
                             || receipt.error().kind == ErrorKind::Timeout,
                         qPrintable(receipt ? QString() : receipt.error().message));
                publication.attempt = Attempt::Again;
            }
            POSTIL_VERIFY_OK(receipt);
            numbers.insert(receipt->remoteId);
        }
        QCOMPARE(numbers.size(), PostCount); // each report names a post of its own
    }

    QtHttpClient m_client{QStringList(), HttpLimits{.callTotal = 5s, .callInactivity = 600ms}};
};

QTEST_GUILESS_MAIN(WordPressOnceTest)
#include "tst_wordpressonce.moc"
