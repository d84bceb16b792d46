// SPDX-License-Identifier: MIT
// Proves: the outbox sends each post exactly once through lost answers, crashes, stops, other programs and
// days without a connection, and says truly what the blog has
#include "fakeblog.h"

#include "library/library.h"
#include "library/samples.h"
#include "publishing/networkwatch.h"
#include "publishing/outbox.h"
#include "publishing/outboxwork.h"
#include "publishing/publicationjson.h"
#include "publishing/sentpost.h"
#include "support/jsonschema.h"
#include "support/result.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Error lostAnswer{ErrorKind::Network, u"The blog ended the connection. Try again."_s};

// One program at work on the library: a library object, an outbox, and what it works with.
struct Desk
{
    Desk(const QString &path, std::shared_ptr<FakeBlog> blog, std::shared_ptr<QDateTime> clock)
    {
        auto opened = QCoro::waitFor(Library::open(path));
        if (!opened)
            qFatal("the library cannot be opened");
        library = std::move(*opened);
        OutboxTools tools;
        tools.account = [](const QString &id) -> Result<Account> {
            if (id == u"gone")
                return failure(ErrorKind::NotFound, u"There is no account “gone”."_s);
            return fakeAccount(id, id.startsWith(u"folder") ? u"folder"_s : u"hugo"_s);
        };
        tools.makePublisher = [blog](const Account &,
                                     HttpClient *http) -> Result<std::unique_ptr<Publisher>> {
            return std::make_unique<FakePublisher>(blog, http);
        };
        tools.http = &http;
        tools.network = &network;
        tools.now = [clock] { return *clock; };
        tools.backoff = [](int attempts) { return std::chrono::milliseconds(1000s * attempts); };
        outbox = std::make_unique<Outbox>(*library, tools);
    }

