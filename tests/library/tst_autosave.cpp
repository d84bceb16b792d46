// SPDX-License-Identifier: MIT
// Proves: what is typed is saved within a second, one save at a time, and kept and tried again when saving
// fails
#include "base/background.h"
#include "library/autosave.h"
#include "library/samples.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

// A library whose saves the test finishes, one by one.
class SlowLibrary : public Library
{
public:
    QCoro::Task<Result<void>> save(Draft draft) override
    {
        const auto running = m_running; // an answer may come after the library is gone
        ++*running;
        most = qMax(most, *running);
        started += draft;
        QPromise<Result<void>> promise;
        promise.start();
        auto future = promise.future();
        m_promises.push_back(std::move(promise));
        const auto result = co_await settled(future);
        --*running;
        co_return result;
    }
    void finish(const Result<void> &result = {})
    {
        QPromise<Result<void>> promise = std::move(m_promises.front());
        m_promises.erase(m_promises.begin());
        promise.addResult(result);
        promise.finish();
    }

    QCoro::Task<Result<Draft>> load(QUuid) override { co_return Draft(); }
    QCoro::Task<Result<QList<DraftSummary>>> list(Folder, QString) override
    {
        co_return QList<DraftSummary>();
    }
    QCoro::Task<Result<FolderCounts>> counts() override { co_return FolderCounts(); }
    QCoro::Task<Result<void>> move(QUuid, Folder) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> erase(QUuid) override { co_return Result<void>(); }
    QCoro::Task<Result<QList<EarlierLink>>> linkedBefore(QStringList, QUuid) override
    {
        co_return QList<EarlierLink>();
    }
    QCoro::Task<Result<KeptSnapshot>> keepSnapshot(Article) override { co_return KeptSnapshot(); }
    QCoro::Task<Result<QList<Snapshot>>> snapshots(QString) override { co_return QList<Snapshot>(); }
    QCoro::Task<Result<Article>> snapshot(qint64) override { co_return Article(); }
    QCoro::Task<Result<QList<OutboxRow>>> outbox() override { co_return QList<OutboxRow>(); }
    QCoro::Task<Result<OutboxRow>> saveOutbox(OutboxRow row, std::optional<ReceiptRow>) override
    {
        co_return row;
    }
    QCoro::Task<Result<OutboxRow>> addOutbox(OutboxRow row, QList<QUuid>) override { co_return row; }
    QCoro::Task<Result<void>> removeOutbox(QUuid) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> keepReceipt(ReceiptRow) override { co_return Result<void>(); }
    QCoro::Task<Result<QList<ReceiptRow>>> receipts(QUuid) override { co_return QList<ReceiptRow>(); }
    QCoro::Task<Result<QList<ReceiptRow>>> newestReceipts(QString, QStringList) override
    {
        co_return QList<ReceiptRow>();
    }
    QCoro::Task<Result<ReceiptRow>> receiptOf(QString) override { co_return ReceiptRow(); }
    QCoro::Task<Result<std::optional<UploadRow>>> upload(QString, QString) override
    {
        co_return std::optional<UploadRow>();
    }
    QCoro::Task<Result<void>> keepUpload(UploadRow) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> saveSession(QJsonObject) override { co_return Result<void>(); }
    QCoro::Task<Result<QJsonObject>> loadSession() override { co_return QJsonObject(); }

    QList<Draft> started;
    [[nodiscard]] int running() const { return *m_running; }
    int most = 0;

private:
    std::shared_ptr<int> m_running = std::make_shared<int>(0);
    std::vector<QPromise<Result<void>>> m_promises;
};

} // namespace

class AutosaveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<SlowLibrary>();
        m_autosave = std::make_unique<Autosave>(*m_library);
        m_draft = sampleDraft(u"A post"_s);
    }

    void steadyTypingIsSavedWithinASecond()
    {
        // A key every 50 ms, never a pause: a debounced save would not come.
        QTimer typing;
        int key = 0;
        connect(&typing, &QTimer::timeout, this, [&] { type(++key); });
        type(++key);
        typing.start(50);
        QTRY_COMPARE_WITH_TIMEOUT(m_library->started.size(), 1, 3000);
        // A key may have come between the start of the save and this look at it.
        const int savedKey = m_library->started.first().post.commentary.toInt();
        QVERIFY2(savedKey > 1 && savedKey >= key - 1, qPrintable(u"%1 of %2"_s.arg(savedKey).arg(key)));
        QCOMPARE(m_autosave->state(), Autosave::State::Saving);
    }

    void oneSaveAtATimeNewestWins()
    {
        type(1);
        QTRY_COMPARE(m_library->running(), 1);
        for (int key = 2; key < 100; ++key)
            type(key);
        QCOMPARE(m_autosave->state(), Autosave::State::Saving);
        m_library->finish();
        QTRY_COMPARE(m_autosave->state(), Autosave::State::Unsaved);
        QTRY_COMPARE(m_library->started.size(), 2);
        QCOMPARE(m_library->started.last().post.commentary, u"99"_s);
        m_library->finish();
        QTRY_COMPARE(m_autosave->state(), Autosave::State::Saved);
        QVERIFY(m_autosave->savedAt().isValid());
        QCOMPARE(m_library->most, 1);
    }

    void aFailedSaveIsToldAndTriedAgain()
    {
        QSignalSpy states(m_autosave.get(), &Autosave::stateChanged);
        type(1);
        QTRY_COMPARE(m_library->running(), 1);
        m_library->finish(failure(ErrorKind::Storage, u"The disk is full."_s));
        QTRY_COMPARE(m_autosave->state(), Autosave::State::Failed);
        QCOMPARE(m_autosave->problem(), u"The disk is full."_s);
        QVERIFY(!m_autosave->savedAt().isValid());
        type(2);
        QCOMPARE(m_autosave->state(), Autosave::State::Failed);
        QTRY_COMPARE(m_library->started.size(), 2); // by itself
        QCOMPARE(m_library->started.last().post.commentary, u"2"_s);
        m_library->finish();
        QTRY_COMPARE(m_autosave->state(), Autosave::State::Saved);
        QCOMPARE(m_autosave->problem(), QString());
        QVERIFY(states.size() >= 4);
    }

    void anotherDraftDoesNotDropTheLastOne()
    {
        type(1);
        const Draft first = m_draft;
        m_draft = sampleDraft(u"Another"_s);
        m_autosave->opened(m_draft);
        type(2);
        QTRY_COMPARE(m_library->started.size(), 1);
        QCOMPARE(m_library->started.first(), first);
        m_library->finish();
        QTRY_COMPARE(m_library->started.size(), 2);
        QCOMPARE(m_library->started.last(), m_draft);
    }

    void openingIsNoChange()
    {
        m_autosave->opened(m_draft);
        m_autosave->changed(m_draft);
        QCOMPARE(m_autosave->state(), Autosave::State::Saved);
        const auto flushed = m_autosave->flush();
        QVERIFY(flushed.isReady() || m_library->started.isEmpty());
        QCOMPARE(m_library->started.size(), 0);
    }

    void flushSavesEverythingNow()
    {
        type(1);
        std::optional<Result<void>> flushed;
        m_autosave->flush().then([&](const Result<void> &result) { flushed = result; });
        QCOMPARE(m_library->started.size(), 1);
        type(2); // while closing
        m_library->finish();
        QTRY_COMPARE(m_library->started.size(), 2);
        QVERIFY(!flushed);
        m_library->finish();
        QTRY_VERIFY(flushed.has_value());
        QVERIFY(*flushed);
        QCOMPARE(m_library->started.last().post.commentary, u"2"_s);
    }

    void flushSaysWhenItCannot()
    {
        type(1);
        std::optional<Result<void>> flushed;
        m_autosave->flush().then([&](const Result<void> &result) { flushed = result; });
        m_library->finish(failure(ErrorKind::Storage, u"The disk is full."_s));
        QTRY_VERIFY(flushed.has_value());
        QCOMPARE(flushed->error().message, u"The disk is full."_s);
    }

    void goingAwayDuringASave()
    {
        type(1);
        m_autosave->flush();
        QCOMPARE(m_library->running(), 1);
        m_autosave.reset();
        m_library->finish();
        QTRY_COMPARE(m_library->running(), 0);
    }

private:
    void type(int key)
    {
        m_draft.post.commentary = QString::number(key);
        m_autosave->changed(m_draft);
    }

    std::unique_ptr<SlowLibrary> m_library;
    std::unique_ptr<Autosave> m_autosave;
    Draft m_draft;
};

QTEST_GUILESS_MAIN(AutosaveTest)
#include "tst_autosave.moc"
