// SPDX-License-Identifier: MIT
// What a piece of work asks of this process: memory, and how long it holds the thread of the window.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace Postil::Test {

class Burden
{
public:
    Burden() : m_before(residentMegabytes())
    {
        m_clock.start();
        m_wall.start();
        m_computed = computed();
        QObject::connect(&m_tick, &QTimer::timeout, [this] { tick(); });
        m_tick.start(5);
    }

    // Milliseconds since it began.
    [[nodiscard]] qint64 elapsed() const { return m_clock.elapsed(); }
    [[nodiscard]] qint64 megabytes() const { return residentMegabytes() - m_before; }
    // The longest time that this thread worked without looking at its events, in milliseconds of its own:
    // other programs that keep the processors busy do not count.
    [[nodiscard]] qint64 held()
    {
        tick();
        return m_held;
    }
    // The longest time between two looks at the events, whoever was the reason.
    [[nodiscard]] qint64 longestGap() const { return m_gap; }

private:
    void tick()
    {
        const qint64 now = computed();
        m_held = std::max(m_held, now - m_computed);
        m_computed = now;
        m_gap = std::max(m_gap, m_wall.restart());
    }
    static qint64 computed()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }
    static qint64 residentMegabytes()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        return file.readAll().split(' ').value(1).toLongLong() * 4096 / 1'000'000;
    }

    qint64 m_before;
    qint64 m_computed = 0;
    qint64 m_held = 0;
    qint64 m_gap = 0;
    QElapsedTimer m_clock;
    QElapsedTimer m_wall;
    QTimer m_tick;
};

} // namespace Postil::Test
