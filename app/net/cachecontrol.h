// SPDX-License-Identifier: MIT
// What the headers of an answer say of keeping it: RFC 9111, sections 3 to 5, for a cache of one user.
#pragma once

#include <chrono>

class QHttpHeaders;

namespace Postil {

struct CacheControl
{
    bool mayKeep = true;              // false: no-store, or Vary: * (no other request is like this one)
    std::chrono::seconds freshFor{0}; // 0: to be asked again each time; an hour at most
};

// max-age, else Expires less Date; less the Age it came with. Nothing is guessed where neither is given.
// Broken values count as stale.
[[nodiscard]] CacheControl readCacheControl(const QHttpHeaders &headers);

} // namespace Postil
