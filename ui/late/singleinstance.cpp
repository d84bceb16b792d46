// SPDX-License-Identifier: MIT
#include "late/singleinstance.h"

#include "late/instancechannel.h"
#include "late/latemodule.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

namespace Postil {

using namespace std::chrono_literals;

namespace {

constexpr auto pauseBetweenTries = 50ms;

QString lockPath(const QString &name)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    return folder + QLatin1Char('/') + name + QLatin1String("-first.lock");
}

} // namespace

SingleInstance::SingleInstance(const QString &name) : m_name(name), m_lock(lockPath(name))
{
    m_lock.setStaleLockTime(0); // it is held for as long as the window is open
    m_isFirst = m_lock.tryLock();
    // Where no lock can be had at all, a second window is better than none.
    if (m_lock.error() == QLockFile::PermissionError || m_lock.error() == QLockFile::UnknownError)
        m_isFirst = true;
}

SingleInstance::~SingleInstance() = default;

void SingleInstance::listen(std::function<void(const QByteArray &)> take)
{
    m_take = std::move(take);
    const auto late = lateModule();
    if (!late)
        return; // said where something is missed
    m_channel = (*late)->createInstanceChannel(m_name);
    if (m_channel->isReceiver()) {
        m_channel->onMessage(m_take);
        return;
    }
    // Another start has the channel, and is about to see that it is not the first.
    m_channel.reset();
    QTimer::singleShot(pauseBetweenTries, this, [this] { listen(std::move(m_take)); });
}

Result<void> SingleInstance::tell(const QByteArray &message)
{
    const auto late = lateModule();
    if (!late)
        return std::unexpected(late.error());
    for (const QDeadlineTimer deadline(10s); !deadline.hasExpired();) {
        const auto channel = (*late)->createInstanceChannel(m_name);
        if (!channel->isReceiver())
            if (channel->send(message))
                return {};
        if (m_lock.tryLock()) {
            m_isFirst = true;
            return {};
        }
        QThread::sleep(pauseBetweenTries);
    }
    return failure(
        ErrorKind::Timeout,
        QCoreApplication::translate("SingleInstance",
                                    "Postil is running already, and does not answer. Look for its window, "
                                    "or end it, and start it again."));
}

} // namespace Postil
