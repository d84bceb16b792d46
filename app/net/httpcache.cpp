// SPDX-License-Identifier: MIT
#include "net/httpcache.h"

#include "net/cachecontrol.h"

namespace Postil {

namespace {

using CachedHeader = QHttpHeaders::WellKnownHeader;

} // namespace

HttpCache::HttpCache(qint64 memoryBytes, Now now) : m_limit(memoryBytes), m_now(std::move(now)) {}

std::optional<KeptAnswer> HttpCache::find(const QByteArray &key)
{
    const auto found = m_byKey.constFind(key);
    if (found == m_byKey.cend())
        return {};
    m_entries.splice(m_entries.begin(), m_entries, *found);
    return m_entries.front().answer;
}

std::optional<KeptAnswer> HttpCache::keep(const QByteArray &key, const QHttpHeaders &headers,
                                          const QByteArray &body)
{
    return insert(key,
                  {.contentType = headers.combinedValue(CachedHeader::ContentType),
                   .body = body,
                   .etag = headers.value(CachedHeader::ETag).toByteArray(),
                   .lastModified = headers.value(CachedHeader::LastModified).toByteArray(),
                   .freshUntil = {}},
                  headers);
}

std::optional<KeptAnswer> HttpCache::confirm(const QByteArray &key, KeptAnswer kept,
                                             const QHttpHeaders &headers)
{
    if (const QByteArrayView etag = headers.value(CachedHeader::ETag); !etag.isEmpty())
        kept.etag = etag.toByteArray();
    if (const QByteArrayView date = headers.value(CachedHeader::LastModified); !date.isEmpty())
        kept.lastModified = date.toByteArray();
    return insert(key, std::move(kept), headers);
}

std::optional<KeptAnswer> HttpCache::insert(const QByteArray &key, KeptAnswer answer,
                                            const QHttpHeaders &headers)
{
    drop(key);
    const CacheControl said = readCacheControl(headers);
    answer.freshUntil = m_now() + said.freshFor;
    const bool isOfUse = said.freshFor.count() > 0 || answer.hasValidator();
    // One page must not push out all others.
    if (!said.mayKeep || !isOfUse || answer.body.size() > m_limit / 4)
        return {};
    m_bytes += answer.body.size();
    m_entries.push_front({key, answer});
    m_byKey.insert(key, m_entries.begin());
    while (m_bytes > m_limit)
        drop(QByteArray(m_entries.back().key));
    return answer;
}

void HttpCache::drop(const QByteArray &key)
{
    const auto found = m_byKey.constFind(key);
    if (found == m_byKey.cend())
        return;
    m_bytes -= (*found)->answer.body.size();
    m_entries.erase(*found);
    m_byKey.erase(found);
}

} // namespace Postil
