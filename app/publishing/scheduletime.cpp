// SPDX-License-Identifier: MIT
#include "publishing/scheduletime.h"

#include <QCoreApplication>
#include <QLocale>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct ScheduleTimeText
{
    Q_DECLARE_TR_FUNCTIONS(ScheduleTime)
};

QString hourAndMinute(QTime time)
{
    return QLocale().toString(time, QLocale::ShortFormat);
}

} // namespace

QString clockTime(const QDateTime &at, const QTimeZone &zone)
{
    const QDateTime there = at.toTimeZone(zone);
    return u"%1 %2 (%3)"_s.arg(QLocale().toString(there.date(), QLocale::LongFormat),
                               hourAndMinute(there.time()), QString::fromUtf8(zone.id()));
}

Result<ScheduleTime> scheduleTime(QDate date, QTime time, const QTimeZone &zone, const QDateTime &now)
{
    if (!date.isValid() || !time.isValid() || !zone.isValid())
        return failure(ErrorKind::BadInput,
                       ScheduleTimeText::tr("This is no time that a clock can show. Give a day, an hour and a minute."));
    const QString name = QString::fromUtf8(zone.id());
    ScheduleTime schedule{QDateTime(date, time, zone, QDateTime::TransitionResolution::Reject)};
    if (!schedule.at.isValid()) {
        schedule.at = QDateTime(date, time, zone, QDateTime::TransitionResolution::RelativeToBefore);
        schedule.note =
            schedule.at.time() == time
                ? ScheduleTimeText::tr("The clocks of %1 are put back that night, so %2 comes twice. The post goes out the "
                                       "first time.")
                      .arg(name, hourAndMinute(time))
                : ScheduleTimeText::tr("The clocks of %1 are put forward that night, and there is no %2. The post goes out "
                                       "at %3.")
                      .arg(name, hourAndMinute(time), hourAndMinute(schedule.at.time()));
    }
    schedule.at = schedule.at.toUTC();
    if (schedule.at <= now)
        return failure(ErrorKind::BadInput,
                       ScheduleTimeText::tr("%1 is over. Choose a time that is still to come, or publish at once.")
                           .arg(clockTime(schedule.at, zone)));
    return schedule;
}

} // namespace Postil
