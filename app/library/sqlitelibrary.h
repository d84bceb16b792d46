// SPDX-License-Identifier: MIT
// The Library over a DraftStore that lives on a thread of its own.
#pragma once

#include "library/library.h"

#include <QThread>

namespace Postil {

class DraftStore;
class OutboxStore;

class SqliteLibrary final : public Library
{
public:
    SqliteLibrary();
    ~SqliteLibrary() override; // after the calls already made are done

    QCoro::Task<Result<void>> openFile(QString path);

    QCoro::Task<Result<void>> save(Draft draft) override;
    QCoro::Task<Result<Draft>> load(QUuid id) override;
    QCoro::Task<Result<QList<DraftSummary>>> list(Folder folder, QString search) override;
    QCoro::Task<Result<FolderCounts>> counts() override;
    QCoro::Task<Result<void>> move(QUuid id, Folder folder) override;
    QCoro::Task<Result<void>> erase(QUuid id) override;
    QCoro::Task<Result<QList<EarlierLink>>> linkedBefore(QStringList addresses, QUuid except) override;
    QCoro::Task<Result<KeptSnapshot>> keepSnapshot(Article article) override;
    QCoro::Task<Result<QList<Snapshot>>> snapshots(QString address) override;
    QCoro::Task<Result<Article>> snapshot(qint64 id) override;
    QCoro::Task<Result<QList<OutboxRow>>> outbox() override;
    QCoro::Task<Result<OutboxRow>> saveOutbox(OutboxRow row, std::optional<ReceiptRow> receipt) override;
    QCoro::Task<Result<OutboxRow>> addOutbox(OutboxRow row, QList<QUuid> known) override;
    QCoro::Task<Result<void>> removeOutbox(QUuid id) override;
    QCoro::Task<Result<void>> keepReceipt(ReceiptRow receipt) override;
    QCoro::Task<Result<QList<ReceiptRow>>> receipts(QUuid draft) override;
    QCoro::Task<Result<QList<ReceiptRow>>> newestReceipts(QString account, QStringList remoteIds) override;
    QCoro::Task<Result<ReceiptRow>> receiptOf(QString url) override;
    QCoro::Task<Result<std::optional<UploadRow>>> upload(QString account, QString name) override;
    QCoro::Task<Result<void>> keepUpload(UploadRow row) override;
    QCoro::Task<Result<void>> saveSession(QJsonObject session) override;
    QCoro::Task<Result<QJsonObject>> loadSession() override;

private:
    // Queues `work`, which takes a DraftStore & or an OutboxStore & and returns a Result, behind the calls
    // before it.
    template <typename Work>
    auto onThread(Work work);

    QThread m_thread;
    std::unique_ptr<QObject> m_desk;     // lives on the thread: its event queue is the order of calls
    std::unique_ptr<DraftStore> m_store; // touched on the thread only, as is the next
    std::unique_ptr<OutboxStore> m_outbox;
};

} // namespace Postil
