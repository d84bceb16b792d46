// SPDX-License-Identifier: MIT
#include "net/namelookup.h"

#include "base/ipaddress.h"
#include "net/address.h"

#include <QCoreApplication>

namespace Postil {

NameLookup::NameLookup(const QString &host, AddressTrust trust, QDeadlineTimer deadline,
                       const std::stop_token &stop, QObject *parent)
    : Pending(host, deadline, stop, parent), m_trust(trust)
{
    QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { take(info); });
}

bool arePublic(const QList<QHostAddress> &addresses)
{
    return std::ranges::all_of(addresses, [](const QHostAddress &address) {
        const auto number = IpAddress::parse(address.toString());
        return number && isPublicAddress(*number);
    });
}

void NameLookup::take(const QHostInfo &info)
{
    QList<QHostAddress> addresses = info.addresses();
    if (addresses.isEmpty()) {
        // Qt tells a name that is not there from one that nobody could look up.
        if (info.error() == QHostInfo::HostNotFound)
            give(std::unexpected(noSuchHostError(m_host)));
        else
            give(std::unexpected(networkError(QNetworkReply::HostNotFoundError, m_host, {})));
        return;
    }
    if (m_trust == AddressTrust::FromOutside && !arePublic(addresses)) {
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
