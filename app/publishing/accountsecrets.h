// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace Postil {

struct Account;

// Everything that the keyring may have of the account, as keys of SecretStore: what its service asks for,
// what signing in has brought, and the passwords of its posts.
[[nodiscard]] QStringList secretKeysOf(const Account &account);

} // namespace Postil
