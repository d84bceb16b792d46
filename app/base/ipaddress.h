// SPDX-License-Identifier: MIT
// An IP address as a number. Qt's own (QHostAddress) would bring all of Qt's network library to the window's
// start; see ui/late.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace Postil {

class IpAddress
{
public:
    // The forms of RFC 4291 and the dotted quad; nothing for every other text, names and "%eth0" included.
    [[nodiscard]] static std::optional<IpAddress> parse(const QString &text);

    // Also one that was wrapped into IPv6: "::ffff:192.0.2.1".
    [[nodiscard]] bool isIpv4() const;
    [[nodiscard]] bool isLoopback() const;
    // `subnet` in CIDR form: "10.0.0.0/8", "2001:db8::/32".
    [[nodiscard]] bool isIn(const char *subnet) const;
    // The IPv4 address whose four bytes begin at `byte`, from 0, of an IPv6 address.
    [[nodiscard]] IpAddress embeddedIpv4(int byte) const;

    bool operator==(const IpAddress &) const = default;

private:
    std::array<unsigned char, 16> m_bytes = {}; // network order; IPv4 as ::ffff:a.b.c.d
};

} // namespace Postil
