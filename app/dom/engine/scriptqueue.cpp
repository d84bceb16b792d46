// SPDX-License-Identifier: MIT
#include "dom/engine/scriptqueue.h"

#include "dom/engine/lockedpage.h"
#include "dom/engine/lockedprofile.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr std::chrono::seconds workLimit{5};
// A cold start of the renderer on a busy machine takes seconds.
constexpr std::chrono::seconds startLimit{30};
constexpr int maxFailedStarts = 3;

} // namespace

ScriptQueue::ScriptQueue(QStringList scripts, QObject *parent)
    : QObject(parent), m_scripts(std::move(scripts)), m_profile(std::make_unique<LockedProfile>())
{
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, &ScriptQueue::tooSlow);
    openPage();
}

ScriptQueue::~ScriptQueue()
{
    const Answer cancelled = failure(ErrorKind::Cancelled, tr("Reading the page was stopped."));
    if (m_current)
        answer(cancelled);
    for (const std::shared_ptr<Job> &job : std::as_const(m_waiting)) {
        job->promise.addResult(cancelled);
        job->promise.finish();
    }
    // Pages go before their profile.
    if (m_page)
        m_page->disconnect(this);
    delete m_page;
}

QString ScriptQueue::callOf(const QString &function, const QJsonArray &arguments)
{
    // JSON is JavaScript: data can never become code here.
    return "Postil.call(\""_L1 + function + "\", "_L1
           + QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)) + ')'_L1;
}

QFuture<ScriptQueue::Answer> ScriptQueue::run(const QString &call)
{
    auto job = std::make_shared<Job>();
    job->script = call;
    job->promise.start();
    QFuture<Answer> future = job->promise.future();
    m_waiting.enqueue(std::move(job));
    if (!m_page)
        openPage();
    next();
    return future;
}

qint64 ScriptQueue::rendererPid() const
{
    return m_page ? m_page->renderProcessPid() : 0;
}

void ScriptQueue::openPage()
{
    m_page = new LockedPage(m_profile.get(), m_scripts, this);
    connect(m_page, &LockedPage::ready, this, [this] {
        m_watchdog.stop();
        m_ready = true;
        m_failedStarts = 0;
        next();
    });
    connect(m_page, &LockedPage::broken, this, &ScriptQueue::pageBroken);
    m_watchdog.start(startLimit);
    m_page->open();
}

void ScriptQueue::dropPage()
{
    m_watchdog.stop();
    m_ready = false;
    if (!m_page)
        return;
    m_page->disconnect(this);
    // We may have been called from inside it.
    m_page->deleteLater();
    m_page = nullptr;
}

void ScriptQueue::next()
{
    if (!m_ready || m_current || m_waiting.isEmpty())
        return;
    m_current = m_waiting.dequeue();
    m_watchdog.start(workLimit);
    const quint64 serial = ++m_serial;
    m_page->run(m_current->script, [self = QPointer(this), serial](const QVariant &value) {
        if (!self || !self->m_current || self->m_serial != serial)
            return;
        self->m_watchdog.stop();
        const QJsonDocument document = QJsonDocument::fromJson(value.toString().toUtf8());
        if (document.isObject())
            self->answer(document.object());
        else
            self->answer(failure(ErrorKind::BadInput,
                                 tr("The page could not be read: its HTML makes no sense to the web "
                                    "engine. Copy its text and paste it instead.")));
        self->next();
    });
    if (m_current)
        m_current->script.clear(); // megabytes
}

void ScriptQueue::answer(Answer answer)
{
    const std::shared_ptr<Job> job = std::exchange(m_current, nullptr);
    job->promise.addResult(std::move(answer));
    job->promise.finish();
}

void ScriptQueue::pageBroken()
{
    const bool started = m_ready;
    dropPage();
    const Answer broken =
        failure(ErrorKind::Engine,
                tr("The web engine stopped while it read the page. Try again; if it happens every time, "
                   "copy the text of the page and paste it instead."));
    if (m_current)
        answer(broken);
    if (!started && ++m_failedStarts >= maxFailedStarts) {
        // No use to try for ever; the next call does.
        m_failedStarts = 0;
        while (!m_waiting.isEmpty()) {
            m_current = m_waiting.dequeue();
            answer(failure(ErrorKind::Engine,
                           tr("The web engine does not start, so pages cannot be read. Start Postil "
                              "again; if that does not help, install it again.")));
        }
        return;
    }
    openPage();
}

void ScriptQueue::tooSlow()
{
    if (!m_current) {
        pageBroken(); // it never became ready
        return;
    }
    dropPage();
    answer(failure(ErrorKind::Timeout,
                   tr("The page takes longer than %n second(s) to read, so it was given up. Copy the "
                      "part you need and paste it instead.",
                      nullptr, int(workLimit.count()))));
    openPage();
}

} // namespace Postil
