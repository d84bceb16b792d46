// SPDX-License-Identifier: MIT
// What the API of a blog answered: JSON, or an error in our words with the blog's own behind them. What the
// blog says is shown as plain text, one line, cut at 300 characters.
#pragma once

#include "net/httpcall.h"

#include <QJsonDocument>

namespace Postil {

// The JSON of a 2xx answer. ErrorKind::Network where it is something else: a plugin's warning, a login page.
// Of a call that may have changed something nobody knows then whether it did.
[[nodiscard]] Result<QJsonDocument> jsonOf(const HttpAnswer &answer);

// An answer that is no success: 401 SignIn; 403 Refused; 404 and 410 NotFound; 409 and 412 Conflict; 413
// TooLarge; 429 and 503 Network, with the time to wait; 5xx Network; redirects and the rest Refused.
// `said`: the blog's own words for it, where it has some.
[[nodiscard]] Error errorOf(const HttpAnswer &answer, const QString &said = {});

// Retry-After of RFC 9110, seconds or a date; 0 where there is none, a day at most.
[[nodiscard]] int retryAfter(const HttpAnswer &answer, const QDateTime &now);

// Words from outside as one line of plain text: no markup, no control characters, 300 characters at most.
[[nodiscard]] QString saidPlainly(const QString &text);

} // namespace Postil
