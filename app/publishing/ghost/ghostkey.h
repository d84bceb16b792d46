// SPDX-License-Identifier: MIT
// The key of Ghost's Admin API, "id:secret" in hexadecimal, as Ghost shows it under Settings > Integrations,
// and the token that is made with it for every call: https://ghost.org/docs/admin-api/#token-authentication
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>

namespace Postil {

// A JSON Web Token for five minutes from `now` on. SignIn where the key is none; no error holds it.
[[nodiscard]] Result<QByteArray> ghostToken(const QString &key, const QDateTime &now);

} // namespace Postil
