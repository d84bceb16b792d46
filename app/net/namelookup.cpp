// SPDX-License-Identifier: MIT
#include "net/namelookup.h"

#include "net/address.h"

#include <QCoreApplication>

namespace Postil {

NameLookup::NameLookup(const QString &host, QDeadlineTimer deadline, const std::stop_token &stop,
                       QObject *parent)
    : Pending(host, deadline, stop, parent)
{
    QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { take(info); });
}

void NameLookup::take(const QHostInfo &info)
{
    QList<QHostAddress> addresses = info.addresses();
    if (addresses.isEmpty()) {
        give(std::unexpected(networkError(QNetworkReply::HostNotFoundError, m_host, {})));
        return;
    }
    if (!std::ranges::all_of(addresses, isPublicAddress)) {
        give(failure(
            ErrorKind::Refused,
            QCoreApplication::translate("Http", "The page leads to %1, which stands inside your own network, "
                                                "and Postil does not follow it there. If you mean it, type "
                                                "the address yourself.")
                .arg(m_host)));
        return;
    }
    give(addresses);
}

} // namespace Postil
