// SPDX-License-Identifier: MIT
#include "net/address.h"

#include "base/ipaddress.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct AddressText
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

bool isIn(const IpAddress &address, std::initializer_list<const char *> subnets)
{
    return std::ranges::any_of(subnets, [&](const char *subnet) { return address.isIn(subnet); });
}

// https://www.iana.org/assignments/iana-ipv4-special-registry
bool isPublicIpv4(const IpAddress &address)
{
    return !isIn(address, {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
                           "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
                           "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
}

// https://www.iana.org/assignments/iana-ipv6-special-registry
bool isPublicIpv6(const IpAddress &address)
{
    if (isIn(address, {"64:ff9b::/96"})) // NAT64: how an IPv6-only network reaches IPv4
        return isPublicIpv4(address.embeddedIpv4(12));
    if (isIn(address, {"2002::/16"})) // 6to4
        return isPublicIpv4(address.embeddedIpv4(2));
    return isIn(address, {"2000::/3"}) && !isIn(address, {"2001::/23", "2001:db8::/32", "3fff::/20"});
}

bool isHostName(const QString &host)
{
    const QStringList labels = host.split(u'.');
    return host.size() <= 253 && std::ranges::all_of(labels, [](const QString &label) {
               return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-')
                      && !label.endsWith(u'-');
           });
}

// Names that only mean something inside a machine or a network.
bool isLocalName(const QString &host)
{
    static constexpr QStringView suffixes[] = {u".localhost", u".local", u".internal",  u".lan",
                                               u".intranet",  u".home",  u".home.arpa", u".corp"};
    return host == u"localhost" || !host.contains(u'.')
           || std::ranges::any_of(suffixes, [&](QStringView suffix) { return host.endsWith(suffix); });
}

Error refused(const QString &sentence)
{
    return {ErrorKind::Refused, sentence};
}

} // namespace

bool isPublicAddress(const IpAddress &address)
{
    return address.isIpv4() ? isPublicIpv4(address) : isPublicIpv6(address);
}

bool isThisMachine(const QUrl &url)
{
    const QString host = url.host().toLower();
    const auto address = IpAddress::parse(host);
    return host == u"localhost" || host.endsWith(u".localhost") || (address && address->isLoopback());
}

Result<void> checkUrl(const QUrl &url, AddressTrust trust)
{
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != u"http" && scheme != u"https") || url.host().isEmpty()) {
        return std::unexpected(
            refused(AddressText::tr("This is not the address of a web page: %1. Give one that begins with "
                                    "https:// or http://.")
                        .arg(url.toDisplayString().left(200))));
    }
    if (!url.userInfo().isEmpty()) {
        return std::unexpected(refused(AddressText::tr(
            "The address holds a user name, and Postil sends no passwords. Remove what stands before "
            "the @ and try again.")));
    }
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    const auto literal = IpAddress::parse(host);
    if (!literal && !isHostName(host))
        return std::unexpected(
            refused(AddressText::tr("\"%1\" is not the name of a web site. Check the address.").arg(host)));
    if (trust == AddressTrust::Typed)
        return {};
    if (literal ? !isPublicAddress(*literal) : isLocalName(host)) {
        return std::unexpected(refused(
            AddressText::tr(
                "The page leads to %1, an address inside your own network, and Postil does not follow it "
                "there. If you mean it, type the address yourself.")
                .arg(host)));
    }
    // Ports of mail, databases and the like understand enough HTTP to be made to do things.
    static constexpr int webPorts[] = {80, 443, 8080, 8443};
    if (const int port = url.port(scheme == u"https" ? 443 : 80); !std::ranges::contains(webPorts, port)) {
        return std::unexpected(refused(
            AddressText::tr("The page leads to port %1 of %2, which is not one that web pages use. If "
                            "you mean it, type the address yourself.")
                .arg(port)
                .arg(host)));
    }
    return {};
}

} // namespace Postil
