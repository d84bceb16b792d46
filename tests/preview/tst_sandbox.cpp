// SPDX-License-Identifier: MIT
// Proves: an ordinary user's articles are cleaned and posts previewed with Chromium's sandbox on: the
// renderers have their system calls filtered and live in a process namespace of their own
#include "preview/previewview.h"
#include "support/webengine.h"

#include <QApplication>

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <grp.h>
#include <unistd.h>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;

// One process as /proc tells it; gone processes have no parent.
struct Process
{
    QByteArray command;
    QHash<QByteArray, QByteArray> status;

    static Process read(const QString &pid)
    {
        Process process;
        QFile command(u"/proc/"_s + pid + u"/cmdline"_s);
        if (command.open(QIODevice::ReadOnly))
            process.command = command.readAll().replace('\0', ' ');
        QFile status(u"/proc/"_s + pid + u"/status"_s);
        if (status.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : status.readAll().split('\n')) {
                const qsizetype colon = line.indexOf(':');
                process.status.insert(line.left(colon), line.mid(colon + 1).simplified());
            }
        }
        return process;
    }
};

// The renderers below this process. They are forked from Chromium's zygote and keep its command line where
// their own does not fit in its room, so they are told by their place: the last of a line of zygotes.
// (Another zygote, unsandboxed by its nature, serves processes that see nothing from outside.)
QList<Process> renderers()
{
    QHash<QByteArray, Process> all;
    QSet<QByteArray> parents;
    for (const QString &pid : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        if (!pid.front().isDigit())
            continue;
        const Process process = Process::read(pid);
        all.insert(pid.toLatin1(), process);
        parents.insert(process.status.value("PPid"));
    }
    const auto isZygote = [&all](const QByteArray &pid) {
        const QByteArray command = all.value(pid).command;
        return command.contains("--type=zygote") && !command.contains("--no-zygote-sandbox");
    };
    QList<Process> found;
    for (auto [pid, process] : std::as_const(all).asKeyValueRange()) {
        QByteArray ancestor = process.status.value("PPid");
        const bool mayRender = isZygote(pid) || process.command.contains("--type=renderer");
        if (!mayRender || !isZygote(ancestor) || parents.contains(pid))
            continue;
        while (isZygote(ancestor))
            ancestor = all.value(ancestor).status.value("PPid");
        if (ancestor.toInt() == getpid())
            found.append(process);
    }
    return found;
}

} // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(geteuid() != 0);
        QVERIFY(!qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX"));
        QProcess namespaces;
        namespaces.start(u"unshare"_s, {u"--user"_s, u"--map-root-user"_s, u"true"_s});
        if (!namespaces.waitForFinished() || namespaces.exitCode() != 0)
            QSKIP("this system lets no ordinary user make namespaces, which Chromium's sandbox is made of");
    }

    void rendersInside()
    {
        auto worker = Test::webEngine().createDomWorker();
        const auto clean = Test::await(
            worker->clean({u"<p>One<script>alert(1)</script></p>"_s, QUrl(u"https://example.com"_s)}));
        QVERIFY2(clean, qUtf8Printable(Test::sentence(clean)));
        QCOMPARE(clean->text, u"One"_s);

        QWidget window;
        QVBoxLayout layout(&window);
        auto preview = Test::webEngine().createPreview(&window, MediaStore({}));
        layout.addWidget(preview->widget());
        window.show();
        int patches = 0;
        preview->patched = [&patches] { ++patches; };
        preview->show(u"<!DOCTYPE html><title>x</title><p>One</p>"_s);
        QTRY_COMPARE_WITH_TIMEOUT(patches, 1, 30000);

        const QList<Process> found = renderers();
        QVERIFY(!found.isEmpty());
        for (const Process &renderer : found) {
            QVERIFY2(!renderer.command.contains("--no-sandbox"), renderer.command.constData());
            QCOMPARE(renderer.status.value("Seccomp"), "2");
            QCOMPARE(renderer.status.value("NoNewPrivs"), "1");
            // One number for each process namespace it is in: ours and its own.
            QVERIFY2(renderer.status.value("NSpid").split(' ').size()
                         > Process::read(u"self"_s).status.value("NSpid").split(' ').size(),
                     renderer.status.value("NSpid").constData());
        }
    }
};

// Root runs a copy of the program as nobody, who may not be able to read the build folder.
static int runAsNobody(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder(u"/tmp/postil-sandbox-XXXXXX"_s);
    const QDir top(folder.path());
    const QString program = top.filePath(u"bin/tst_sandbox"_s);
    const QDir engines(application.applicationDirPath() + u"/../lib/postil"_s);
    bool copied = top.mkpath(u"bin"_s) && top.mkpath(u"lib/postil"_s) && top.mkpath(u"home/run"_s)
                  && QFile::copy(application.applicationFilePath(), program);
    for (const QString &engine : engines.entryList(QDir::Files))
        copied = copied && QFile::copy(engines.filePath(engine), top.filePath(u"lib/postil/"_s + engine));
    QDirIterator entries(folder.path(), QDir::AllEntries | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        copied = chown(entries.next().toLocal8Bit().constData(), nobody, nobody) == 0 && copied;
    if (!copied || chown(folder.path().toLocal8Bit().constData(), nobody, nobody) != 0)
        qFatal("The program could not be copied to %s", qUtf8Printable(folder.path()));

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QTWEBENGINE_DISABLE_SANDBOX"_s);
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), top.filePath(u"home"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, top.filePath(u"home/run"_s));
    QFile::setPermissions(top.filePath(u"home/run"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setWorkingDirectory(folder.path());
    process.setChildProcessModifier([] {
        if (setgroups(0, nullptr) != 0 || setresgid(nobody, nobody, nobody) != 0
            || setresuid(nobody, nobody, nobody) != 0)
            _exit(126);
    });
    process.start(program, application.arguments().mid(1));
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

static int runTest(int argc, char *argv[])
{
    QApplication application(argc, argv);
    SandboxTest test;
    return QTest::qExec(&test, argc, argv);
}

int main(int argc, char *argv[])
{
    return geteuid() == 0 ? runAsNobody(argc, argv) : runTest(argc, argv);
}

#include "tst_sandbox.moc"
