// SPDX-License-Identifier: MIT
#include "library/outboxstore.h"

#include "base/storyaddress.h"
#include "library/database.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QTimeZone>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// A publication holds its post in a few forms, and a post is what one person writes.
constexpr quint32 maximumSentBytes = 64 * 1024 * 1024;

struct OutboxstoreText
{
    Q_DECLARE_TR_FUNCTIONS(Library)
};

QString uuidText(QUuid id)
{
    return id.isNull() ? u""_s : id.toString(QUuid::WithoutBraces);
}

// QString() would be bound as NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant milliseconds(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime timeOf(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

QByteArray jsonBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject unpackedSent(const QByteArray &bytes)
{
    // qCompress() puts the length in front, and qUncompress() believes it.
    const bool isCredible =
        bytes.size() > 4 && qFromBigEndian<quint32>(bytes.constData()) <= maximumSentBytes;
    return isCredible ? QJsonDocument::fromJson(qUncompress(bytes)).object() : QJsonObject();
}

std::unexpected<Error> outboxConflict(const QString &message)
{
    return failure(ErrorKind::Conflict, message);
}

const QString receiptColumns = u"SELECT id, draft, account, url, time, standing, json, sent FROM receipt"_s;

ReceiptRow receiptRow(const QSqlQuery &query)
{
    return {.id = query.value(0).toLongLong(),
            .draft = QUuid(query.value(1).toString()),
            .account = query.value(2).toString(),
            .url = query.value(3).toString(),
            .time = timeOf(query.value(4)),
            .standing = query.value(5).toInt() != 0,
            .receipt = QJsonDocument::fromJson(query.value(6).toByteArray()).object(),
            .sent = unpackedSent(query.value(7).toByteArray())};
}

} // namespace

RowHolder OutboxStore::holderOf(const QString &name) const
{
    if (name.isEmpty())
        return RowHolder::Nobody;
    if (name == m_lock.name())
        return RowHolder::Us;
    return m_lock.isHeld(name) ? RowHolder::Another : RowHolder::Nobody;
}

Result<QList<OutboxRow>> OutboxStore::list()
{
    auto rows =
        m_database.query(u"SELECT id, draft, account, state, attempts, next, created, version, holder,"
                         " json FROM outbox ORDER BY created, number"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<OutboxRow> found;
    while (rows->next()) {
        found += OutboxRow{.id = QUuid(rows->value(0).toString()),
                           .draft = QUuid(rows->value(1).toString()),
                           .account = rows->value(2).toString(),
                           .state = rows->value(3).toString(),
                           .attempts = rows->value(4).toInt(),
                           .next = timeOf(rows->value(5)),
                           .created = timeOf(rows->value(6)),
                           .entry = QJsonDocument::fromJson(rows->value(9).toByteArray()).object(),
                           .holder = holderOf(rows->value(8).toString()),
                           .version = rows->value(7).toLongLong()};
    }
    if (rows->lastError().isValid())
        return std::unexpected(storageError(rows->lastError()));
    return found;
}

Result<OutboxRow> OutboxStore::save(const OutboxRow &row, const std::optional<ReceiptRow> &receipt)
{
    const auto holder = takenHolder(row);
    if (!holder)
        return std::unexpected(holder.error());
    return m_database.transaction([&]() -> Result<OutboxRow> {
        if (row.version > 0) {
            if (const auto same = checkVersion(row); !same)
                return std::unexpected(same.error());
        }
        if (row.holder == RowHolder::Us) {
            if (const auto free = checkAccount(row); !free)
                return std::unexpected(free.error());
        }
        const auto kept = write(row, *holder);
        if (kept && receipt) {
            if (const auto inserted = insert(*receipt); !inserted)
                return std::unexpected(inserted.error());
        }
        return kept;
    });
}

// What the column says. The lock is ours before the row says so: whoever reads it finds it held.
Result<QVariant> OutboxStore::takenHolder(const OutboxRow &row)
{
    if (row.holder != RowHolder::Us)
        return QVariant(QMetaType::fromType<QString>());
    return m_lock.take().transform([](const QString &name) { return QVariant(name); });
}

Result<OutboxRow> OutboxStore::write(const OutboxRow &row, const QVariant &holder)
{
    OutboxRow kept = row;
    kept.version = row.version + 1;
    const auto saved = m_database.query(
        row.version > 0
            ? u"UPDATE outbox SET draft = ?, account = ?, state = ?, attempts = ?, next = ?, created = ?,"
              " version = ?, holder = ?, json = ? WHERE id = ?"_s
            : u"INSERT INTO outbox(draft, account, state, attempts, next, created, version, holder, json,"
              " id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {uuidText(row.draft), notNull(row.account), notNull(row.state), row.attempts, milliseconds(row.next),
         milliseconds(row.created), kept.version, holder, QString::fromUtf8(jsonBytes(row.entry)),
         uuidText(row.id)});
    if (!saved)
        return std::unexpected(saved.error());
    return kept;
}

Result<OutboxRow> OutboxStore::add(const OutboxRow &row, const QList<QUuid> &known)
{
    const auto holder = takenHolder(row);
    if (!holder)
        return std::unexpected(holder.error());
    return m_database.transaction(
        [&] { return checkKnown(row, known).and_then([&] { return write(row, *holder); }); });
}

Result<void> OutboxStore::checkKnown(const OutboxRow &row, const QList<QUuid> &known)
{
    if (row.draft.isNull())
        return {};
    auto others = m_database.query(u"SELECT id FROM outbox WHERE draft = ? AND account = ?"_s,
                                   {uuidText(row.draft), notNull(row.account)});
    if (!others)
        return std::unexpected(others.error());
    while (others->next()) {
        if (!known.contains(QUuid(others->value(0).toString())))
            return outboxConflict(
                OutboxstoreText::tr("Another Postil is sending this post. Wait until it is done."));
    }
    if (others->lastError().isValid())
        return std::unexpected(storageError(others->lastError()));
    return {};
}

