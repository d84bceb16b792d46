// SPDX-License-Identifier: MIT
#include "library/relativetime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace Postil {

struct RelativetimeText
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
};

QString relativeTime(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(now);
    if (seconds < 60)
        return RelativetimeText::tr("just now");
    if (seconds < 60 * 60)
        return RelativetimeText::tr("%1 min ago").arg(seconds / 60);
    // Its representation: asking for the zone itself would have Qt read the database of zones.
    const QDateTime local = time.toTimeZone(now.timeRepresentation());
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = local.date().daysTo(now.date());
    if (days == 0)
        return clock;
    if (days == 1)
        return RelativetimeText::tr("yesterday %1").arg(clock);
    const bool isThisYear = local.date().year() == now.date().year();
    return locale.toString(local.date(),
                           isThisYear ? RelativetimeText::tr("d MMM") : RelativetimeText::tr("d MMM yyyy"));
}

} // namespace Postil
