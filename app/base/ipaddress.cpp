// SPDX-License-Identifier: MIT
#include "base/ipaddress.h"

#include <QByteArray>

#include <algorithm>
#include <arpa/inet.h>
#include <span>

namespace Postil {

namespace {

constexpr std::array<unsigned char, 12> mappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

std::optional<IpAddress> IpAddress::parse(const QString &text)
{
    const QByteArray ascii = text.toUtf8();
    IpAddress address;
    if (inet_pton(AF_INET6, ascii.constData(), address.m_bytes.data()) == 1)
        return address;
    std::ranges::copy(mappedPrefix, address.m_bytes.begin());
    if (inet_pton(AF_INET, ascii.constData(), address.m_bytes.data() + mappedPrefix.size()) == 1)
        return address;
    return {};
}

bool IpAddress::isIpv4() const
{
    return std::ranges::equal(mappedPrefix, std::span(m_bytes).first<mappedPrefix.size()>());
}

bool IpAddress::isLoopback() const
{
    return isIn("127.0.0.0/8") || isIn("::1/128");
}

bool IpAddress::isIn(const char *subnet) const
{
    const QByteArray text(subnet);
    const qsizetype slash = text.indexOf('/');
    const auto net = parse(QString::fromLatin1(text.first(slash)));
    if (!net || net->isIpv4() != isIpv4())
        return false;
    int bits = text.sliced(slash + 1).toInt() + (isIpv4() ? 8 * int(mappedPrefix.size()) : 0);
    for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
        const auto mask = static_cast<unsigned char>(bits >= 8 ? 0xff : 0xff << (8 - bits));
        if ((m_bytes.at(i) & mask) != (net->m_bytes.at(i) & mask))
            return false;
    }
    return true;
}

IpAddress IpAddress::embeddedIpv4(int byte) const
{
    IpAddress address;
    std::ranges::copy(mappedPrefix, address.m_bytes.begin());
    std::copy_n(m_bytes.begin() + byte, 4, address.m_bytes.begin() + mappedPrefix.size());
    return address;
}

} // namespace Postil
