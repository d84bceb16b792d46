// SPDX-License-Identifier: MIT
// What HttpCache keeps from one run to the next: a file an answer, in a folder of the cache's own. Nothing
// here is missed if it fails or goes away, so nothing is reported.
#pragma once

#include "net/httpcache.h"

#include <QCoroTask>

namespace Postil {

class HttpCacheFolder
{
public:
    explicit HttpCacheFolder(const HttpCacheLimits &limits) : m_limits(limits) {}

    [[nodiscard]] bool isOff() const { return m_limits.folder.isEmpty(); }

    // All off the caller's thread. Does not touch this after it has begun.
    [[nodiscard]] QCoro::Task<std::optional<KeptAnswer>> find(QByteArray key) const;
    // Only what has a validator. The least recently used make room.
    void write(const QByteArray &key, const KeptAnswer &answer) const;
    void remove(const QByteArray &key) const;

private:
    HttpCacheLimits m_limits;
};

} // namespace Postil
