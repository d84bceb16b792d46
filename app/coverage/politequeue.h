// SPDX-License-Identifier: MIT
// Jobs that ask web sites something: a few at a time, fewer at one site, in the order they came in.
#pragma once

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>

namespace Postil {

struct PoliteLimits
{
    int atOnce = 6;
    int perHost = 2;
    std::chrono::milliseconds pause{0}; // between the end of a job at a site and the next one there
};

class PoliteQueue : public QObject
{
public:
    // Starts the work; its turn lasts until the task is done. It is called once or, dropped, never.
    using Job = std::function<QCoro::Task<void>()>;

    explicit PoliteQueue(PoliteLimits limits = {}, QObject *parent = nullptr);

    // Never starts before the event loop runs again.
    void add(quint64 id, const QString &host, Job job);
    // False where it has begun or ended already.
    bool drop(quint64 id);

private:
    struct Waiting
    {
        quint64 id;
        QString host;
        Job job;
    };

    void pumpSoon();
    void pump();
    QCoro::Task<void> run(Waiting next);

    PoliteLimits m_limits;
    QList<Waiting> m_waiting;
    QHash<QString, int> m_busy; // jobs under way, and pauses, a host
    int m_running = 0;
    bool m_isPumping = false;
};

} // namespace Postil
