// SPDX-License-Identifier: MIT
#include "library/sqlitelibrary.h"

#include "base/background.h"
#include "library/database.h"
#include "library/draftstore.h"
#include "library/outboxstore.h"

using namespace Qt::StringLiterals;

namespace Postil {

QCoro::Task<Result<std::unique_ptr<Library>>> Library::open(QString path)
{
    auto library = std::make_unique<SqliteLibrary>();
    const auto opened = co_await library->openFile(path);
    if (!opened)
        co_return std::unexpected(opened.error());
    co_return std::unique_ptr<Library>(std::move(library));
}

SqliteLibrary::SqliteLibrary() : m_desk(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"library"_s);
    m_desk->moveToThread(&m_thread);
    m_thread.start();
}

SqliteLibrary::~SqliteLibrary()
{
    // Queued behind every call already made, so that nothing asked for is dropped.
    QMetaObject::invokeMethod(m_desk.get(), [this] {
        m_outbox.reset();
        m_store.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

template <typename Work>
auto SqliteLibrary::onThread(Work work)
{
    const auto run = [this](Work &todo) {
        if constexpr (std::invocable<Work &, DraftStore &>)
            return todo(*m_store);
        else
            return todo(*m_outbox);
    };
    using Answer = std::invoke_result_t<decltype(run), Work &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QMetaObject::invokeMethod(m_desk.get(), [run, promise, work = std::move(work)]() mutable {
        promise->addResult(run(work));
        promise->finish();
    });
    return settled<typename Answer::value_type>(promise->future());
}

QCoro::Task<Result<void>> SqliteLibrary::openFile(QString path)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QMetaObject::invokeMethod(m_desk.get(), [this, promise, path] {
        auto database = Database::open(path);
        if (database) {
            m_outbox = std::make_unique<OutboxStore>(**database, path);
            m_store = std::make_unique<DraftStore>(std::move(*database));
        }
        promise->addResult(database ? Result<void>() : std::unexpected(database.error()));
        promise->finish();
    });
    return settled<void>(promise->future());
}

QCoro::Task<Result<void>> SqliteLibrary::save(Draft draft)
{
    return onThread([draft = std::move(draft)](DraftStore &store) { return store.save(draft); });
}

QCoro::Task<Result<Draft>> SqliteLibrary::load(QUuid id)
{
    return onThread([id](DraftStore &store) { return store.load(id); });
}

QCoro::Task<Result<QList<DraftSummary>>> SqliteLibrary::list(Folder folder, QString search)
{
    return onThread(
        [folder, search = std::move(search)](DraftStore &store) { return store.list(folder, search); });
}

QCoro::Task<Result<FolderCounts>> SqliteLibrary::counts()
{
    return onThread([](DraftStore &store) { return store.counts(); });
}

QCoro::Task<Result<void>> SqliteLibrary::move(QUuid id, Folder folder)
{
    return onThread([id, folder](DraftStore &store) { return store.move(id, folder); });
}

QCoro::Task<Result<void>> SqliteLibrary::erase(QUuid id)
{
    return onThread([id](DraftStore &store) { return store.erase(id); });
}

QCoro::Task<Result<QList<EarlierLink>>> SqliteLibrary::linkedBefore(QStringList addresses, QUuid except)
{
    return onThread([addresses = std::move(addresses), except](DraftStore &store) {
        return store.linkedBefore(addresses, except);
    });
}

QCoro::Task<Result<KeptSnapshot>> SqliteLibrary::keepSnapshot(Article article)
{
    return onThread(
        [article = std::move(article)](DraftStore &store) { return store.keepSnapshot(article); });
}

QCoro::Task<Result<QList<Snapshot>>> SqliteLibrary::snapshots(QString address)
{
    return onThread([address = std::move(address)](DraftStore &store) { return store.snapshots(address); });
}

QCoro::Task<Result<Article>> SqliteLibrary::snapshot(qint64 id)
{
    return onThread([id](DraftStore &store) { return store.snapshot(id); });
}

QCoro::Task<Result<QList<OutboxRow>>> SqliteLibrary::outbox()
{
    return onThread([](OutboxStore &store) { return store.list(); });
}

QCoro::Task<Result<OutboxRow>> SqliteLibrary::saveOutbox(OutboxRow row, std::optional<ReceiptRow> receipt)
{
    return onThread([row = std::move(row), receipt = std::move(receipt)](OutboxStore &store) {
        return store.save(row, receipt);
    });
}

QCoro::Task<Result<OutboxRow>> SqliteLibrary::addOutbox(OutboxRow row, QList<QUuid> known)
{
    return onThread([row = std::move(row), known = std::move(known)](OutboxStore &store) {
        return store.add(row, known);
    });
}

QCoro::Task<Result<void>> SqliteLibrary::removeOutbox(QUuid id)
{
    return onThread([id](OutboxStore &store) { return store.remove(id); });
}

QCoro::Task<Result<void>> SqliteLibrary::keepReceipt(ReceiptRow receipt)
{
    return onThread([receipt = std::move(receipt)](OutboxStore &store) { return store.keep(receipt); });
}

QCoro::Task<Result<QList<ReceiptRow>>> SqliteLibrary::receipts(QUuid draft)
{
    return onThread([draft](OutboxStore &store) { return store.receipts(draft); });
}

QCoro::Task<Result<QList<ReceiptRow>>> SqliteLibrary::newestReceipts(QString account, QStringList remoteIds)
{
    return onThread([account = std::move(account), remoteIds = std::move(remoteIds)](OutboxStore &store) {
        return store.newestReceipts(account, remoteIds);
    });
}

QCoro::Task<Result<ReceiptRow>> SqliteLibrary::receiptOf(QString url)
{
    return onThread([url = std::move(url)](OutboxStore &store) { return store.receiptOf(url); });
}

QCoro::Task<Result<std::optional<UploadRow>>> SqliteLibrary::upload(QString account, QString name)
{
    return onThread([account = std::move(account), name = std::move(name)](OutboxStore &store) {
        return store.upload(account, name);
    });
}

QCoro::Task<Result<void>> SqliteLibrary::keepUpload(UploadRow row)
{
    return onThread([row = std::move(row)](OutboxStore &store) { return store.keep(row); });
}

QCoro::Task<Result<void>> SqliteLibrary::saveSession(QJsonObject session)
{
    return onThread([session = std::move(session)](DraftStore &store) { return store.saveSession(session); });
}

QCoro::Task<Result<QJsonObject>> SqliteLibrary::loadSession()
{
    return onThread([](DraftStore &store) { return store.loadSession(); });
}

} // namespace Postil
