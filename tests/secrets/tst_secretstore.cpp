// SPDX-License-Identifier: MIT
// Proves: passwords are kept in the keyring of the system and are there after a restart, are forgotten where
// there is none, which is said, and stand in no file and no command line; a locked or missing keyring ends in
// a plain sentence
#include "secrets/fallbacksecretstore.h"
#include "secrets/keyringsecretstore.h"
#include "secrets/secretstore.h"
#include "secrets/sessionsecretstore.h"
#include "support/canary.h"
#include "support/keyring.h"
#include "support/result.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QProcess>
#include <QTextStream>
#include <QtTest>

#include <array>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array kindNames{"BadInput",  "NotFound", "TooLarge", "Network",  "Timeout", "Refused",
                               "Cancelled", "Storage",  "Engine",   "Template", "Conflict"};

QString told(const Error &error)
{
    return QString::fromLatin1(kindNames.at(std::size_t(error.kind))) + u": "_s + error.message;
}

QString told(Keeping keeping)
{
    return keeping == Keeping::Keyring ? u"in the keyring"_s : u"for this session"_s;
}

template <typename T>
QString told(const Result<T> &result)
{
    if (!result)
        return told(result.error());
    if constexpr (std::is_void_v<T>)
        return u"done"_s;
    else if constexpr (std::is_same_v<T, QString>)
        return u"secret "_s + *result;
    else
        return told(*result);
}

// What the program of a run is told on its standard input, a line each: "keyring" or "system" (which store),
// then "read KEY", "write KEY SECRET", "remove KEY", "keeping". It answers each with a line.
int runStore()
{
    QTextStream in(stdin);
    QTextStream out(stdout);
    std::unique_ptr<SecretStore> store;
    for (QString line; in.readLineInto(&line);) {
        const QString verb = line.section(u' ', 0, 0);
        const QString key = line.section(u' ', 1, 1);
        if (verb == "keyring"_L1)
            store = std::make_unique<KeyringSecretStore>(3s);
        else if (verb == "system"_L1)
            store = systemSecretStore();
        else if (verb == "read"_L1)
            out << told(QCoro::waitFor(store->read(key))) << Qt::endl;
        else if (verb == "write"_L1)
            out << told(QCoro::waitFor(store->write(key, line.section(u' ', 2)))) << Qt::endl;
        else if (verb == "remove"_L1)
            out << told(QCoro::waitFor(store->remove(key))) << Qt::endl;
        else
            out << told(QCoro::waitFor(store->keeping())) << Qt::endl;
    }
    return 0;
}

