// SPDX-License-Identifier: MIT
// What signing in gives: the key to an account. Its JSON form is for a SecretStore and for nothing else.
#pragma once

#include "net/oautherror.h"

#include <QDateTime>
#include <QJsonObject>

namespace Postil {

struct OAuthToken
{
    QString access;    // for the header "Authorization: Bearer …"
    QString refresh;   // empty where the service gives none: when `access` ends, one signs in again
    QDateTime expires; // UTC; invalid where the service does not say
    QString scope;     // what was granted, which may be less than what was asked for
    QString me;        // IndieAuth: the address that was proved to be the user's

    bool operator==(const OAuthToken &) const = default;
};

// Whether `access` ends within the next minute.
[[nodiscard]] bool isStale(const OAuthToken &token, const QDateTime &now);

[[nodiscard]] QJsonObject toJson(const OAuthToken &token);
[[nodiscard]] Result<OAuthToken> oauthTokenFromJson(const QJsonObject &json);

// The answer of a token endpoint (RFC 6749, 5.1 and 5.2), whatever its status. `host`: for the sentence.
// `secrets`: what was sent, and must not come back in an error.
[[nodiscard]] OAuthResult<OAuthToken> readTokenAnswer(int status, const QByteArray &body, const QString &host,
                                                      const QStringList &secrets, const QDateTime &now);

} // namespace Postil