    StallingClient http;
    NetworkWatch network;
    std::unique_ptr<Library> library;
    std::unique_ptr<Outbox> outbox; // gone before the library
};

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<QDateTime>(QDate(2026, 3, 10), QTime(12, 0), QTimeZone::UTC);
        m_blog = std::make_shared<FakeBlog>();
        m_desk = open();
    }
    void cleanup() { m_desk.reset(); }

    void isOnTheDiskBeforeItLeaves()
    {
        QStringList states;
        m_blog->onCreate = [&](const Publication &) { states = ask(path(), u"SELECT state FROM outbox"_s); };
        QSignalSpy changes(m_desk->outbox.get(), &Outbox::changed);
        OutboxEntry entry = newEntry(u"one"_s);
        entry.draft = QUuid::createUuid();
        const auto queued = QCoro::waitFor(m_desk->outbox->enqueue(entry));
        POSTIL_VERIFY_OK(queued);
        QCOMPARE(queued->state, OutboxState::Queued);
        QTRY_COMPARE(state(queued->id), OutboxState::Done);
        QCOMPARE(states, QStringList{u"sending"_s});
        QCOMPARE(m_blog->posts.size(), 1);
        QCOMPARE(m_blog->posts.first().content, entry.publication.content(Form::HtmlFragment));
        QList<OutboxState> seen;
        for (const auto &change : changes)
            seen += change.first().value<OutboxEntry>().state;
        QCOMPARE(seen, (QList{OutboxState::Queued, OutboxState::Sending, OutboxState::Done}));

        const auto done = *m_desk->outbox->entry(queued->id);
        QCOMPARE(done.receipt->url, u"https://harbour.example/one"_s);
        QCOMPARE(done.receipt->account, u"harbour"_s);
        QVERIFY2(done.message.contains(done.receipt->url), qPrintable(done.message));
        const auto receipts = QCoro::waitFor(m_desk->library->receipts(entry.draft));
        POSTIL_VERIFY_OK(receipts);
        QCOMPARE(receipts->size(), 1);
        const auto standing = standingPost(*receipts, u"harbour"_s);
        QVERIFY(standing);
        QCOMPARE(standing->receipt, *done.receipt);
        QCOMPARE(standing->sent, entry.publication);
        QVERIFY(!standingPost(*receipts, u"other"_s));
    }

    void theFormsAreWhatTheirSchemasSay()
    {
        OutboxEntry entry = newEntry(u"forms"_s, {PublishState::Scheduled, m_clock->addDays(2)});
        entry.publication.audience = Audience::Password;
        entry.publication.summary = u"Low water."_s;
        entry.publication.attempt = Attempt::Again;
        entry.publication.renderings.last().problems = {u"A template is broken."_s};
        QCOMPARE(publicationFromJson(toJson(entry.publication)), entry.publication);
        entry.id = QUuid::createUuid();
        entry.before = Receipt{.account = u"harbour"_s,
                               .remoteId = u"7"_s,
                               .url = u"https://harbour.example/7"_s,
                               .revision = u"a"_s,
                               .state = PublishState::Draft,
                               .time = *m_clock};
        entry.receipt = entry.before;
        entry.action = OutboxAction::Update;
        entry.state = OutboxState::Waiting;
        entry.waiting = OutboxWait::Retry;
        entry.error = ErrorKind::SignIn;
        entry.message = u"Said."_s;
        entry.attempts = 2;
        entry.created = entry.wanted = *m_clock;
        entry.next = m_clock->addSecs(9);
        entry.after = QUuid::createUuid();
        const OutboxRow row = toRow(entry);
        QCOMPARE(outboxEntryOf(row), entry);
        QCOMPARE(schemaViolation(u"outbox"_s, {row.entry, toRow(newEntry(u"least"_s)).entry}), QString());
        QCOMPARE(schemaViolation(u"publication"_s, {toJson(entry.publication)}), QString());
        OutboxRow strange = row;
        strange.state = u"dancing"_s;
        QCOMPARE(outboxEntryOf(strange).error().kind, ErrorKind::BadInput);
    }

    void aLostAnswerIsLookedFor()
    {
        m_blog->troubles = {Trouble{Trouble::After, lostAnswer}, Trouble{Trouble::Before, lostAnswer}};
        const QUuid id = enqueue(newEntry(u"lost"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        const auto waits = *m_desk->outbox->entry(id);
        QCOMPARE(waits.waiting, OutboxWait::Retry);
        QCOMPARE(waits.next, m_clock->addSecs(1000));
        QCOMPARE(waits.error, ErrorKind::Network);
        QCOMPARE(waits.publication.attempt, Attempt::Again);
        m_desk->outbox->look(); // too early
        QCOMPARE(state(id), OutboxState::Waiting);
        pass(1000s);
        QTRY_COMPARE(m_desk->outbox->entry(id)->attempts, 2);
        QTRY_COMPARE(m_desk->outbox->entry(id)->next, m_clock->addSecs(2000));
        pass(2000s);
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        QCOMPARE(m_blog->calls, QStringList(3, u"create"_s));
    }

    void theBlogSaysWhenToComeBack()
    {
        Error busy = lostAnswer;
        busy.retryAfter = 5000;
        m_blog->troubles = {Trouble{Trouble::Before, busy}};
        const QUuid id = enqueue(newEntry(u"busy"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        QCOMPARE(m_desk->outbox->entry(id)->next, m_clock->addSecs(5000));
        // The user's word comes before.
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->send(id)));
        QTRY_COMPARE(state(id), OutboxState::Done);
    }

    void theBackoffGrowsToTenMinutes()
    {
        for (int i = 0; i < 50; ++i) {
            const auto first = outboxBackoff(1);
            QVERIFY(first >= 1s && first <= 2s);
            const auto third = outboxBackoff(3);
            QVERIFY(third >= 4s && third <= 8s);
            for (const int many : {12, 1000})
                QVERIFY(outboxBackoff(many) >= 5min && outboxBackoff(many) <= 10min);
        }
    }

    void whatNeedsTheUserIsNotTriedAgain_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<OutboxState>("expected");
        QTest::newRow("password") << ErrorKind::SignIn << OutboxState::Failed;
        QTest::newRow("refused") << ErrorKind::Refused << OutboxState::Failed;
        QTest::newRow("bad") << ErrorKind::BadInput << OutboxState::Failed;
        QTest::newRow("large") << ErrorKind::TooLarge << OutboxState::Failed;
        QTest::newRow("disk") << ErrorKind::Storage << OutboxState::Failed;
        QTest::newRow("conflict") << ErrorKind::Conflict << OutboxState::Conflict;
    }
    void whatNeedsTheUserIsNotTriedAgain()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(OutboxState, expected);
        m_blog->troubles = {Trouble{Trouble::Before, Error{kind, u"It cannot be. Do this."_s}}};
        const QUuid id = enqueue(newEntry(u"no"_s));
        QTRY_COMPARE(state(id), expected);
        QCOMPARE(m_desk->outbox->entry(id)->message, u"It cannot be. Do this."_s);
        QCOMPARE(m_desk->outbox->entry(id)->error, kind);
        pass(100h);
        QCOMPARE(m_blog->calls.size(), 1);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->send(id)));
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(!m_desk->outbox->entry(id)->error);
    }

    void whatNamesNoBlogOrNothingThereIsRefused()
    {
        OutboxEntry entry = newEntry(u"x"_s);
        entry.account = {};
        QCOMPARE(QCoro::waitFor(m_desk->outbox->enqueue(entry)).error().kind, ErrorKind::BadInput);
        entry = newEntry(u"x"_s);
        entry.action = OutboxAction::Trash;
        QCOMPARE(QCoro::waitFor(m_desk->outbox->enqueue(entry)).error().kind, ErrorKind::BadInput);
        entry = newEntry(u"x"_s);
        entry.publication.style.id = u"../x"_s; // could not be read back
        QCOMPARE(QCoro::waitFor(m_desk->outbox->enqueue(entry)).error().kind, ErrorKind::BadInput);
        QVERIFY(m_desk->outbox->entries().isEmpty());
        entry = newEntry(u"x"_s);
        entry.account = u"gone"_s;
        const QUuid id = enqueue(entry);
        QTRY_COMPARE(state(id), OutboxState::Failed);
        QVERIFY(m_blog->calls.isEmpty());
    }

    void aCrashWhileSending_data()
    {
        QTest::addColumn<Trouble::When>("when");
        QTest::newRow("before it arrived") << Trouble::Before;
        QTest::newRow("after it arrived") << Trouble::After;
    }
    void aCrashWhileSending()
    {
        QFETCH(Trouble::When, when);
        m_blog->troubles = {Trouble{when, {}}};
        const QUuid id = enqueue(newEntry(u"crash"_s));
        QTRY_COMPARE(m_blog->running, 1);
        m_desk.reset();
        QTRY_COMPARE(m_blog->running, 0); // what was under way is stopped
        QCOMPARE(ask(path(), u"SELECT state FROM outbox"_s), QStringList{u"sending"_s});
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        QCOMPARE(m_desk->outbox->entry(id)->attempts, 2);
    }

    void theNetworkComesBack()
    {
        m_desk->network.set(NetworkWatch::Reach::Offline);
        // Without a connection no host is found.
        m_blog->troubles = {
            Trouble{Trouble::Before, Error{ErrorKind::NotFound, u"There is no such site."_s}}};
        const QUuid id = enqueue(newEntry(u"off"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        QCOMPARE(m_desk->outbox->entry(id)->waiting, OutboxWait::Network);
        QVERIFY(!m_desk->outbox->entry(id)->message.contains(u"no such site"));
        m_desk->network.set(NetworkWatch::Reach::Online);
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
    }

    void aClockThatIsPutBackHoldsNothingUp()
    {
        m_blog->troubles = {Trouble{Trouble::Before, lostAnswer}};
        const QUuid id = enqueue(newEntry(u"clock"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        pass(-24h * 365);
        QTRY_COMPARE(state(id), OutboxState::Done);
    }

    void afterADayItAsks()
    {
        m_blog->troubles = {Trouble{Trouble::After, lostAnswer}};
        const QUuid id = enqueue(newEntry(u"old"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        m_desk.reset();
        *m_clock = m_clock->addSecs(25 * 3600);
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QTRY_COMPARE(state(id), OutboxState::Asking);
        const QString question = m_desk->outbox->entry(id)->message;
        QVERIFY2(question.contains(u"more than a day") && question.contains(u"may be on the blog already"),
                 qPrintable(question));
        QCOMPARE(m_blog->calls.size(), 1);
        QTRY_COMPARE(ask(path(), u"SELECT state FROM outbox"_s), QStringList{u"asking"_s});
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->send(id)));
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
    }

    void aBlogThatSchedulesIsLeftToIt()
    {
        const QUuid id = enqueue(newEntry(u"later"_s, {PublishState::Scheduled, m_clock->addDays(3)}));
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.first().state, PublishState::Scheduled);
    }

    void aBlogThatDoesNotIsScheduledHere()
    {
        OutboxEntry entry = newEntry(u"ours"_s, {PublishState::Scheduled, m_clock->addDays(3)});
        entry.account = u"folder-site"_s;
        const QUuid id = enqueue(entry);
        QCOMPARE(state(id), OutboxState::Waiting);
        const auto waits = *m_desk->outbox->entry(id);
        QCOMPARE(waits.waiting, OutboxWait::Schedule);
        QCOMPARE(waits.next, m_clock->addDays(3));
        // 12:00 UTC is 13:00 in Berlin.
        QVERIFY2(waits.message.contains(u"13:00") && waits.message.contains(u"if Postil is running"),
                 qPrintable(waits.message));
        QCOMPARE(QCoro::waitFor(m_desk->outbox->send(id)).error().kind, ErrorKind::Refused);
        pass(72h - 1s);
        QVERIFY(m_blog->calls.isEmpty());
        pass(1s + 5min); // the computer slept a little
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.first().state, PublishState::Live);
    }

    void aTimeThatPassedIsAskedAbout()
    {
        const PublishTime tomorrow{PublishState::Scheduled, m_clock->addDays(1)};
        OutboxEntry ours = newEntry(u"ours"_s, tomorrow);
        ours.account = u"folder-site"_s;
        const QUuid id = enqueue(ours);
        OutboxEntry asleep = newEntry(u"asleep"_s, tomorrow);
        asleep.account = u"folder-other"_s;
        const QUuid slept = enqueue(asleep);
        pass(25h); // an hour late
        QTRY_COMPARE(state(slept), OutboxState::Asking);
        QTRY_COMPARE(state(id), OutboxState::Asking);
        m_desk.reset();
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QCOMPARE(state(id), OutboxState::Asking);
        QVERIFY(m_desk->outbox->entry(id)->message.contains(u"is over"));
        QVERIFY(m_blog->calls.isEmpty());
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->send(id)));
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.first().state, PublishState::Live);
    }

    void aTimeThatPassedWhilePostilWasNotRunningIsAskedAbout()
    {
        OutboxEntry ours = newEntry(u"ours"_s, {PublishState::Scheduled, m_clock->addDays(1)});
        ours.account = u"folder-site"_s;
        const QUuid id = enqueue(ours);
        m_desk.reset();
        *m_clock = m_clock->addDays(1).addSecs(5);
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QTRY_COMPARE(state(id), OutboxState::Asking);
        QVERIFY(m_blog->calls.isEmpty());
    }

    void aTimeInThePastIsAskedAboutAtOnce()
    {
        const QUuid id = enqueue(newEntry(u"past"_s, {PublishState::Scheduled, m_clock->addSecs(-60)}));
        QCOMPARE(state(id), OutboxState::Asking);
        pass(1h);
        QVERIFY(m_blog->calls.isEmpty());
    }

    void cancelBeforeItLeft()
    {
        m_blog->troubles = {std::nullopt, Trouble{Trouble::Before, {}}};
        const QUuid first = enqueue(newEntry(u"first"_s));
        QTRY_COMPARE(state(first), OutboxState::Done);
        const QUuid stalled = enqueue(newEntry(u"stalled"_s));
        const QUuid queued = enqueue(newEntry(u"queued"_s));
        QTRY_COMPARE(state(stalled), OutboxState::Sending);
        const auto cancelled = QCoro::waitFor(m_desk->outbox->cancel(queued));
        POSTIL_VERIFY_OK(cancelled);
        QCOMPARE(cancelled->state, OutboxState::Cancelled);
        QVERIFY2(cancelled->message.contains(u"Nothing of it is on the blog"),
                 qPrintable(cancelled->message));
        QCOMPARE(QCoro::waitFor(m_desk->outbox->cancel(queued)), cancelled);
        QCOMPARE(QCoro::waitFor(m_desk->outbox->cancel(first)).error().kind, ErrorKind::Refused);
        QCOMPARE(QCoro::waitFor(m_desk->outbox->cancel(QUuid::createUuid())).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(m_desk->outbox->remove(stalled)).error().kind, ErrorKind::Refused);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->remove(queued)));
        QVERIFY(!m_desk->outbox->entry(queued));
        QCOMPARE(ask(path(), u"SELECT count(*) FROM outbox"_s), QStringList{u"2"_s});
        QVERIFY(QCoro::waitFor(m_desk->outbox->cancel(stalled)).has_value());
    }

    void cancelUnderWay_data()
    {
        QTest::addColumn<Trouble::When>("when");
        QTest::addColumn<bool>("blind");
        QTest::addColumn<OutboxState>("expected");
        QTest::addColumn<QString>("said");
        QTest::newRow("had not arrived")
            << Trouble::Before << false << OutboxState::Cancelled << u"had not arrived"_s;
        QTest::newRow("had arrived")
            << Trouble::After << false << OutboxState::Done
            << u"had arrived before it was stopped. It is on the blog. https://harbour.example/stop"_s;
        QTest::newRow("cannot be seen")
            << Trouble::After << true << OutboxState::Cancelled << u"could not see"_s;
    }
    void cancelUnderWay()
    {
        QFETCH(Trouble::When, when);
        QFETCH(bool, blind);
        QFETCH(OutboxState, expected);
        QFETCH(QString, said);
        m_blog->troubles = {Trouble{when, {}}};
        if (blind)
            m_blog->blind = lostAnswer;
        OutboxEntry entry = newEntry(u"stop"_s);
        entry.draft = QUuid::createUuid();
        const QUuid id = enqueue(entry);
        QTRY_COMPARE(m_blog->running, 1);
        const auto stopped = QCoro::waitFor(m_desk->outbox->cancel(id));
        POSTIL_VERIFY_OK(stopped);
        QCOMPARE(stopped->state, expected);
        QVERIFY2(stopped->message.contains(said), qPrintable(stopped->message));
        const auto receipts = QCoro::waitFor(m_desk->library->receipts(entry.draft));
        QCOMPARE(receipts->size(), expected == OutboxState::Done ? 1 : 0);
        // Whatever was seen, sending it after all gives one post.
        m_blog->blind = {};
        if (expected == OutboxState::Cancelled) {
            POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->send(id)));
            QTRY_COMPARE(state(id), OutboxState::Done);
        }
        QCOMPARE(m_blog->posts.size(), 1);
    }

    void cancelWhatMayHaveArrivedEarlier()
    {
        m_blog->troubles = {Trouble{Trouble::After, lostAnswer}};
        const QUuid id = enqueue(newEntry(u"maybe"_s));
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        const auto stopped = QCoro::waitFor(m_desk->outbox->cancel(id));
        POSTIL_VERIFY_OK(stopped);
        QCOMPARE(stopped->state, OutboxState::Done);
        QCOMPARE(stopped->receipt->url, u"https://harbour.example/maybe"_s);
    }

    void changesAndTakingAwaySurviveLostAnswers_data()
    {
        QTest::addColumn<OutboxAction>("action");
        QTest::addColumn<Trouble::When>("when");
        QTest::newRow("update, not arrived") << OutboxAction::Update << Trouble::Before;
        QTest::newRow("update, arrived") << OutboxAction::Update << Trouble::After;
        QTest::newRow("trash, not arrived") << OutboxAction::Trash << Trouble::Before;
        QTest::newRow("trash, arrived") << OutboxAction::Trash << Trouble::After;
    }
    void changesAndTakingAwaySurviveLostAnswers()
    {
        QFETCH(OutboxAction, action);
        QFETCH(Trouble::When, when);
        const QUuid draft = QUuid::createUuid();
        const OutboxEntry made = sent(u"base"_s, draft);
        OutboxEntry change = newEntry(u"base"_s, {}, u"Not worth reading."_s);
        change.draft = draft;
        change.action = action;
        change.before = made.receipt;
        m_blog->troubles = {Trouble{when, lostAnswer}};
        const QUuid id = enqueue(change);
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        pass(1000s);
        QTRY_COMPARE(state(id), OutboxState::Done);
        const auto receipts = QCoro::waitFor(m_desk->library->receipts(draft));
        QCOMPARE(receipts->size(), 2);
        if (action == OutboxAction::Trash) {
            QCOMPARE(m_blog->posts.size(), 0);
            QVERIFY(!standingPost(*receipts, u"harbour"_s));
        } else {
            QCOMPARE(m_blog->posts.first().revision, 2);
            QCOMPARE(m_desk->outbox->entry(id)->receipt->revision, u"2"_s);
            QCOMPARE(standingPost(*receipts, u"harbour"_s)->sent.post.commentary, u"Not worth reading."_s);
        }
    }

    void somebodyElsesChangeIsAConflict()
    {
        const OutboxEntry made = sent(u"base"_s, {});
        m_blog->posts.first().content = u"<p>Theirs.</p>"_s;
        ++m_blog->posts.first().revision;
        OutboxEntry change = newEntry(u"base"_s, {}, u"Mine."_s);
        change.action = OutboxAction::Update;
        change.before = made.receipt;
        m_blog->troubles = {
            Trouble{Trouble::Before, lostAnswer}}; // nor does a second attempt take it for ours
        const QUuid id = enqueue(change);
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        pass(1000s);
        QTRY_COMPARE(state(id), OutboxState::Conflict);
        QCOMPARE(m_blog->posts.first().content, u"<p>Theirs.</p>"_s);
    }

    void whatWasTakenAwayIsPutBackOnce_data()
    {
        QTest::addColumn<Trouble::When>("when");
        QTest::newRow("not arrived") << Trouble::Before;
        QTest::newRow("arrived") << Trouble::After;
    }
    void whatWasTakenAwayIsPutBackOnce()
    {
        QFETCH(Trouble::When, when);
        const QUuid draft = QUuid::createUuid();
        const OutboxEntry made = sent(u"base"_s, draft);
        OutboxEntry away = newEntry(u"base"_s);
        away.draft = draft;
        away.action = OutboxAction::Trash;
        away.before = made.receipt;
        const QUuid gone = enqueue(away);
        QTRY_COMPARE(state(gone), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 0);
        OutboxEntry back = away;
        back.action = OutboxAction::Restore;
        m_blog->troubles = {Trouble{when, lostAnswer}};
        const QUuid id = enqueue(back);
        QTRY_COMPARE(state(id), OutboxState::Waiting);
        pass(1000s);
        QTRY_COMPARE(state(id), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        const auto receipts = QCoro::waitFor(m_desk->library->receipts(draft));
        QVERIFY(standingPost(*receipts, u"harbour"_s));
        const auto newest =
            QCoro::waitFor(m_desk->library->newestReceipts(u"harbour"_s, {made.receipt->remoteId, u"?"_s}));
        POSTIL_VERIFY_OK(newest);
        QCOMPARE(newest->size(), 1);
        QCOMPARE(newest->constFirst(), receipts->constFirst());
    }

    void cancelAChangeUnderWay()
    {
        const OutboxEntry made = sent(u"base"_s, {});
        for (const Trouble::When when : {Trouble::Before, Trouble::After}) {
            OutboxEntry change = newEntry(u"base"_s, {}, u"Mine."_s);
            change.action = OutboxAction::Update;
            change.before = made.receipt;
            m_blog->troubles.append(Trouble{when, {}});
            const QUuid id = enqueue(change);
            QTRY_COMPARE(m_blog->running, 1);
            const auto stopped = QCoro::waitFor(m_desk->outbox->cancel(id));
            POSTIL_VERIFY_OK(stopped);
            QCOMPARE(stopped->state, when == Trouble::After ? OutboxState::Done : OutboxState::Cancelled);
            QVERIFY2(stopped->message.contains(when == Trouble::After ? u"The change had arrived"_s
                                                                      : u"had not arrived"_s),
                     qPrintable(stopped->message));
        }
    }

    void theSamePostOnceMoreIsTakenUp_data()
    {
        QTest::addColumn<Trouble::When>("when");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("nothing arrived") << Trouble::Before << ErrorKind::Network;
        QTest::newRow("it had arrived") << Trouble::After << ErrorKind::Network;
        QTest::newRow("it failed") << Trouble::Before << ErrorKind::SignIn;
    }
    void theSamePostOnceMoreIsTakenUp()
    {
        QFETCH(const Trouble::When, when);
        QFETCH(const ErrorKind, kind);
        const Error down{kind, u"It is down."_s};
        m_blog->troubles = {Trouble{when, down}, Trouble{Trouble::Before, down}};
        OutboxEntry post = newEntry(u"same"_s);
        post.draft = QUuid::createUuid();
        const QUuid first = enqueue(post);
        QTRY_VERIFY(state(first) == OutboxState::Waiting || state(first) == OutboxState::Failed);
        QCOMPARE(enqueue(post), first);
        const auto isDown = [&] {
            const auto entry = m_desk->outbox->entry(first);
            return entry->attempts == 2 && entry->error == kind;
        };
        QTRY_VERIFY(isDown());
        // By a program that has not read the outbox, too.
        m_desk.reset();
        m_desk = open();
        const auto waiting = QCoro::waitFor(m_desk->outbox->unsettled(post.draft, post.account));
        POSTIL_VERIFY_OK(waiting);
        QVERIFY(*waiting);
        QCOMPARE((*waiting)->id, first);
        QCOMPARE(enqueue(post), first);
        QTRY_COMPARE(state(first), OutboxState::Done);
        QCOMPARE(m_desk->outbox->entries().size(), 1);
        QCOMPARE(ask(path(), u"SELECT count(*) FROM outbox"_s), QStringList{u"1"_s});
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(!*QCoro::waitFor(m_desk->outbox->unsettled(post.draft, post.account)));
    }

    void theSamePostThatAnotherProgramSendsIsLeftToIt()
    {
        m_blog->troubles = {Trouble{Trouble::After, {}}};
        OutboxEntry post = newEntry(u"same"_s);
        post.draft = QUuid::createUuid();
        enqueue(post);
        QTRY_COMPARE(m_blog->running, 1);
        const auto other = open();
        QCOMPARE(QCoro::waitFor(other->outbox->enqueue(post)).error().kind, ErrorKind::Refused);
        QCOMPARE(ask(path(), u"SELECT count(*) FROM outbox"_s), QStringList{u"1"_s});
    }

    void theSamePostQueuedTwiceAtOnceIsOneEntry_data()
    {
        QTest::addColumn<bool>("byAnother");
        QTest::addColumn<int>("laterBy");
        QTest::newRow("two programs") << true << 0;
        QTest::newRow("one program") << false << 0;
        QTest::newRow("two programs, a second apart") << true << 1;
    }
    void theSamePostQueuedTwiceAtOnceIsOneEntry()
    {
        QFETCH(const bool, byAnother);
        QFETCH(const int, laterBy);
        const auto other = open();
        Outbox &second = byAnother ? *other->outbox : *m_desk->outbox;
        for (int i = 1; i <= 10; ++i) {
            OutboxEntry post = newEntry(u"post-%1"_s.arg(i));
            post.draft = QUuid::createUuid();
            OutboxEntry later = post;
            later.publication.post.date = post.publication.post.date.addSecs(laterBy);
            auto one = m_desk->outbox->enqueue(post);
            auto two = second.enqueue(later);
            // Or it is refused, since the other one is sending it.
            const auto queued = QCoro::waitFor(std::move(one));
            const auto again = QCoro::waitFor(std::move(two));
            QVERIFY(queued || queued.error().kind == ErrorKind::Refused);
            QVERIFY(again || again.error().kind == ErrorKind::Refused);
            const auto isDone = [this, &other] {
                *m_clock = m_clock->addSecs(1); // for whoever waits until the blog is free
                (void)QCoro::waitFor(m_desk->outbox->start());
                (void)QCoro::waitFor(other->outbox->start());
                return ask(path(), u"SELECT count(*) FROM outbox WHERE state NOT IN ('done', 'cancelled')"_s)
                       == QStringList{u"0"_s};
            };
            QTRY_VERIFY(isDone());
            QCOMPARE(m_blog->posts.size(), i);
        }
        QCOMPARE(m_blog->calls.count(u"create"_s), 10);
    }

    void whoDoesNotKnowThatItIsThereChangesIt()
    {
        OutboxEntry post = newEntry(u"there"_s);
        post.draft = QUuid::createUuid();
        const QUuid first = enqueue(post);
        QTRY_COMPARE(state(first), OutboxState::Done);
        const auto other = open();
        OutboxEntry newer = newEntry(u"there"_s, {}, u"New."_s);
        newer.draft = post.draft;
        const auto queued = QCoro::waitFor(other->outbox->enqueue(newer));
        POSTIL_VERIFY_OK(queued);
        const auto done = [&other, id = queued->id] { return other->outbox->entry(id)->state; };
        QTRY_COMPARE(done(), OutboxState::Done);
        QCOMPARE(other->outbox->entry(queued->id)->action, OutboxAction::Update);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(m_blog->posts.first().content.contains(u"New."));

        // What was taken away is a new post.
        OutboxEntry away = newer;
        away.action = OutboxAction::Trash;
        away.before = other->outbox->entry(queued->id)->receipt;
        const QUuid trashed = enqueue(away);
        QTRY_COMPARE(state(trashed), OutboxState::Done);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->remove(trashed)));
        const QUuid anew = enqueue(newer);
        QTRY_COMPARE(state(anew), OutboxState::Done);
        QCOMPARE(m_desk->outbox->entry(anew)->action, OutboxAction::Create);
    }

    void aNewerVersionTakesThePlaceOfOneThatWaits()
    {
        m_blog->troubles = {Trouble{Trouble::Before, {}}};
        const QUuid stalled = enqueue(newEntry(u"stalled"_s)); // keeps the blog busy
        const QUuid draft = QUuid::createUuid();
        OutboxEntry old = newEntry(u"twice"_s, {}, u"Old."_s);
        old.draft = draft;
        OutboxEntry newer = newEntry(u"twice"_s, {}, u"New."_s);
        newer.draft = draft;
        const QUuid first = enqueue(old);
        const QUuid second = enqueue(newer);
        QCOMPARE(state(first), OutboxState::Cancelled);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->cancel(stalled)));
        QTRY_COMPARE(state(second), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(m_blog->posts.first().content.contains(u"New."));
    }

    void aNewerVersionChangesOneThatMayBeThere()
    {
        const QUuid draft = QUuid::createUuid();
        OutboxEntry old = newEntry(u"twice"_s, {}, u"Old."_s);
        old.draft = draft;
        OutboxEntry newer = newEntry(u"twice"_s, {}, u"New."_s);
        newer.draft = draft;
        m_blog->troubles = {Trouble{Trouble::After, lostAnswer}};
        const QUuid first = enqueue(old);
        QTRY_COMPARE(state(first), OutboxState::Waiting);
        const QUuid second = enqueue(newer);
        QCOMPARE(state(second), OutboxState::Queued);
        pass(1000s);
        QTRY_COMPARE(state(second), OutboxState::Done);
        QCOMPARE(state(first), OutboxState::Done);
        QCOMPARE(m_desk->outbox->entry(second)->action, OutboxAction::Update);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(m_blog->posts.first().content.contains(u"New."));
    }

    void aNewerVersionChangesOneThatWasStoppedTooLate()
    {
        const QUuid draft = QUuid::createUuid();
        OutboxEntry old = newEntry(u"twice"_s, {}, u"Old."_s);
        old.draft = draft;
        m_blog->troubles = {Trouble{Trouble::After, {}}};
        m_blog->blind = lostAnswer;
        const QUuid first = enqueue(old);
        QTRY_COMPARE(m_blog->running, 1);
        QCOMPARE(QCoro::waitFor(m_desk->outbox->cancel(first))->state, OutboxState::Cancelled);
        m_blog->blind = {};
        OutboxEntry newer = newEntry(u"twice"_s, {}, u"New."_s);
        newer.draft = draft;
        const QUuid second = enqueue(newer);
        QTRY_COMPARE(state(second), OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(m_blog->posts.first().content.contains(u"New."));
    }

    void oneAtATimeToABlogButAllBlogsAtOnce()
    {
        m_blog->troubles = QList<std::optional<Trouble>>(2, Trouble{Trouble::Before, {}});
        const QUuid one = enqueue(newEntry(u"one"_s));
        const QUuid two = enqueue(newEntry(u"two"_s));
        OutboxEntry elsewhere = newEntry(u"three"_s);
        elsewhere.account = u"island"_s;
        const QUuid three = enqueue(elsewhere);
        QTRY_COMPARE(m_blog->running, 2);
        QCOMPARE(state(one), OutboxState::Sending);
        QCOMPARE(state(three), OutboxState::Sending);
        QCOMPARE(state(two), OutboxState::Queued);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->cancel(one)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->cancel(three)));
        QTRY_COMPARE(state(two), OutboxState::Done);
    }

    void twoProgramsSendEachPostOnce()
    {
        constexpr int count = 20;
        m_desk->network.set(NetworkWatch::Reach::Offline);
        m_blog->troubles = QList<std::optional<Trouble>>(count, Trouble{Trouble::Before, lostAnswer});
        for (int i = 0; i < count; ++i)
            enqueue(newEntry(u"post-%1"_s.arg(i)));
        QTRY_COMPARE(m_blog->calls.size(), count);
        QTRY_COMPARE(ask(path(), u"SELECT count(*) FROM outbox WHERE state = 'waiting'"_s),
                     QStringList{QString::number(count)});
        *m_clock = m_clock->addSecs(100'000);
        m_desk.reset();
        *m_clock = m_clock->addSecs(-90'000);
        m_desk = open();
        const auto other = open();
        m_blog->calls.clear();
        auto one = m_desk->outbox->start();
        auto two = other->outbox->start();
        POSTIL_VERIFY_OK(QCoro::waitFor(std::move(one)));
        POSTIL_VERIFY_OK(QCoro::waitFor(std::move(two)));
        const auto isDone = [this, &other] {
            // The clock goes on for whoever waits until the blog is free.
            *m_clock = m_clock->addSecs(1);
            m_desk->outbox->look();
            other->outbox->look();
            return ask(path(), u"SELECT count(*) FROM outbox WHERE state = 'done'"_s)
                   == QStringList{QString::number(count)};
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), 60'000);
        QCOMPARE(m_blog->calls, QStringList(count, u"create"_s));
        QCOMPARE(m_blog->posts.size(), count);
        QCOMPARE(m_blog->mostRunning, 1);
        const auto isAllDoneThere = [this, &other] {
            // A claim that was just refused is read after what is read here, so it looks again in a while.
            *m_clock = m_clock->addSecs(1);
            (void)QCoro::waitFor(other->outbox->start());
            return std::ranges::all_of(other->outbox->entries(), [](const OutboxEntry &entry) {
                return entry.state == OutboxState::Done;
            });
        };
        QTRY_VERIFY(isAllDoneThere());
    }

    void anotherProgramAtWorkIsLeftAlone()
    {
        m_blog->troubles = {Trouble{Trouble::After, {}}};
        const QUuid id = enqueue(newEntry(u"theirs"_s));
        QTRY_COMPARE(m_blog->running, 1);
        const auto other = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(other->outbox->start()));
        QCOMPARE(other->outbox->entry(id)->state, OutboxState::Sending);
        QCOMPARE(QCoro::waitFor(other->outbox->cancel(id)).error().kind, ErrorKind::Refused);
        QCOMPARE(QCoro::waitFor(other->outbox->send(id)).error().kind, ErrorKind::Refused);
        m_desk.reset(); // it died
        POSTIL_VERIFY_OK(QCoro::waitFor(other->outbox->start()));
        QTRY_COMPARE(other->outbox->entry(id)->state, OutboxState::Done);
        QCOMPARE(m_blog->posts.size(), 1);
    }

    void whatCannotBeReadIsLeftAndSaid()
    {
        sent(u"good"_s, {});
        m_blog->troubles = {Trouble{Trouble::Before, Error{ErrorKind::SignIn, u"Who are you?"_s}}};
        const QUuid broken = enqueue(newEntry(u"broken"_s));
        QTRY_COMPARE(state(broken), OutboxState::Failed);
        m_desk.reset();
        ask(path(),
            u"UPDATE outbox SET json = '{\"postil\":\"outbox\",\"version\":9}' WHERE state = 'failed'"_s);
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QCOMPARE(m_desk->outbox->entries().size(), 1);
        QCOMPARE(m_desk->outbox->problems().size(), 1);
        QVERIFY2(m_desk->outbox->problems().first().contains(u"newer Postil"),
                 qPrintable(m_desk->outbox->problems().first()));
        QCOMPARE(ask(path(), u"SELECT count(*) FROM outbox"_s), QStringList{u"2"_s});
    }

    void whatIsOverLeavesTheListInTime()
    {
        sent(u"one"_s, {});
        m_desk.reset();
        *m_clock = m_clock->addDays(15);
        m_desk = open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_desk->outbox->start()));
        QVERIFY(m_desk->outbox->entries().isEmpty());
        QTRY_COMPARE(ask(path(), u"SELECT count(*) FROM outbox"_s), QStringList{u"0"_s});
        QCOMPARE(ask(path(), u"SELECT count(*) FROM receipt"_s), QStringList{u"1"_s});
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }
    [[nodiscard]] std::unique_ptr<Desk> open() const
    {
        return std::make_unique<Desk>(path(), m_blog, m_clock);
    }
    [[nodiscard]] OutboxState state(QUuid id) const { return m_desk->outbox->entry(id).value().state; }
    [[nodiscard]] OutboxEntry newEntry(const QString &slug, const PublishTime &when = {},
                                       const QString &commentary = u"Worth *reading*."_s) const
    {
        OutboxEntry entry;
        entry.account = u"harbour"_s;
        entry.publication = samplePublication(slug, *m_clock, when, commentary);
        return entry;
    }
    QUuid enqueue(const OutboxEntry &entry)
    {
        const auto queued = QCoro::waitFor(m_desk->outbox->enqueue(entry));
        if (!queued)
            qFatal("not queued: %s", qPrintable(queued.error().message));
        return queued->id;
    }
    // On the blog.
    OutboxEntry sent(const QString &slug, QUuid draft)
    {
        OutboxEntry entry = newEntry(slug);
        entry.draft = draft;
        const QUuid id = enqueue(entry);
        if (!QTest::qWaitFor([&] { return state(id) == OutboxState::Done; }))
            qFatal("not sent");
        return *m_desk->outbox->entry(id);
    }
    void pass(std::chrono::seconds time)
    {
        *m_clock = m_clock->addDuration(time);
        m_desk->outbox->look();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<QDateTime> m_clock;
    std::shared_ptr<FakeBlog> m_blog;
    std::unique_ptr<Desk> m_desk;
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
