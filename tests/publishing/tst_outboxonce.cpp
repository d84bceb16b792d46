// SPDX-License-Identifier: MIT
// Proves: 200 posts in the outbox are on a WordPress blog once each, however its server and the network fail
// and however often Postil is killed, every report is true, and no password is left in the library
#include "library/library.h"
#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "publishing/outbox.h"
#include "support/canary.h"
#include "support/memorysecrets.h"
#include "support/result.h"
#include "support/shared.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PostCount = 200;
constexpr int KillCount = 20;
// One post at a time goes to an account, and the server is silent now and then: several names for one blog.
constexpr int AccountCount = 8;

// Postil without a window, at work on what is in the outbox.
class Sender
{
public:
    Sender(const QString &library, const QString &site, const QString &password)
        : m_library(std::move(*QCoro::waitFor(Library::open(library)))), m_outbox(*m_library, tools(site, password))
    {
    }

    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    [[nodiscard]] Library &library() { return *m_library; }
    [[nodiscard]] bool isDone() const
    {
        return std::ranges::all_of(m_outbox.entries(), [](const OutboxEntry &entry) { return isSettled(entry); });
    }

private:
    OutboxTools tools(const QString &site, const QString &password)
    {
        OutboxTools tools;
        tools.http = &m_client;
        tools.account = [this, site, password](const QString &id) -> Result<Account> {
            Account account{.id = id, .name = id, .service = u"wordpress"_s};
            account.address = site;
            account.options = {{u"user"_s, u"editor"_s}, {u"rest"_s, site + "/wp-json/"_L1}};
            m_secrets.put(secretKey(account, u"password"_s), password);
            return account;
        };
        tools.makePublisher = [this](const Account &account, HttpClient *http) {
            return makePublisher(account, {.http = http, .secrets = &m_secrets});
        };
        tools.backoff = [](int) { return 5ms; };
        return tools;
    }

    MemorySecrets m_secrets;
    QtHttpClient m_client{QStringList(), HttpLimits{.callTotal = 5s, .callInactivity = 1s}};
    std::unique_ptr<Library> m_library;
    Outbox m_outbox;
};

// Says a line for each change, and ends when there is nothing left to send.
int host(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    // The password is not on the command line: no program of ours would put it there.
    std::string password;
    for (int letter = std::getchar(); letter != '\n' && letter != EOF; letter = std::getchar())
        password += char(letter);
    Sender sender(arguments.value(2), arguments.value(3), QString::fromStdString(password));
    QObject::connect(&sender.outbox(), &Outbox::changed, &sender.outbox(), [&sender](const OutboxEntry &entry) {
        std::printf("%s\n", qPrintable(wordOf(entry.state)));
        std::fflush(stdout);
        if (sender.isDone())
            QCoreApplication::quit();
    });
    if (!QCoro::waitFor(sender.outbox().start()))
        return 1;
    return sender.isDone() ? 0 : QCoreApplication::exec();
}

class FlakyBlog
{
public:
    explicit FlakyBlog(int seed)
    {
        m_process.start(u"python3"_s, {sourcePath(u"tests/servers/flaky_blog.py"_s), QString::number(seed)});
        if (m_process.waitForReadyRead(20'000)) {
            const QByteArray ready = m_process.readLine().trimmed();
            if (ready.startsWith("ready "))
                m_address = u"http://127.0.0.1:%1"_s.arg(QString::fromLatin1(ready.sliced(6)));
        }
    }
    ~FlakyBlog()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    [[nodiscard]] const QString &address() const { return m_address; }
    [[nodiscard]] QJsonObject counts() const
    {
        QtHttpClient client{QStringList()};
        const auto answer = QCoro::waitFor(client.send(HttpCall{.url = QUrl(m_address + "/counts"_L1)}));
        return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    }

private:
    QProcess m_process;
    QString m_address;
};

OutboxEntry entryOf(int number)
{
    static const Renderer renderer{QString()};
    Post post;
    post.title = u"Harbour's news & %1 <ships>"_s.arg(number);
    post.slug = u"harbour-%1"_s.arg(number);
    post.commentary = u"What it means."_s;
    HouseStyle style;
    style.id = u"plain"_s;
    style.name = u"Plain"_s;
    OutboxEntry entry;
    entry.id = QUuid::createUuid();
    entry.draft = QUuid::createUuid();
    entry.account = u"flaky-%1"_s.arg(number % AccountCount);
    entry.created = entry.wanted = QDateTime::currentDateTimeUtc();
    entry.publication =
        preparePublication(post, style, {}, {.at = {}}, {Form::HtmlFragment}, renderer, entry.created);
    return entry;
}

} // namespace

class OutboxOnceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("the server needs Python, which is not here");
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const auto library = QCoro::waitFor(Library::open(path()));
        QVERIFY(library);
        for (int number = 0; number < PostCount; ++number)
            POSTIL_VERIFY_OK(QCoro::waitFor((*library)->saveOutbox(toRow(entryOf(number)), {})));
    }

    void sends_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addRow("seed 5") << 5;
    }
    void sends()
    {
        QFETCH(int, seed);
        const FlakyBlog blog(seed);
        QVERIFY(!blog.address().isEmpty());
        Sender sender(path(), blog.address(), m_canary.secret());
        int told = 0;
        connect(&sender.outbox(), &Outbox::changed, this, [&told](const OutboxEntry &entry) {
            told += entry.state == OutboxState::Done;
        });
        POSTIL_VERIFY_OK(QCoro::waitFor(sender.outbox().start()));
        QVERIFY(QTest::qWaitFor([&] { return sender.isDone(); }, 60'000));
        QCOMPARE(told, PostCount);
        check(blog, sender);
    }

    void isKilledAndGoesOn_data()
    {
        QTest::addColumn<int>("seed");
        for (const int seed : {5, 6, 7})
            QTest::addRow("seed %d", seed) << seed;
    }
    void isKilledAndGoesOn()
    {
        QFETCH(int, seed);
        const FlakyBlog blog(seed);
        QVERIFY(!blog.address().isEmpty());
        QRandomGenerator random{quint32(seed)};
        int kills = 0;
        for (; kills < KillCount; ++kills) {
            QProcess postil;
            postil.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            postil.start(QCoreApplication::applicationFilePath(), {u"--host"_s, path(), blog.address()});
            postil.write(m_canary.secret().toUtf8() + '\n');
            // At a change, whichever that is: while posts are under way, and between.
            int changes = PostCount + random.bounded(25); // each is told once when it is read
            while (changes > 0 && (postil.canReadLine() || postil.waitForReadyRead(20'000))) {
                while (changes > 0 && postil.canReadLine()) {
                    (void)postil.readLine();
                    --changes;
                }
            }
            if (kills == KillCount / 2)
                QCOMPARE(m_canary.tracesInProcesses(), QStringList());
            QVERIFY2(changes == 0, "it was done before it could be killed");
            postil.kill();
            postil.waitForFinished();
        }
        Sender sender(path(), blog.address(), m_canary.secret());
        POSTIL_VERIFY_OK(QCoro::waitFor(sender.outbox().start()));
        const auto isDone = [](const OutboxEntry &entry) { return entry.state == OutboxState::Done; };
        QVERIFY(!std::ranges::all_of(sender.outbox().entries(), isDone)); // it was killed amid its work
        QVERIFY(QTest::qWaitFor([&] { return sender.isDone(); }, 60'000));
        check(blog, sender);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }

    // What the outbox says, what the library keeps and what the blog has are one.
    void check(const FlakyBlog &blog, Sender &sender)
    {
        QCOMPARE(sender.outbox().entries().size(), PostCount);
        QSet<QString> numbers;
        for (const OutboxEntry &entry : sender.outbox().entries()) {
            QVERIFY2(entry.state == OutboxState::Done, qPrintable(entry.message));
            QCOMPARE(entry.receipt->url, u"http://blog.example/%1/"_s.arg(entry.publication.post.slug));
            numbers.insert(entry.receipt->remoteId);
            const auto receipts = QCoro::waitFor(sender.library().receipts(entry.draft));
            POSTIL_VERIFY_OK(receipts);
            QCOMPARE(receipts->size(), 1);
            QCOMPARE(receipts->first().url, entry.receipt->url);
        }
        QCOMPARE(numbers.size(), PostCount);
        const QJsonObject counts = blog.counts();
        QCOMPARE(counts.value("posts"_L1).toInt(), PostCount);
        QCOMPARE(counts.value("titles"_L1).toInt(), PostCount);
        // It has failed indeed, and in every way.
        QCOMPARE(counts.value("failures"_L1).toObject().size(), 9);
        QCOMPARE(m_canary.tracesInFolder(m_dir->path()), QStringList());
    }

    Canary m_canary = Canary::fresh();
    std::unique_ptr<QTemporaryDir> m_dir;
};

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--host")
        return host(argc, argv);
    QCoreApplication application(argc, argv);
    OutboxOnceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxonce.moc"
