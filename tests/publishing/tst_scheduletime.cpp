// SPDX-License-Identifier: MIT
// Proves: a time on a blog's clock is the right moment all year round, and where the clock jumps that is said
#include "publishing/scheduletime.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ScheduleTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void moments_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("said"); // of the note; empty: no note
        QTest::newRow("winter") << u"Europe/Berlin"_s << u"2026-01-15T09:30"_s << u"2026-01-15T08:30:00Z"_s << QString();
        QTest::newRow("summer") << u"Europe/Berlin"_s << u"2026-07-15T09:30"_s << u"2026-07-15T07:30:00Z"_s << QString();
        QTest::newRow("half an hour") << u"Asia/Kolkata"_s << u"2026-07-15T09:30"_s << u"2026-07-15T04:00:00Z"_s << QString();
        QTest::newRow("before the gap") << u"Europe/Berlin"_s << u"2026-03-29T01:59"_s << u"2026-03-29T00:59:00Z"_s << QString();
        QTest::newRow("start of the gap") << u"Europe/Berlin"_s << u"2026-03-29T02:00"_s << u"2026-03-29T01:00:00Z"_s << u"there is no 02:00. The post goes out at 03:00"_s;
        QTest::newRow("in the gap") << u"Europe/Berlin"_s << u"2026-03-29T02:30"_s << u"2026-03-29T01:30:00Z"_s << u"there is no 02:30. The post goes out at 03:30"_s;
        QTest::newRow("after the gap") << u"Europe/Berlin"_s << u"2026-03-29T03:00"_s << u"2026-03-29T01:00:00Z"_s << QString();
        QTest::newRow("before it comes twice") << u"Europe/Berlin"_s << u"2026-10-25T01:59"_s << u"2026-10-24T23:59:00Z"_s << QString();
        QTest::newRow("twice") << u"Europe/Berlin"_s << u"2026-10-25T02:30"_s << u"2026-10-25T00:30:00Z"_s << u"02:30 comes twice"_s;
        QTest::newRow("after it came twice") << u"Europe/Berlin"_s << u"2026-10-25T03:00"_s << u"2026-10-25T02:00:00Z"_s << QString();
        QTest::newRow("gap of half an hour") << u"Australia/Lord_Howe"_s << u"2026-10-04T02:15"_s << u"2026-10-03T15:45:00Z"_s << u"The post goes out at 02:45"_s;
        QTest::newRow("America") << u"America/New_York"_s << u"2026-03-08T02:30"_s << u"2026-03-08T07:30:00Z"_s << u"goes out at 03:30"_s;
    }
    void moments()
    {
        QFETCH(QString, zone);
        QFETCH(QString, local);
        QFETCH(QString, utc);
        QFETCH(QString, said);
        const QDateTime clock = QDateTime::fromString(local, u"yyyy-MM-dd'T'HH:mm"_s);
        const auto schedule = scheduleTime(clock.date(), clock.time(), QTimeZone(zone.toUtf8()), now());
        POSTIL_VERIFY_OK(schedule);
        QCOMPARE(schedule->at.toString(Qt::ISODate), utc);
        QCOMPARE(schedule->at.timeSpec(), Qt::UTC);
        QVERIFY2(said.isEmpty() ? schedule->note.isEmpty() : schedule->note.contains(said), qPrintable(schedule->note));
        if (!said.isEmpty())
            QVERIFY2(schedule->note.contains(zone), qPrintable(schedule->note));
    }

    void whatIsOver()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto past = scheduleTime(now().date(), QTime(0, 59), berlin, now());
        QCOMPARE(past.error().kind, ErrorKind::BadInput);
        QVERIFY2(past.error().message.contains(u"00:59 (Europe/Berlin) is over"), qPrintable(past.error().message));
        QVERIFY(!scheduleTime(now().date(), QTime(1, 0), berlin, now()));
        QVERIFY(scheduleTime(now().date(), QTime(1, 1), berlin, now()));
        QCOMPARE(scheduleTime({}, QTime(1, 1), berlin, now()).error().kind, ErrorKind::BadInput);
        QCOMPARE(scheduleTime(now().date(), {}, berlin, now()).error().kind, ErrorKind::BadInput);
    }

private:
    static QDateTime now() { return {QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC}; }
};

QTEST_GUILESS_MAIN(ScheduleTimeTest)
#include "tst_scheduletime.moc"