// A store that answers what the test says, to see what falls back on it.
class ScriptedStore : public SecretStore
{
public:
    explicit ScriptedStore(const ErrorKind *kind) : m_kind(kind) {}
    QCoro::Task<Result<QString>> read(QString) override { co_return failure(*m_kind, u"no"_s); }
    QCoro::Task<Result<Keeping>> write(QString, QString) override { co_return failure(*m_kind, u"no"_s); }
    QCoro::Task<Result<void>> remove(QString) override { co_return failure(*m_kind, u"no"_s); }
    QCoro::Task<Keeping> keeping() override { co_return Keeping::Keyring; }

private:
    const ErrorKind *m_kind;
};

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

    // One run of a program with a store, from its start to its end.
    static QStringList run(const QProcessEnvironment &environment, const QStringList &lines,
                           QByteArray *complaints = nullptr)
    {
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(), {u"--store"_s});
        program.write(lines.join(u'\n').toUtf8() + '\n');
        program.closeWriteChannel();
        if (!program.waitForFinished(60'000))
            return {u"the program hangs"_s};
        if (complaints)
            *complaints = program.readAllStandardError();
        return QString::fromUtf8(program.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    static QProcessEnvironment withoutBus(const QString &folder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
            environment.remove(name);
        for (const QString &name :
             {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, folder);
        return environment;
    }

private Q_SLOTS:
    void canaryFindsItsForms()
    {
        const Canary canary = Canary::fresh();
        const QByteArray secret = canary.secret().toUtf8();
        QCOMPARE(canary.tracesIn("nothing", u"here"_s), QStringList());
        for (const QByteArray &trace :
             {secret, secret.toBase64(), ("ab:" + secret).toBase64(), ("me:x" + secret + "y").toBase64(),
              ("admin:" + secret).toBase64(QByteArray::Base64UrlEncoding),
              QUrl::toPercentEncoding(canary.secret()),
              QByteArray("p=" + QUrl::toPercentEncoding(canary.secret()).replace("%20", "+")), secret.toHex(),
              QJsonDocument(QJsonObject{{u"t"_s, canary.secret()}}).toJson(),
              canary.secret().toHtmlEscaped().toUtf8()}) {
            QVERIFY2(!canary.tracesIn("before " + trace + " after", u"here"_s).isEmpty(), trace.constData());
        }

        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u".hidden/deep"_s));
        QCOMPARE(canary.tracesInFolder(folder.path()), QStringList());
        QCOMPARE(canary.tracesInFolder(folder.filePath(u"missing"_s)).size(), 1);
        QFile file(folder.filePath(u".hidden/deep/.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("GET /?token=" + QUrl::toPercentEncoding(canary.secret()));
        file.close();
        QCOMPARE(canary.tracesInFolder(folder.path()).size(), 1);

        QCOMPARE(canary.tracesInProcesses(), QStringList());
        QProcess child;
        child.start(u"sh"_s, {u"-c"_s, u"read line; exit 0"_s, u"--password="_s + canary.secret()});
        QVERIFY(child.waitForStarted());
        QTRY_VERIFY(!canary.tracesInProcesses().isEmpty());
        child.write("\n");
        QVERIFY(child.waitForFinished());
    }

    void sessionForgets()
    {
        SessionSecretStore store;
        QCOMPARE(QCoro::waitFor(store.keeping()), Keeping::SessionOnly);
        const auto none = QCoro::waitFor(store.read(u"blog"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, u"one"_s)), Keeping::SessionOnly);
        QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, u"two"_s)), Keeping::SessionOnly);
        QCOMPARE(QCoro::waitFor(store.read(u"blog"_s)), u"two"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(store.remove(u"blog"_s)));
        POSTIL_VERIFY_OK(QCoro::waitFor(store.remove(u"blog"_s)));
        QVERIFY(!QCoro::waitFor(store.read(u"blog"_s)));
        QCOMPARE(QCoro::waitFor(store.write({}, u"x"_s)).error().kind, ErrorKind::BadInput);
        QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, {})).error().kind, ErrorKind::BadInput);
        QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, u"a\0b"_s)).error().kind, ErrorKind::BadInput);
    }

    // What is there and says no is not replaced by forgetting; what was forgotten for a while is told again.
    void fallsBackOnlyWhereThereIsNothing()
    {
        ErrorKind kind = ErrorKind::Refused;
        FallbackSecretStore store(std::make_unique<ScriptedStore>(&kind));
        for (const ErrorKind no : {ErrorKind::Refused, ErrorKind::Timeout, ErrorKind::BadInput}) {
            kind = no;
            QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, u"one"_s)).error().kind, no);
            QCOMPARE(QCoro::waitFor(store.read(u"blog"_s)).error().kind, no);
            QCOMPARE(QCoro::waitFor(store.remove(u"blog"_s)).error().kind, no);
            QCOMPARE(QCoro::waitFor(store.keeping()), Keeping::Keyring);
        }
        kind = ErrorKind::Storage;
        QCOMPARE(QCoro::waitFor(store.keeping()), Keeping::SessionOnly);
        QCOMPARE(QCoro::waitFor(store.write(u"blog"_s, u"one"_s)), Keeping::SessionOnly);
        QCOMPARE(QCoro::waitFor(store.read(u"blog"_s)), u"one"_s);
        kind = ErrorKind::Refused; // it is back, and locked: what is in memory still serves
        QCOMPARE(QCoro::waitFor(store.read(u"blog"_s)), u"one"_s);
        kind = ErrorKind::Storage;
        POSTIL_VERIFY_OK(QCoro::waitFor(store.remove(u"blog"_s)));
        QCOMPARE(QCoro::waitFor(store.read(u"blog"_s)).error().kind, ErrorKind::NotFound);
    }

    void storeMayGoBeforeItsAnswer()
    {
        auto store = std::make_unique<FallbackSecretStore>(std::make_unique<KeyringSecretStore>(1ms));
        auto reading = store->read(u"blog"_s);
        store.reset();
        QVERIFY(!QCoro::waitFor(std::move(reading)));
    }

    void withoutBus()
    {
        const QTemporaryDir folder;
        const Canary canary = Canary::fresh();
        const QString write = u"write blog "_s + canary.secret();
        QByteArray complaints;
        QStringList answers =
            run(withoutBus(folder.path()),
                {u"keyring"_s, u"keeping"_s, write, u"read blog"_s, u"remove blog"_s}, &complaints);
        QCOMPARE(answers.size(), 4);
        for (const QString &answer : answers.sliced(1))
            QVERIFY2(answer.startsWith("Storage: Your system has no keyring"_L1), qPrintable(answer));
        answers = run(withoutBus(folder.path()), {u"system"_s, u"read blog"_s, u"keeping"_s, write,
                                                  u"read blog"_s, u"remove blog"_s, u"read blog"_s});
        QCOMPARE(answers.size(), 6);
        QVERIFY2(answers.at(0).startsWith("NotFound: "_L1) && answers.at(0).contains("when Postil closes"_L1),
                 qPrintable(answers.at(0)));
        QCOMPARE(answers.at(1), u"for this session"_s);
        QCOMPARE(answers.at(2), u"for this session"_s);
        QCOMPARE(answers.at(3), u"secret "_s + canary.secret());
        QCOMPARE(answers.at(4), u"done"_s);
        QVERIFY(answers.at(5).startsWith("NotFound: "_L1));
        QCOMPARE(canary.tracesInFolder(folder.path()), QStringList());
        QCOMPARE(canary.tracesIn(complaints, u"stderr"_s), QStringList());
    }

    void withKeyring()
    {
        if (!Keyring::isInstalled())
            QSKIP("dbus-daemon or gnome-keyring-daemon is not here");
        Keyring keyring;
        QCOMPARE(keyring.startBus(), QString());

        // A bus with nobody on it is like no bus.
        const Canary canary = Canary::fresh();
        const QString write = u"write blog "_s + canary.secret();
        QCOMPARE(run(keyring.environment(), {u"system"_s, u"keeping"_s, write}),
                 (QStringList{u"for this session"_s, u"for this session"_s}));

        QCOMPARE(keyring.startKeyring(), QString());
        QByteArray complaints;
        QStringList answers =
            run(keyring.environment(), {u"system"_s, u"keeping"_s, u"read blog"_s, write, u"read blog"_s},
                &complaints);
        QCOMPARE(answers.size(), 4);
        QCOMPARE(answers.at(0), u"in the keyring"_s);
        QVERIFY2(answers.at(1).startsWith(u"NotFound: Your keyring has no password for “blog”"),
                 qPrintable(answers.at(1)));
        QCOMPARE(answers.at(2), u"in the keyring"_s);
        QCOMPARE(answers.at(3), u"secret "_s + canary.secret());
        QCOMPARE(canary.tracesIn(complaints, u"stderr"_s), QStringList());

        // Another run of the program, and another of the keyring.
        QCOMPARE(run(keyring.environment(), {u"keyring"_s, u"read blog"_s}),
                 QStringList(u"secret "_s + canary.secret()));
        keyring.stopKeyring();
        QCOMPARE(keyring.startKeyring(), QString());
        QCOMPARE(run(keyring.environment(), {u"keyring"_s, u"read blog"_s, u"write other longer"_s}),
                 (QStringList{u"secret "_s + canary.secret(), u"in the keyring"_s}));
        QCOMPARE(canary.tracesInFolder(keyring.folder()), QStringList());
        QCOMPARE(canary.tracesInProcesses(), QStringList());

        // Locked, and nobody there who would unlock it: a sentence, in time.
        keyring.stopKeyring();
        QCOMPARE(keyring.startKeyring(Keyring::Lock::Locked), QString());
        answers = run(keyring.environment(),
                      {u"keyring"_s, u"read blog"_s, u"write blog again"_s, u"remove blog"_s});
        QCOMPARE(answers.size(), 3);
        for (const QString &answer : std::as_const(answers))
            QVERIFY2(answer.startsWith("Refused: Your keyring is locked."_L1), qPrintable(answer));
        keyring.stopKeyring();

        QCOMPARE(keyring.startKeyring(), QString());
        answers = run(keyring.environment(), {u"keyring"_s, u"read blog"_s, u"remove blog"_s, u"read blog"_s,
                                              u"read other"_s, u"remove blog"_s});
        QCOMPARE(answers.size(), 5);
        QCOMPARE(answers.at(0), u"secret "_s + canary.secret());
        QCOMPARE(answers.at(1), u"done"_s);
        QVERIFY(answers.at(2).startsWith("NotFound: "_L1));
        QCOMPARE(answers.at(3), u"secret longer"_s);
        QCOMPARE(answers.at(4), u"done"_s);

        // It goes away while the program runs: what is written then lasts for the session.
        keyring.stopKeyring();
        QCOMPARE(run(keyring.environment(), {u"system"_s, write, u"read blog"_s}),
                 (QStringList{u"for this session"_s, u"secret "_s + canary.secret()}));
        QCOMPARE(canary.tracesInFolder(keyring.folder()), QStringList());
    }
};

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(u"--store"_s))
        return runStore();
    SecretStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secretstore.moc"
