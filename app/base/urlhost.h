// SPDX-License-Identifier: MIT
// The host part of web addresses: what may stand in a link, and how it is shown to people.
#pragma once

#include <QString>

namespace Postil {

// "host" or "host:port" as a link may carry it; international names in their ASCII form (punycode). Empty
// where it is malformed, has a user name, or reads differently to different programs ("0x7f.1", "①27.0.0.1").
[[nodiscard]] QString safeAuthority(QStringView authority);

// The host for people: in its own script, or in punycode where it could pass for another.
[[nodiscard]] QString displayHost(QStringView authority);

} // namespace Postil
