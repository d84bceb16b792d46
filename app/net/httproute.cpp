// SPDX-License-Identifier: MIT
#include "net/httproute.h"

#include "base/background.h"
#include "net/address.h"
#include "net/namelookup.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Addresses of one host that are tried before giving up.
constexpr qsizetype attempts = 3;

// The proxy of the user's system for this address; none for this machine itself, as in browsers.
QNetworkProxy proxyFor(const QUrl &url)
{
    if (isThisMachine(url))
        return QNetworkProxy::NoProxy;
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))
        .value(0, QNetworkProxy::NoProxy);
}

// The request for `url` sent to one of its checked addresses, whatever the name means a moment later.
QNetworkRequest pinned(QNetworkRequest request, const QHostAddress &address)
{
    QUrl url = request.url();
    const QString host = url.host(QUrl::FullyEncoded);
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(host);
    url.setHost(address.toString());
    request.setUrl(url);
    return request;
}

} // namespace

QCoro::Task<Result<HopAnswer>> askOnce(QPointer<QNetworkAccessManager> manager, HopRequest asked,
                                       HopLimits limits)
{
    const QUrl url = asked.request.url();
    const QNetworkProxy proxy = proxyFor(url);
    bool isPublic = checkUrl(url, AddressTrust::FromOutside).has_value();
    QList<QHostAddress> pins; // what is asked in place of the name
    // Behind a proxy names are the proxy's to look up, and its rules say what may be reached.
    const bool isName = QHostAddress(url.host()).isNull() && !isThisMachine(url);
    if (isName && proxy.type() == QNetworkProxy::NoProxy) {
        auto *lookup = new NameLookup(url.host(), asked.trust, limits.deadline, asked.stop, manager.data());
        const auto addresses = co_await settled(lookup->future());
        if (!addresses)
            co_return std::unexpected(addresses.error());
        isPublic = isPublic && arePublic(*addresses);
        if (asked.trust == AddressTrust::FromOutside)
            pins = addresses->first(qMin(attempts, addresses->size()));
    }
    QList<QNetworkRequest> requests;
    for (const QHostAddress &address : std::as_const(pins))
        requests += pinned(asked.request, address);
    if (pins.isEmpty())
        requests += asked.request;
    Result<HopAnswer> answer;
    for (const QNetworkRequest &attempt : std::as_const(requests)) {
        if (!manager)
            co_return std::unexpected(cancelledError());
        manager->setProxy(proxy);
        asked.request = attempt;
        auto *hop = new HttpHop(*manager, asked, limits);
        answer = co_await settled(hop->future());
        if (!answer || answer->status != 0)
            break;
    }
    if (answer)
        answer->fromPublicNetwork = isPublic;
    co_return answer;
}

} // namespace Postil
