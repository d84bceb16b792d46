// SPDX-License-Identifier: MIT
// Which addresses may be asked at all. What comes from a page or a redirect must not reach this machine or
// the network it stands in (SSRF): only public addresses, only the web's ports.
#pragma once

#include "base/result.h"

#include "net/httpclient.h"

class QUrl;

namespace Postil {

class IpAddress;

// False for loopback, private, link-local, documentation, multicast and every other address that IANA's
// special-purpose registries keep out of the public internet, also when wrapped into IPv6.
[[nodiscard]] bool isPublicAddress(const IpAddress &address);

// Scheme, host and port, before any name is looked up. ErrorKind::Refused with a sentence.
[[nodiscard]] Result<void> checkUrl(const QUrl &url, AddressTrust trust);

// "localhost" and the addresses that mean this machine.
[[nodiscard]] bool isThisMachine(const QUrl &url);

} // namespace Postil
