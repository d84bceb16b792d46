// SPDX-License-Identifier: MIT
// Calls of functions in a LockedPage, one after another, each answered exactly once. A call that takes too
// long, or ends the renderer, costs that call only: the page is thrown away and the next call gets a new one.
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QPromise>
#include <QQueue>
#include <QTimer>

#include <memory>

namespace Postil {

class LockedPage;
class LockedProfile;

class ScriptQueue : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<QJsonObject>;

    explicit ScriptQueue(QStringList scripts, QObject *parent = nullptr);
    ~ScriptQueue() override; // answers what still waits: ErrorKind::Cancelled

    // A call of the `function` of the object Postil in the page's scripts, which returns an object, as a
    // script. For any thread: with a page among the arguments it takes a while.
    [[nodiscard]] static QString callOf(const QString &function, const QJsonArray &arguments);
    [[nodiscard]] QFuture<Answer> run(const QString &call);

    // For tests: the renderer's process, 0 while there is none.
    [[nodiscard]] qint64 rendererPid() const;

private:
    struct Job
    {
        QString script;
        QPromise<Answer> promise;
    };

    void openPage();
    void dropPage();
    void next();
    void answer(Answer answer);
    void pageBroken();
    void tooSlow();

    QStringList m_scripts;
    std::unique_ptr<LockedProfile> m_profile;
    LockedPage *m_page = nullptr;
    bool m_ready = false;
    int m_failedStarts = 0;
    std::shared_ptr<Job> m_current;
    QQueue<std::shared_ptr<Job>> m_waiting;
    QTimer m_watchdog;
    quint64 m_serial = 0; // of the current job; an answer for an older one is late
};

} // namespace Postil
