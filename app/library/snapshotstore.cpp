// SPDX-License-Identifier: MIT
#include "library/snapshotstore.h"

#include "base/storyaddress.h"
#include "library/database.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QTimeZone>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// An article is 8 MiB of HTML at most, and in it twice more as Markdown and text.
constexpr quint32 maximumJsonBytes = 64 * 1024 * 1024;

struct SnapshotstoreText
{
    Q_DECLARE_TR_FUNCTIONS(Library)
};

QByteArray hashOf(const Article &article)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {article.headline, article.byline, article.text}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':'); // where a part ends belongs to what is hashed
        hash.addData(bytes);
    }
    return hash.result();
}

QDateTime time(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), QTimeZone::UTC);
}

Result<Article> unpack(const QByteArray &bytes)
{
    // qCompress() puts the length in front, and qUncompress() believes it.
    const bool isCredible =
        bytes.size() > 4 && qFromBigEndian<quint32>(bytes.constData()) <= maximumJsonBytes;
    const QByteArray json = isCredible ? qUncompress(bytes) : QByteArray();
    auto article = articleFromJson(QJsonDocument::fromJson(json).object());
    if (!article)
        return failure(ErrorKind::Storage,
                       SnapshotstoreText::tr("This version of the article cannot be read from the library. %1")
                           .arg(article.error().message));
    return article;
}

Result<void> prune(Database &database, const QString &key)
{
    const auto pruned = database.query(
        u"DELETE FROM snapshot WHERE key = ? AND id <> (SELECT min(id) FROM snapshot WHERE key = ?)"
        " AND id NOT IN (SELECT id FROM snapshot WHERE key = ? ORDER BY id DESC LIMIT ?)"_s,
        {key, key, key, maximumSnapshots - 1});
    return pruned ? Result<void>() : std::unexpected(pruned.error());
}

const QString columns = u"SELECT id, captured, seen, headline, hash FROM snapshot"_s;

Snapshot row(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), time(query.value(1)), time(query.value(2)),
            query.value(3).toString(), query.value(4).toByteArray()};
}

} // namespace

Result<KeptSnapshot> keepSnapshot(Database &database, const Article &article)
{
    const QString key = storyKey(article.url);
    if (key.isEmpty())
        return failure(ErrorKind::BadInput,
                       SnapshotstoreText::tr("What was pasted has no address, so there is nothing to keep it under. "
                          "It stays with its draft."));
    KeptSnapshot kept;
    kept.now.hash = hashOf(article);
    kept.now.headline = article.headline.isNull() ? u""_s : article.headline;
    const qint64 now = article.captured.isValid() ? article.captured.toMSecsSinceEpoch()
                                                  : QDateTime::currentMSecsSinceEpoch();
    kept.now.captured = kept.now.seen = time(now);

    auto latest = database.query(columns + u" WHERE key = ? ORDER BY id DESC LIMIT 1"_s, {key});
    if (!latest)
        return std::unexpected(latest.error());
    const std::optional<Snapshot> before = latest->next() ? std::optional(row(*latest)) : std::nullopt;
    latest->finish();
    if (before && before->hash == kept.now.hash) {
        kept.now = *before;
        kept.now.seen = qMax(kept.now.seen, time(now));
        const auto seen = database.query(u"UPDATE snapshot SET seen = ? WHERE id = ?"_s,
                                         {kept.now.seen.toMSecsSinceEpoch(), kept.now.id});
        return seen ? Result<KeptSnapshot>(kept) : std::unexpected(seen.error());
    }
    const QByteArray json = QJsonDocument(toJson(article)).toJson(QJsonDocument::Compact);
    const auto inserted = database.query(
        u"INSERT INTO snapshot(key, captured, seen, hash, headline, article) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {key, now, now, kept.now.hash, kept.now.headline, qCompress(json)});
    if (!inserted)
        return std::unexpected(inserted.error());
    kept.now.id = inserted->lastInsertId().toLongLong();
    if (before) {
        // One that cannot be read is no reason to lose the new one.
        if (auto article = loadSnapshot(database, before->id))
            kept.before = std::move(*article);
    }
    const auto pruned = prune(database, key);
    return pruned ? Result<KeptSnapshot>(std::move(kept)) : std::unexpected(pruned.error());
}

Result<QList<Snapshot>> findSnapshots(const Database &database, const QString &address)
{
    auto rows = database.query(columns + u" WHERE key = ? ORDER BY id DESC"_s, {storyKey(address)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Snapshot> found;
    while (rows->next())
        found += row(*rows);
    if (rows->lastError().isValid())
        return std::unexpected(storageError(rows->lastError()));
    return found;
}

Result<Article> loadSnapshot(const Database &database, qint64 id)
{
    auto found = database.query(u"SELECT article FROM snapshot WHERE id = ?"_s, {id});
    if (!found)
        return std::unexpected(found.error());
    if (!found->next())
        return failure(ErrorKind::NotFound,
                       SnapshotstoreText::tr("This version of the article is not in the library any more."));
    return unpack(found->value(0).toByteArray());
}

} // namespace Postil
