// SPDX-License-Identifier: MIT
// One answer that is on its way: it comes, or time runs out, or the user stops it. Whichever is first wins.
#pragma once

#include "net/httperror.h"

#include <QDeadlineTimer>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace Postil {

template <typename T>
class Pending : public QObject
{
public:
    Pending(const QString &host, QDeadlineTimer deadline, const std::stop_token &stop, QObject *parent)
        : QObject(parent), m_host(host)
    {
        m_promise.start();
        connect(&m_timer, &QTimer::timeout, this, [this] { give(std::unexpected(timeoutError(m_host))); });
        m_timer.setSingleShot(true);
        m_timer.start(std::chrono::milliseconds(deadline.remainingTime()));
        // Stopping may come from any thread, and also before anybody listens.
        m_stop.emplace(stop, [this] {
            QMetaObject::invokeMethod(
                this, [this] { give(std::unexpected(cancelledError())); }, Qt::QueuedConnection);
        });
    }

    [[nodiscard]] QFuture<Result<T>> future() { return m_promise.future(); }

protected:
    // Ends it: the first answer counts. The object goes away by itself.
    void give(Result<T> answer)
    {
        if (m_given)
            return;
        m_given = true;
        m_timer.stop();
        ended();
        m_promise.addResult(std::move(answer));
        m_promise.finish();
        deleteLater();
    }
    virtual void ended() {}

    QString m_host;

private:
    QPromise<Result<T>> m_promise;
    QTimer m_timer;
    bool m_given = false;
    std::optional<std::stop_callback<std::function<void()>>> m_stop; // last: gone before what it calls
};

} // namespace Postil
