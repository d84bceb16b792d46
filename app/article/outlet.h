// SPDX-License-Identifier: MIT
// Names of outlets as a citation shows them.
#pragma once

#include <QString>

namespace Postil {

// The display name of who published a page: what the page calls its site, without a slogan behind it; where
// it says nothing usable, a name made from the host ("www.japan-times.co.jp": "Japan Times", "dw.com": "DW").
// Empty where both are.
[[nodiscard]] QString outletName(const QString &siteName, const QString &host);

// The part of a host that somebody registered: "news.bbc.co.uk": "bbc.co.uk". An IP address stays whole.
[[nodiscard]] QString registrableDomain(const QString &host);

} // namespace Postil
