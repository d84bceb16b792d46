// SPDX-License-Identifier: MIT
// The parts of a sign-in that are text: the one-time secrets and the address that the browser opens.
#pragma once

#include "net/oauth.h"

namespace Postil {

struct OAuthProof
{
    QString state;     // 128 random bits, base64url: the callback must bring it back
    QString verifier;  // 256 random bits, base64url: only whoever began the sign-in can end it
    QString challenge; // base64url(SHA-256(verifier)), which is all that the browser sees of it
};

[[nodiscard]] OAuthProof freshProof();
[[nodiscard]] QString pkceChallenge(const QString &verifier);

[[nodiscard]] QUrl authorizationUrl(const OAuthSignIn &request, const QUrl &redirect,
                                    const OAuthProof &proof);

using FormFields = QList<std::pair<QString, QString>>;
// application/x-www-form-urlencoded
[[nodiscard]] QByteArray formEncoded(const FormFields &fields);

} // namespace Postil
