// SPDX-License-Identifier: MIT
// What servers have answered, so that a page is not sent twice: an answer that is still fresh serves again,
// any other is asked for with its validators (If-None-Match, If-Modified-Since). RFC 9111, as a private
// cache.
//
// Qt's own QNetworkDiskCache would not do here: it knows answers by their URL alone, and the URLs of our
// requests hold a checked number in place of the name, so that all sites at one address would share their
// answers; and it reads and writes in the caller's thread.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHttpHeaders>
#include <QString>

#include <chrono>
#include <functional>
#include <list>
#include <optional>

namespace Postil {

struct HttpCacheLimits
{
    qint64 memoryBytes = 32 * 1024 * 1024; // of bodies; 0: nothing is kept
    // A folder of its own for what outlives this run, or empty. What lies there is asked for with its
    // validators: it is never taken for fresh.
    QString folder = {};
    qint64 folderBytes = 64 * 1024 * 1024;
};

struct KeptAnswer
{
    QByteArray contentType;
    QByteArray body;
    QByteArray etag;         // with its quotation marks
    QByteArray lastModified; // an HTTP date
    std::chrono::steady_clock::time_point freshUntil;

    [[nodiscard]] bool hasValidator() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
    bool operator==(const KeptAnswer &) const = default;
};

class HttpCache
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    // `now`: tests set the clock.
    explicit HttpCache(qint64 memoryBytes, Now now = &std::chrono::steady_clock::now);
    Q_DISABLE_COPY_MOVE(HttpCache)

    // Keys tell requests apart: the address, and the request's headers that answers depend on.
    [[nodiscard]] std::optional<KeptAnswer> find(const QByteArray &key);
    [[nodiscard]] bool isFresh(const KeptAnswer &answer) const { return m_now() < answer.freshUntil; }

    // A whole answer (200) to `key`: kept, in place of the one before, where its headers allow it and make it
    // of use; the least recently used make room. Returns what was kept.
    std::optional<KeptAnswer> keep(const QByteArray &key, const QHttpHeaders &headers,
                                   const QByteArray &body);
    // "304 Not Modified" to a question with the validators of `kept`: as good as new.
    std::optional<KeptAnswer> confirm(const QByteArray &key, KeptAnswer kept, const QHttpHeaders &headers);
    void drop(const QByteArray &key);

private:
    struct Entry
    {
        QByteArray key;
        KeptAnswer answer;
    };

    std::optional<KeptAnswer> insert(const QByteArray &key, KeptAnswer answer, const QHttpHeaders &headers);

    qint64 m_limit;
    Now m_now;
    qint64 m_bytes = 0;
    std::list<Entry> m_entries; // the last used first
    QHash<QByteArray, std::list<Entry>::iterator> m_byKey;
};

} // namespace Postil
