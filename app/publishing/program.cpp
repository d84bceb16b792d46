// SPDX-License-Identifier: MIT
#include "publishing/program.h"

#include "base/background.h"
#include "base/bidi.h"
#include "base/text.h"

#include <QFileInfo>
#include <QProcess>
#include <QPromise>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <functional>
#include <optional>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaximumOutput = 32 * 1024 * 1024;
constexpr std::chrono::seconds TidyUp{2}; // to take away its lock files, after it was asked to end

struct ProgramText
{
    Q_DECLARE_TR_FUNCTIONS(Program)
};

class ProgramRun : public QObject
{
public:
    explicit ProgramRun(ProgramCall call)
        : m_call(std::move(call)), m_name(QFileInfo(m_call.program).fileName())
    {
        m_promise.start();
        m_silence.setSingleShot(true);
        m_silence.setInterval(m_call.patience);
        m_end.setSingleShot(true);
        m_end.setInterval(TidyUp);
        connect(&m_silence, &QTimer::timeout, this, [this] {
            end({ErrorKind::Timeout, ProgramText::tr("“%1” gave no answer for %n second(s) and was ended.",
                                                     nullptr, int(m_call.patience / std::chrono::seconds(1)))
                                         .arg(m_name)});
        });
        connect(&m_end, &QTimer::timeout, this, [this] { signalAll(Signal::Kill); });
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { take(); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { take(); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                give(failure(
                    ErrorKind::Storage,
                    ProgramText::tr("“%1” could not be started: %2.").arg(m_name, m_process.errorString())));
        });
        connect(&m_process, &QProcess::finished, this, [this] { finish(); });
        m_stop.emplace(m_call.stop, [this] {
            QMetaObject::invokeMethod(
                this,
                [this] { end({ErrorKind::Cancelled, ProgramText::tr("“%1” was stopped.").arg(m_name)}); },
                Qt::QueuedConnection);
        });
    }

    QFuture<Result<ProgramAnswer>> start()
    {
        m_process.setProgram(m_call.program);
        m_process.setArguments(m_call.arguments);
        m_process.setProcessEnvironment(m_call.environment);
        m_process.setWorkingDirectory(m_call.folder);
#ifdef Q_OS_UNIX
        // Its own session: no terminal to ask at, and all that it starts can be ended together.
        m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
#endif
        m_silence.start();
        m_process.start();
        m_process.write(m_call.input);
        m_process.closeWriteChannel();
        return m_promise.future();
    }

private:
    enum class Signal { End, Kill };

    void take()
    {
        m_silence.start();
        m_answer.output += m_process.readAllStandardOutput();
        m_answer.errors += m_process.readAllStandardError();
        if (m_answer.output.size() + m_answer.errors.size() > MaximumOutput)
            end({ErrorKind::TooLarge, ProgramText::tr("“%1” said more than can be meant.").arg(m_name)});
    }

    void end(const Error &why)
    {
        if (m_why || m_process.state() == QProcess::NotRunning)
            return;
        m_why = why;
        signalAll(Signal::End);
        m_end.start();
    }

    void signalAll(Signal signal)
    {
#ifdef Q_OS_UNIX
        if (const qint64 id = m_process.processId(); id > 0)
            ::kill(pid_t(-id), signal == Signal::Kill ? SIGKILL : SIGTERM);
#endif
        if (signal == Signal::Kill)
            m_process.kill();
        else
            m_process.terminate();
    }

    void finish()
    {
        take();
        if (m_why)
            return give(std::unexpected(*m_why));
        if (m_process.exitStatus() == QProcess::CrashExit)
            return give(failure(ErrorKind::Storage,
                                ProgramText::tr("“%1” ended before it was done. Try again.").arg(m_name)));
        m_answer.exitCode = m_process.exitCode();
        give(std::move(m_answer));
    }

    void give(Result<ProgramAnswer> answer)
    {
        if (m_promise.future().isFinished())
            return;
        m_silence.stop();
        m_end.stop();
        m_promise.addResult(std::move(answer));
        m_promise.finish();
    }

    ProgramCall m_call;
    QString m_name;
    ProgramAnswer m_answer;
    std::optional<Error> m_why; // it was ended
    QPromise<Result<ProgramAnswer>> m_promise;
    QTimer m_silence;
    QTimer m_end;
    QProcess m_process;
    std::optional<std::stop_callback<std::function<void()>>> m_stop; // last: gone before what it calls
};

} // namespace

Result<QString> findProgram(const QString &name)
{
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        return failure(
            ErrorKind::NotFound,
            ProgramText::tr("The program “%1” is not on this computer. Install it and try again.").arg(name));
    return path;
}

QCoro::Task<Result<ProgramAnswer>> runProgram(ProgramCall call)
{
    ProgramRun run(std::move(call));
    co_return co_await settled(run.start());
}

QString complaintOf(const ProgramAnswer &answer)
{
    static const QRegularExpression signIn(u"://[^/@\\s]*@"_s);
    const QString text = QString::fromUtf8(answer.errors.isEmpty() ? answer.output : answer.errors);
    QString line;
    for (QString each : text.split(u'\n')) {
        // Progress is written over itself; what counts is what stands there last. ssh ends its lines with
        // both.
        if (each.endsWith(u'\r'))
            each.chop(1);
        const QString said = singleLine(each.section(u'\r', -1)).trimmed();
        const bool complains =
            said.startsWith("fatal:"_L1) || said.startsWith("error:"_L1) || said.startsWith("remote:"_L1);
        // These say no more than that it failed.
        if (said.startsWith("error: failed to push some refs"_L1)
            || (said.startsWith("fatal: the remote end hung up"_L1) && !line.isEmpty()))
            continue;
        if (complains || (line.isEmpty() && !said.isEmpty()))
            line = said;
    }
    line.replace(signIn, u"://"_s);
    if (line.size() > 300)
        line = line.first(299) + u'…';
    return line + bidiClosers(line);
}

} // namespace Postil
