// SPDX-License-Identifier: MIT
#include "secrets/secretservice.h"

#include <QCoroSignal>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

using SecretAttributes = QMap<QString, QString>;
constexpr int secretSearchMilliseconds = 5'000;

} // namespace

QCoro::Task<LockedSecret> lookForLockedSecret(QString service, QString key)
{
    qDBusRegisterMetaType<SecretAttributes>();
    auto search = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                 u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search << QVariant::fromValue(SecretAttributes{{u"server"_s, service}, {u"user"_s, key}});
    search.setAutoStartService(false);
    QDBusPendingCallWatcher watcher(
        QDBusConnection::sessionBus().asyncCall(search, secretSearchMilliseconds));
    if (!watcher.isFinished())
        co_await qCoro(&watcher, &QDBusPendingCallWatcher::finished);
    const QDBusMessage reply = watcher.reply();
    // Two lists of paths: unlocked, locked.
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().size() != 2)
        co_return LockedSecret::None;
    const auto locked = qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().at(1));
    co_return locked.isEmpty() ? LockedSecret::None : LockedSecret::Found;
}

} // namespace Postil
