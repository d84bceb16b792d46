// SPDX-License-Identifier: MIT
// What is to be sent and what came back, on the database's thread: one function a call of Library.
#pragma once

#include "library/holderlock.h"
#include "library/library.h"

namespace Postil {

class Database;

class OutboxStore
{
public:
    OutboxStore(Database &database, const QString &path) : m_database(database), m_lock(path) {}

    Result<QList<OutboxRow>> list();
    Result<OutboxRow> add(const OutboxRow &row, const QList<QUuid> &known);
    Result<OutboxRow> save(const OutboxRow &row, const std::optional<ReceiptRow> &receipt);
    Result<void> remove(QUuid id);

    Result<void> keep(const ReceiptRow &receipt);
    Result<QList<ReceiptRow>> receipts(QUuid draft);
    Result<QList<ReceiptRow>> newestReceipts(const QString &account, const QStringList &remoteIds);
    Result<ReceiptRow> receiptOf(const QString &url);

    Result<std::optional<UploadRow>> upload(const QString &account, const QString &name);
    Result<void> keep(const UploadRow &row);

private:
    [[nodiscard]] RowHolder holderOf(const QString &name) const;
    Result<QVariant> takenHolder(const OutboxRow &row);
    Result<OutboxRow> write(const OutboxRow &row, const QVariant &holder);
    Result<void> checkVersion(const OutboxRow &row);
    Result<void> checkKnown(const OutboxRow &row, const QList<QUuid> &known);
    Result<void> checkAccount(const OutboxRow &row);
    Result<void> insert(const ReceiptRow &receipt);

    Database &m_database;
    HolderLock m_lock;
};

} // namespace Postil
