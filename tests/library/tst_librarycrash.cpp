// SPDX-License-Identifier: MIT
// Proves: neither kill -9, a full disk nor two programs at once lose a save that was reported or damage the
// library
#include "library/autosave.h"
#include "library/samples.h"
#include "support/result.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

#include <sys/mount.h>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

const QUuid draftId = QUuid::createUuidV5(QUuid(), u"crash"_s);

void say(char what, int number)
{
    std::printf("%c %d\n", what, number);
    std::fflush(stdout);
}

// The writer that is killed: "T n" when n is typed, "A n" when the library said that it is saved.
QCoro::Task<> saveForever(Library &library)
{
    Draft draft = sampleDraft(u"Crash"_s);
    draft.id = draftId;
    const auto last = co_await library.load(draftId);
    for (int n = last ? last->post.commentary.toInt() + 1 : 1;; ++n) {
        draft.post.commentary = QString::number(n);
        draft.post.title = u"Number %1 "_s.arg(n) + u"and some length "_s.repeated(n % 100);
        say('T', n);
        if (!co_await library.save(draft))
            QCoreApplication::exit(1);
        say('A', n);
    }
}

// As in the window: a key every 10 ms, saved by Autosave. "T n" only; the file is the witness.
void typeForever(Library &library, int from)
{
    auto *autosave = new Autosave(library, qApp);
    auto *keys = new QTimer(qApp);
    auto draft = std::make_shared<Draft>(sampleDraft(u"Typing"_s));
    draft->id = draftId;
    QObject::connect(keys, &QTimer::timeout, autosave, [autosave, draft, n = from]() mutable {
        draft->post.commentary = QString::number(++n);
        say('T', n);
        autosave->changed(*draft);
    });
    keys->start(10);
}

QCoro::Task<> saveMany(Library &library, int count)
{
    for (int n = 0; n < count; ++n) {
        if (!co_await library.save(sampleDraft(u"Post %1"_s.arg(n))))
            QCoreApplication::exit(1);
    }
    QCoreApplication::exit(0);
}

int host(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto library = QCoro::waitFor(Library::open(arguments.value(3)));
    if (!library) {
        std::fputs(qPrintable(library.error().message), stderr);
        return 1;
    }
    if (arguments.value(2) == u"save") {
        saveForever(**library);
    } else if (arguments.value(2) == u"type") {
        const auto last = QCoro::waitFor((*library)->load(draftId));
        typeForever(**library, last ? last->post.commentary.toInt() : 0);
    } else {
        saveMany(**library, arguments.value(4).toInt());
    }
    return QCoreApplication::exec();
}

class Host : public QProcess
{
public:
    Host(const QString &mode, const QString &path, const QStringList &more = {})
    {
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
        start(QCoreApplication::applicationFilePath(), QStringList{u"--host"_s, mode, path} + more);
    }

    // Lets it run for a while, kills it and reads what it said: the last number after each letter.
    QHash<char, int> killAfter(std::chrono::milliseconds time)
    {
        waitForReadyRead(10'000);
        QDeadlineTimer end(time);
        while (!end.hasExpired())
            waitForReadyRead(int(end.remainingTime()));
        kill();
        waitForFinished();
        QHash<char, int> last;
        const QList<QByteArray> lines = readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines) {
            if (line.size() > 2)
                last[line.at(0)] = line.sliced(2).toInt();
        }
        return last;
    }
};

// A disk of one megabyte; nothing where we may not mount one.
class SmallDisk
{
public:
    SmallDisk()
    {
        mounted = ::mount("tmpfs", QFile::encodeName(dir.path()).constData(), "tmpfs", 0, "size=1m") == 0;
    }
    ~SmallDisk()
    {
        if (mounted)
            ::umount2(QFile::encodeName(dir.path()).constData(), MNT_DETACH);
    }
    QTemporaryDir dir;
    bool mounted = false;
};

} // namespace

class LibraryCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWhileSaving()
    {
        QRandomGenerator random(7);
        int acknowledged = 0;
        for (int round = 0; round < 30; ++round) {
            Host writer(u"save"_s, path());
            const auto last = writer.killAfter(std::chrono::milliseconds(random.bounded(150)));
            acknowledged += last.value('A') > 0 ? 1 : 0;
            QCOMPARE(ask(path(), u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
            const int kept = saved();
            QVERIFY2(kept >= last.value('A'), qPrintable(u"%1 < %2"_s.arg(kept).arg(last.value('A'))));
            QVERIFY(kept <= last.value('T', kept));
        }
        QVERIFY(acknowledged > 20);
    }

    void killedWhileTyping()
    {
        QRandomGenerator random(8);
        for (int round = 0; round < 4; ++round) {
            Host writer(u"type"_s, path());
            const auto last = writer.killAfter(std::chrono::milliseconds(1500 + random.bounded(1000)));
            QCOMPARE(ask(path(), u"PRAGMA quick_check"_s), QStringList{u"ok"_s});
            // A key every 10 ms: a second and a quarter of typing is the most that may go.
            const int lost = last.value('T') - saved();
            QVERIFY2(last.value('T') > 50 && lost <= 125, qPrintable(QString::number(lost)));
        }
    }

    void twoProgramsOnOneLibrary()
    {
        constexpr int each = 200;
        Host one(u"many"_s, path(), {QString::number(each)});
        Host two(u"many"_s, path(), {QString::number(each)});
        QVERIFY(one.waitForFinished(120'000));
        QVERIFY(two.waitForFinished(120'000));
        QCOMPARE(one.exitCode(), 0);
        QCOMPARE(two.exitCode(), 0);
        QCOMPARE(ask(path(), u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
        QCOMPARE(ask(path(), u"SELECT count(DISTINCT sequence) FROM draft"_s),
                 QStringList{QString::number(2 * each)});
    }

    void aFullDisk()
    {
        SmallDisk disk;
        if (!disk.mounted)
            QSKIP("only root can mount a small disk to fill");
        const QString file = disk.dir.filePath(u"library.sqlite"_s);
        auto library = QCoro::waitFor(Library::open(file));
        QVERIFY(library);
        Draft draft = sampleDraft(u"Grows"_s);
        Draft good = draft;
        Result<void> last;
        for (int size = 1; last && size < 200; ++size) {
            draft.post.commentary = u"More and more text. "_s.repeated(size * 500);
            last = QCoro::waitFor((*library)->save(draft));
            if (last)
                good = draft;
        }
        QVERIFY(!last);
        QCOMPARE(last.error().kind, ErrorKind::Storage);
        QVERIFY2(last.error().message.contains(u"full"), qPrintable(last.error().message));
        // What was saved before is there, and the file is sound.
        QCOMPARE(QCoro::waitFor((*library)->load(draft.id)).value_or(Draft()), good);
        library->reset();
        QCOMPARE(ask(file, u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
        library = QCoro::waitFor(Library::open(file));
        QVERIFY(library);
        QCOMPARE(QCoro::waitFor((*library)->load(draft.id)).value_or(Draft()), good);
    }

    void spaceReturns()
    {
        SmallDisk disk;
        if (!disk.mounted)
            QSKIP("only root can mount a small disk to fill");
        auto library = QCoro::waitFor(Library::open(disk.dir.filePath(u"library.sqlite"_s)));
        QVERIFY(library);
        QFile filler(disk.dir.filePath(u"filler"_s));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) {
        }
        Autosave autosave(**library);
        Draft draft = sampleDraft(u"Kept in memory"_s, u"Long text. "_s.repeated(5000));
        autosave.changed(draft);
        QTRY_COMPARE(autosave.state(), Autosave::State::Failed);
        QVERIFY(filler.remove());
        QTRY_COMPARE(autosave.state(), Autosave::State::Saved);
        QCOMPARE(QCoro::waitFor((*library)->load(draft.id)).value_or(Draft()), draft);
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }

    [[nodiscard]] int saved() const
    {
        auto library = QCoro::waitFor(Library::open(path()));
        if (!library)
            return -1;
        const auto draft = QCoro::waitFor((*library)->load(draftId));
        return draft ? draft->post.commentary.toInt() : 0;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--host")
        return host(argc, argv);
    QCoreApplication application(argc, argv);
    LibraryCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_librarycrash.moc"
