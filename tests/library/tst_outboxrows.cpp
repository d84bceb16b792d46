// SPDX-License-Identifier: MIT
// Proves: what is to be sent and what came back is kept in the library, and a row is claimed by one program at
// a time, until that program is gone
#include "library/library.h"
#include "library/samples.h"
#include "support/result.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

QDateTime second(qint64 number)
{
    return QDateTime::fromSecsSinceEpoch(1'780'000'000 + number, QTimeZone::UTC);
}

OutboxRow sampleRow(int number, const QString &account = u"harbour"_s)
{
    return {.id = QUuid::createUuid(),
            .draft = QUuid::createUuid(),
            .account = account,
            .state = u"waiting"_s,
            .attempts = 3,
            .next = second(number + 60),
            .created = second(number),
            .entry = {{u"postil"_s, u"outbox"_s}, {u"texts"_s, QJsonArray{u"Grüße"_s, number}}}};
}

ReceiptRow sampleReceipt(QUuid draft, const QString &url, int number)
{
    return {.draft = draft,
            .account = u"harbour"_s,
            .url = url,
            .time = second(number),
            .standing = true,
            .receipt = {{u"remoteId"_s, QString::number(number)}},
            .sent = {{u"content"_s, u"The Rhine is low. "_s.repeated(2000)}}};
}

// A program that claims a row of the library and says so; then it waits to be killed.
int claimer(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    auto library = QCoro::waitFor(Library::open(QCoreApplication::arguments().value(2)));
    if (!library)
        return 1;
    auto rows = QCoro::waitFor((*library)->outbox());
    OutboxRow row = rows->first();
    row.holder = RowHolder::Us;
    if (!QCoro::waitFor((*library)->saveOutbox(row, {})))
        return 1;
    std::puts("claimed");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class OutboxRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_library = open();
        QVERIFY(m_library);
    }
    void cleanup() { m_library.reset(); }

    void rowsAreKeptInTheirOrder()
    {
        OutboxRow late = sampleRow(2);
        late.next = {};
        late.draft = {};
        const auto second = save(late);
        POSTIL_VERIFY_OK(second);
        QCOMPARE(second->version, 1);
        late.version = 1;
        QCOMPARE(*second, late);
        const auto first = save(sampleRow(1));
        POSTIL_VERIFY_OK(first);
        QCOMPARE(rows(), (QList{*first, *second}));
        m_library = open();
        QCOMPARE(rows(), (QList{*first, *second}));

        OutboxRow changed = *first;
        changed.state = u"done"_s;
        changed.entry.insert(u"more"_s, true);
        const auto again = save(changed);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->version, 2);
        QCOMPARE(rows().first().state, u"done"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->removeOutbox(first->id)));
        QCOMPARE(rows(), QList{*second});
        QCOMPARE(save(*again).error().kind, ErrorKind::NotFound);
    }

    void whoComesLateChangesNothing()
    {
        const auto row = save(sampleRow(1));
        OutboxRow mine = *row;
        mine.state = u"queued"_s;
        POSTIL_VERIFY_OK(save(mine));
        OutboxRow theirs = *row;
        theirs.state = u"failed"_s;
        QCOMPARE(save(theirs).error().kind, ErrorKind::Conflict);
        QCOMPARE(rows().first().state, u"queued"_s);
    }

    void oneHolderAtATime()
    {
        const auto row = save(sampleRow(1));
        const auto other = open();
        OutboxRow claim = *row;
        claim.holder = RowHolder::Us;
        const auto claimed = save(claim);
        POSTIL_VERIFY_OK(claimed);
        QCOMPARE(rows().first().holder, RowHolder::Us);
        OutboxRow seen = QCoro::waitFor(other->outbox())->first();
        QCOMPARE(seen.holder, RowHolder::Another);
        // Neither claimed nor changed nor removed by another, though its version is known there.
        for (const RowHolder holder : {RowHolder::Us, RowHolder::Nobody}) {
            seen.holder = holder;
            QCOMPARE(QCoro::waitFor(other->saveOutbox(seen, {})).error().kind, ErrorKind::Conflict);
        }
        QCOMPARE(QCoro::waitFor(other->removeOutbox(seen.id)).error().kind, ErrorKind::Conflict);
        QCOMPARE(rows().first().version, claimed->version);

        OutboxRow released = *claimed;
        released.holder = RowHolder::Nobody;
        POSTIL_VERIFY_OK(save(released));
        seen = QCoro::waitFor(other->outbox())->first();
        QCOMPARE(seen.holder, RowHolder::Nobody);
        seen.holder = RowHolder::Us;
        POSTIL_VERIFY_OK(QCoro::waitFor(other->saveOutbox(seen, {})));
    }

    void oneClaimAnAccount()
    {
        const auto one = save(sampleRow(1));
        const auto two = save(sampleRow(2));
        const auto elsewhere = save(sampleRow(3, u"other"_s));
        const auto claim = [this](OutboxRow row) {
            row.holder = RowHolder::Us;
            return save(row);
        };
        const auto held = claim(*one);
        POSTIL_VERIFY_OK(held);
        QCOMPARE(claim(*two).error().kind, ErrorKind::Conflict);
        POSTIL_VERIFY_OK(claim(*elsewhere));
        OutboxRow released = *held;
        released.holder = RowHolder::Nobody;
        POSTIL_VERIFY_OK(save(released));
        POSTIL_VERIFY_OK(claim(*two));
    }

    void theDeadHoldNothing()
    {
        POSTIL_VERIFY_OK(save(sampleRow(1)));
        QProcess claimer;
        claimer.start(QCoreApplication::applicationFilePath(), {u"--claim"_s, path()});
        QVERIFY(claimer.waitForReadyRead(20'000));
        QCOMPARE(claimer.readAll().trimmed(), "claimed");
        QCOMPARE(rows().first().holder, RowHolder::Another);
        QCOMPARE(locks(), 1);
        claimer.kill();
        claimer.waitForFinished();
        OutboxRow left = rows().first();
        QCOMPARE(left.holder, RowHolder::Nobody);
        QCOMPARE(locks(), 0);
        left.holder = RowHolder::Us;
        POSTIL_VERIFY_OK(save(left));
        QCOMPARE(locks(), 1);
        m_library.reset();
        QCOMPARE(locks(), 0);
    }

    void aHolderFromElsewhereIsNoFile()
    {
        POSTIL_VERIFY_OK(save(sampleRow(1)));
        m_library.reset();
        QFile::copy(path(), path() + u".sending-x"_s);
        ask(path(), u"UPDATE outbox SET holder = 'x'"_s);
        m_library = open();
        QCOMPARE(rows().first().holder, RowHolder::Nobody);
        QVERIFY(QFile::exists(path() + u".sending-x"_s));
    }

    void receiptsAreKeptWithTheirHistory()
    {
        const QUuid draft = QUuid::createUuid();
        const ReceiptRow first = sampleReceipt(draft, u"https://harbour.example/rhine/"_s, 1);
        ReceiptRow second = sampleReceipt(draft, u"https://harbour.example/rhine/"_s, 2);
        second.standing = false;
        second.sent = {};
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->keepReceipt(first)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->keepReceipt(second)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->keepReceipt(sampleReceipt({}, {}, 3))));
        m_library = open();
        const auto kept = QCoro::waitFor(m_library->receipts(draft));
        POSTIL_VERIFY_OK(kept);
        QCOMPARE(kept->size(), 2);
        QCOMPARE(withoutId(kept->at(0)), second);
        QCOMPARE(withoutId(kept->at(1)), first);
        QCOMPARE(*QCoro::waitFor(m_library->receiptOf(u"http://www.harbour.example/rhine?utm_source=x"_s)),
                 kept->first());
        for (const QString &unknown : {u"https://harbour.example/other"_s, u""_s})
            QCOMPARE(QCoro::waitFor(m_library->receiptOf(unknown)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(m_library->receipts(QUuid::createUuid()))->size(), 0);
        m_library.reset();
        QVERIFY(ask(path(), u"SELECT max(length(sent)) FROM receipt"_s).first().toInt() < 2000); // of 36,000
    }

    void receiptAndRowTogetherOrNeither()
    {
        const auto row = save(sampleRow(1));
        const ReceiptRow receipt = sampleReceipt(row->draft, u"https://harbour.example/a"_s, 1);
        OutboxRow done = *row;
        done.state = u"done"_s;
        OutboxRow stale = done;
        stale.version = 7;
        QCOMPARE(QCoro::waitFor(m_library->saveOutbox(stale, receipt)).error().kind, ErrorKind::Conflict);
        QCOMPARE(QCoro::waitFor(m_library->receipts(row->draft))->size(), 0);
        // A receipt that cannot be kept takes the row's change with it.
        ReceiptRow broken = receipt;
        broken.time = {};
        QVERIFY(!QCoro::waitFor(m_library->saveOutbox(done, broken)));
        QCOMPARE(rows(), QList{*row});
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->saveOutbox(done, receipt)));
        QCOMPARE(rows().first().state, u"done"_s);
        QCOMPARE(QCoro::waitFor(m_library->receipts(row->draft))->size(), 1);
    }

    void isAddedOnlyByWhoKnowsTheOthersOfItsPost()
    {
        const auto first = save(sampleRow(1));
        POSTIL_VERIFY_OK(first);
        OutboxRow second = sampleRow(2);
        second.draft = first->draft;
        second.account = first->account;
        const auto refused = QCoro::waitFor(m_library->addOutbox(second, {}));
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(rows(), QList{*first});
        OutboxRow elsewhere = sampleRow(3);
        elsewhere.draft = first->draft;
        elsewhere.account = u"elsewhere"_s;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->addOutbox(elsewhere, {})));
        const auto added = QCoro::waitFor(m_library->addOutbox(second, {first->id}));
        POSTIL_VERIFY_OK(added);
        QCOMPARE(added->version, 1);
        OutboxRow ofNone = sampleRow(4);
        ofNone.draft = {};
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->addOutbox(ofNone, {})));
        ofNone.id = QUuid::createUuid();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->addOutbox(ofNone, {})));
    }

    void uploadsAreRememberedForEachAccount()
    {
        const UploadRow castle{
            .account = u"harbour"_s, .name = u"ab.jpg"_s, .remoteId = u"7"_s, .url = u"https://a.example/1"_s};
        const auto before = QCoro::waitFor(m_library->upload(u"harbour"_s, u"ab.jpg"_s));
        POSTIL_VERIFY_OK(before);
        QVERIFY(!*before);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->keepUpload(castle)));
        UploadRow again = castle;
        again.url = u"https://a.example/2"_s;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->keepUpload(again)));
        const auto known = QCoro::waitFor(m_library->upload(u"harbour"_s, u"ab.jpg"_s));
        POSTIL_VERIFY_OK(known);
        QCOMPARE(*known, again);
        const auto other = QCoro::waitFor(m_library->upload(u"castle"_s, u"ab.jpg"_s));
        POSTIL_VERIFY_OK(other);
        QVERIFY(!*other);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }
    [[nodiscard]] std::unique_ptr<Library> open() const
    {
        auto library = QCoro::waitFor(Library::open(path()));
        return library ? std::move(*library) : nullptr;
    }
    [[nodiscard]] Result<OutboxRow> save(const OutboxRow &row)
    {
        return QCoro::waitFor(m_library->saveOutbox(row, {}));
    }
    [[nodiscard]] QList<OutboxRow> rows()
    {
        return QCoro::waitFor(m_library->outbox()).value_or(QList<OutboxRow>());
    }
    [[nodiscard]] qsizetype locks() const
    {
        return QDir(m_dir->path()).entryList({u"*.sending-*"_s}, QDir::Files | QDir::Hidden).size();
    }
    static ReceiptRow withoutId(ReceiptRow row)
    {
        row.id = 0;
        return row;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--claim")
        return claimer(argc, argv);
    QCoreApplication application(argc, argv);
    OutboxRowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxrows.moc"
