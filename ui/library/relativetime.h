// SPDX-License-Identifier: MIT
// When something changed, for people: "just now", "5 min ago", "10:42", "yesterday 10:42", "25 Mar 2019".
#pragma once

#include <QString>

class QDateTime;
class QLocale;

namespace Postil {

// In the time zone of `now`. A time in the future (a clock that was set back) reads as just now.
[[nodiscard]] QString relativeTime(const QDateTime &time, const QDateTime &now, const QLocale &locale);

} // namespace Postil
