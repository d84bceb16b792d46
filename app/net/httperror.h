// SPDX-License-Identifier: MIT
// What a failed request means, and what the user can do.
#pragma once

#include "base/result.h"

#include <QNetworkReply>

namespace Postil {

// An answer of the server outside 2xx and the redirects.
[[nodiscard]] Error statusError(int status, const QString &host);

// The network, the name or TLS failed. `detail`: what TLS complained of, where it did.
[[nodiscard]] Error networkError(QNetworkReply::NetworkError error, const QString &host,
                                 const QString &detail);

// ErrorKind::NotFound: nobody has this name.
[[nodiscard]] Error noSuchHostError(const QString &host);

// What came is no HTTP, or not packed as it was said to be.
[[nodiscard]] Error brokenError(const QString &host);
[[nodiscard]] Error tooLargeError(const QString &host, qint64 maximumBytes);
[[nodiscard]] Error timeoutError(const QString &host);
[[nodiscard]] Error cancelledError();

} // namespace Postil
