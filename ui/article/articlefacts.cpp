// SPDX-License-Identifier: MIT
#include "article/articlefacts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct ArticlefactsText
{
    Q_DECLARE_TR_FUNCTIONS(ArticleFacts)
};

QString publishedDate(const QString &published, const QLocale &locale)
{
    if (const QDate day = QDate::fromString(published.left(10), Qt::ISODate); day.isValid())
        return locale.toString(day, ArticlefactsText::tr("d MMM yyyy"));
    if (const QDate month = QDate::fromString(published, u"yyyy-MM"_s); month.isValid())
        return locale.toString(month, ArticlefactsText::tr("MMMM yyyy"));
    return published.simplified().left(40); // a year, or what the page says in words
}

QString noteText(const QString &note)
{
    if (note == "live"_L1)
        return ArticlefactsText::tr("live coverage");
    if (note == "video"_L1)
        return ArticlefactsText::tr("video");
    if (note == "photos"_L1)
        return ArticlefactsText::tr("photos");
    return note == "paywall"_L1 ? ArticlefactsText::tr("not free to read") : QString();
}

QString capturedTime(const QDateTime &captured, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = captured.toTimeZone(now.timeZone());
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == now.date())
        return ArticlefactsText::tr("captured %1").arg(time);
    return ArticlefactsText::tr("captured %1, %2")
        .arg(locale.toString(local.date(), ArticlefactsText::tr("d MMM yyyy")), time);
}

} // namespace

QString articleFacts(const Article &article, const QDateTime &now, const QLocale &locale)
{
    QStringList facts;
    if (!article.published.isEmpty())
        facts.append(publishedDate(article.published, locale));
    if (const QString note = noteText(article.note); !note.isEmpty())
        facts.append(note);
    if (article.captured.isValid())
        facts.append(capturedTime(article.captured, now, locale));
    return facts.join(u" · "_s);
}

} // namespace Postil
