// SPDX-License-Identifier: MIT
// Proves: the library says when a draft changed as people say it
#include "library/relativetime.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class RelativeTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("expected");
        const auto at = [](int year, int month, int day, int hour, int minute) {
            return QDateTime(QDate(year, month, day), QTime(hour, minute), QTimeZone::UTC);
        };
        QTest::newRow("now") << at(2019, 3, 25, 12, 0) << u"just now"_s;
        QTest::newRow("in the future") << at(2019, 3, 26, 12, 0) << u"just now"_s;
        QTest::newRow("minutes") << at(2019, 3, 25, 11, 55) << u"5 min ago"_s;
        QTest::newRow("today") << at(2019, 3, 25, 9, 31) << u"09:31"_s;
        QTest::newRow("yesterday") << at(2019, 3, 24, 23, 5) << u"yesterday 23:05"_s;
        QTest::newRow("this year") << at(2019, 1, 2, 3, 4) << u"2 Jan"_s;
        QTest::newRow("long ago") << at(2017, 1, 2, 3, 4) << u"2 Jan 2017"_s;
        QTest::newRow("unknown") << QDateTime() << QString();
    }

    void times()
    {
        QFETCH(QDateTime, time);
        QFETCH(QString, expected);
        const QDateTime now(QDate(2019, 3, 25), QTime(12, 0), QTimeZone::UTC);
        QCOMPARE(relativeTime(time, now, QLocale(u"en_GB"_s)), expected);
    }

    void inTheReadersTimeZone()
    {
        const QDateTime now(QDate(2019, 3, 25), QTime(1, 0), QTimeZone(2 * 60 * 60));
        const QDateTime time(QDate(2019, 3, 24), QTime(21, 30), QTimeZone::UTC); // 23:30 there
        QCOMPARE(relativeTime(time, now, QLocale(u"en_GB"_s)), u"yesterday 23:30"_s);
    }
};

QTEST_GUILESS_MAIN(RelativeTimeTest)
#include "tst_relativetime.moc"
