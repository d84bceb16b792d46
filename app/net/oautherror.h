// SPDX-License-Identifier: MIT
// What a service that signs people in says when it does not.
#pragma once

#include "base/result.h"

#include <QStringList>

namespace Postil {

struct OAuthError
{
    // The service's own word (RFC 6749, 4.1.2.1 and 5.2): "invalid_grant", "access_denied". Empty where
    // something else failed: the network, the browser, time.
    QString code;
    Error error;

    // The grant is used up, taken back or too old: nothing but signing in anew helps.
    [[nodiscard]] bool mustSignInAgain() const { return code == QLatin1StringView("invalid_grant"); }

    bool operator==(const OAuthError &) const = default;
};

template <typename T>
using OAuthResult = std::expected<T, OAuthError>;

// `description`: the service's words for its developers; left out where one of `secrets` stands in it.
[[nodiscard]] OAuthError oauthError(const QString &code, const QString &description, const QString &host,
                                    const QStringList &secrets);

// Something else than the service's word.
[[nodiscard]] inline std::unexpected<OAuthError> oauthFailure(Error error)
{
    return std::unexpected(OAuthError{{}, std::move(error)});
}

} // namespace Postil