// Inside a write transaction nobody else changes what was read.
Result<void> OutboxStore::checkVersion(const OutboxRow &row)
{
    auto before = m_database.query(u"SELECT version, holder FROM outbox WHERE id = ?"_s, {uuidText(row.id)});
    if (!before)
        return std::unexpected(before.error());
    if (!before->next())
        return failure(ErrorKind::NotFound,
                       OutboxstoreText::tr("This post is not in the outbox any more. Send it again."));
    if (before->value(0).toLongLong() != row.version
        || holderOf(before->value(1).toString()) == RowHolder::Another)
        return outboxConflict(
            OutboxstoreText::tr("Another Postil is at work on this post. Wait until it is done."));
    return {};
}

Result<void> OutboxStore::checkAccount(const OutboxRow &row)
{
    auto others =
        m_database.query(u"SELECT holder FROM outbox WHERE account = ? AND id <> ? AND holder IS NOT NULL"_s,
                         {notNull(row.account), uuidText(row.id)});
    if (!others)
        return std::unexpected(others.error());
    while (others->next()) {
        if (holderOf(others->value(0).toString()) != RowHolder::Nobody)
            return outboxConflict(
                OutboxstoreText::tr("Another post is being sent to this blog. Wait until it is done."));
    }
    return {};
}

Result<void> OutboxStore::remove(QUuid id)
{
    return m_database.transaction([&]() -> Result<void> {
        auto row = m_database.query(u"SELECT holder FROM outbox WHERE id = ?"_s, {uuidText(id)});
        if (!row)
            return std::unexpected(row.error());
        if (row->next() && holderOf(row->value(0).toString()) == RowHolder::Another)
            return outboxConflict(
                OutboxstoreText::tr("Another Postil is at work on this post. Wait until it is done."));
        row->finish();
        const auto removed = m_database.query(u"DELETE FROM outbox WHERE id = ?"_s, {uuidText(id)});
        return removed ? Result<void>() : std::unexpected(removed.error());
    });
}

Result<void> OutboxStore::insert(const ReceiptRow &receipt)
{
    const auto inserted =
        m_database.query(u"INSERT INTO receipt(draft, account, key, url, time, standing, json, sent)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                         {uuidText(receipt.draft), notNull(receipt.account), notNull(storyKey(receipt.url)),
                          notNull(receipt.url), milliseconds(receipt.time), receipt.standing ? 1 : 0,
                          QString::fromUtf8(jsonBytes(receipt.receipt)), qCompress(jsonBytes(receipt.sent))});
    return inserted ? Result<void>() : std::unexpected(inserted.error());
}

Result<void> OutboxStore::keep(const ReceiptRow &receipt)
{
    return m_database.transaction([&] { return insert(receipt); });
}

Result<QList<ReceiptRow>> OutboxStore::receipts(QUuid draft)
{
    auto rows = m_database.query(receiptColumns + u" WHERE draft = ? ORDER BY id DESC"_s, {uuidText(draft)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<ReceiptRow> found;
    while (rows->next())
        found += receiptRow(*rows);
    if (rows->lastError().isValid())
        return std::unexpected(storageError(rows->lastError()));
    return found;
}

Result<QList<ReceiptRow>> OutboxStore::newestReceipts(const QString &account, const QStringList &remoteIds)
{
    QVariantList values{notNull(account)};
    for (const QString &id : remoteIds)
        values.append(notNull(id));
    const QString marks = QStringList(remoteIds.size(), u"?"_s).join(u',');
    auto rows = m_database.query(receiptColumns
                                     + u" WHERE id IN (SELECT max(id) FROM receipt WHERE account = ? AND"
                                       " json_extract(json, '$.remoteId') IN (%1)"
                                       " GROUP BY json_extract(json, '$.remoteId'))"_s.arg(marks),
                                 values);
    if (!rows)
        return std::unexpected(rows.error());
    QList<ReceiptRow> found;
    while (rows->next())
        found += receiptRow(*rows);
    if (rows->lastError().isValid())
        return std::unexpected(storageError(rows->lastError()));
    return found;
}

Result<ReceiptRow> OutboxStore::receiptOf(const QString &url)
{
    const QString key = storyKey(url);
    auto rows = m_database.query(receiptColumns + u" WHERE key = ? AND key <> '' ORDER BY id DESC LIMIT 1"_s,
                                 {notNull(key)});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return failure(ErrorKind::NotFound,
                       OutboxstoreText::tr("Postil has sent nothing to %1 from this library.").arg(url));
    return receiptRow(*rows);
}

Result<std::optional<UploadRow>> OutboxStore::upload(const QString &account, const QString &name)
{
    auto rows = m_database.query(u"SELECT remote_id, url FROM upload WHERE account = ? AND name = ?"_s,
                                 {notNull(account), notNull(name)});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return UploadRow{.account = account,
                     .name = name,
                     .remoteId = rows->value(0).toString(),
                     .url = rows->value(1).toString()};
}

Result<void> OutboxStore::keep(const UploadRow &row)
{
    return m_database.transaction([&]() -> Result<void> {
        const auto kept = m_database.query(
            u"INSERT OR REPLACE INTO upload(account, name, remote_id, url) VALUES (?, ?, ?, ?)"_s,
            {notNull(row.account), notNull(row.name), notNull(row.remoteId), notNull(row.url)});
        return kept ? Result<void>() : std::unexpected(kept.error());
    });
}

} // namespace Postil
