// SPDX-License-Identifier: MIT
#include "coverage/politequeue.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace Postil {

PoliteQueue::PoliteQueue(PoliteLimits limits, QObject *parent) : QObject(parent), m_limits(limits) {}

void PoliteQueue::add(quint64 id, const QString &host, Job job)
{
    m_waiting.append({id, host, std::move(job)});
    pumpSoon();
}

bool PoliteQueue::drop(quint64 id)
{
    return m_waiting.removeIf([id](const Waiting &waiting) { return waiting.id == id; }) > 0;
}

void PoliteQueue::pumpSoon()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isPumping = false;
            pump();
        },
        Qt::QueuedConnection);
}

void PoliteQueue::pump()
{
    while (m_running < m_limits.atOnce) {
        const auto free = [this](const Waiting &waiting) {
            return m_busy.value(waiting.host) < m_limits.perHost;
        };
        const auto next = std::ranges::find_if(m_waiting, free);
        if (next == m_waiting.end())
            return;
        ++m_running;
        ++m_busy[next->host];
        const QPointer guard(this);
        run(m_waiting.takeAt(next - m_waiting.begin()));
        if (!guard) // what it told made somebody delete this
            return;
    }
}

QCoro::Task<void> PoliteQueue::run(Waiting next)
{
    const QPointer guard(this);
    co_await next.job();
    if (!guard)
        co_return;
    --m_running;
    QTimer::singleShot(m_limits.pause, this, [this, host = next.host] {
        if (--m_busy[host] == 0)
            m_busy.remove(host);
        pumpSoon();
    });
    pumpSoon();
}

} // namespace Postil
