// SPDX-License-Identifier: MIT
#include "net/cachecontrol.h"

#include <QDateTime>
#include <QHttpHeaders>
#include <QList>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Postil {

namespace {

using CachingHeader = QHttpHeaders::WellKnownHeader;

// News changes, and an editor quotes it: what is said to hold for a year is asked for again in an hour.
constexpr std::chrono::seconds longestFresh = 1h;

// A number of seconds, plain or between quotation marks; nothing where it is none.
std::optional<std::chrono::seconds> secondsIn(QByteArray text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2);
    if (text.isEmpty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::min(std::chrono::seconds(number), std::chrono::seconds(365 * 24h))
                : std::chrono::seconds(365 * 24h);
}

std::optional<QDateTime> httpDateIn(const QHttpHeaders &headers, CachingHeader name)
{
    // RFC 9110, 5.6.7; the two forms that nobody has written since the nineties count as broken.
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(headers.combinedValue(name).trimmed()),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return {};
    date.setTimeZone(QTimeZone::UTC);
    return date;
}

} // namespace

CacheControl readCacheControl(const QHttpHeaders &headers)
{
    CacheControl said;
    bool isToBeAsked = false;
    bool isBroken = false;
    std::optional<std::chrono::seconds> maxAge;
    const QList<QByteArray> directives = headers.combinedValue(CachingHeader::CacheControl).split(',');
    for (const QByteArray &directive : directives) {
        const qsizetype equals = directive.indexOf('=');
        const QByteArray name = directive.left(equals < 0 ? directive.size() : equals).trimmed().toLower();
        if (name == "no-store") {
            said.mayKeep = false;
        } else if (name == "no-cache") {
            isToBeAsked = true;
        } else if (name == "max-age" && !maxAge && !isBroken) { // of several the first counts
            maxAge = equals < 0 ? std::nullopt : secondsIn(directive.sliced(equals + 1));
            isBroken = !maxAge;
        }
    }
    const QList<QByteArray> vary = headers.combinedValue(CachingHeader::Vary).split(',');
    if (std::ranges::any_of(vary, [](const QByteArray &name) { return name.trimmed() == "*"; }))
        said.mayKeep = false;
    if (directives.first().isEmpty()
        && headers.combinedValue(CachingHeader::Pragma).toLower().contains("no-cache"))
        isToBeAsked = true;

    if (!maxAge && !isBroken) {
        const auto expires = httpDateIn(headers, CachingHeader::Expires);
        const auto date = httpDateIn(headers, CachingHeader::Date);
        if (expires)
            maxAge = std::chrono::seconds(date.value_or(QDateTime::currentDateTimeUtc()).secsTo(*expires));
    }
    const std::chrono::seconds age = secondsIn(headers.value(CachingHeader::Age).toByteArray()).value_or(0s);
    if (maxAge && !isToBeAsked && !isBroken)
        said.freshFor = std::clamp(*maxAge - age, std::chrono::seconds(0s), longestFresh);
    return said;
}

} // namespace Postil
