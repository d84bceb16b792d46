// SPDX-License-Identifier: MIT
// The passwords that readers need for single posts of a blog. They are in the keyring, one secret an account
// ("account-id/post-passwords"), and never in a post, a publication, an entry of the outbox or a receipt:
// those only say that there is one (Audience::Password). A post is known by its slug.
#pragma once

#include "base/result.h"
#include "publishing/account.h"

#include <QCoroTask>
#include <QString>

namespace Postil {

class SecretStore;
enum class Keeping;

// SecretStore's key, as in secretKey(account, …).
[[nodiscard]] QString postPasswordsKey();

// NotFound: none is known. Others as SecretStore::read().
[[nodiscard]] QCoro::Task<Result<QString>> postPassword(SecretStore &secrets, Account account, QString slug);
// Replaces what was there; says how long it will be. Errors: those of SecretStore.
[[nodiscard]] QCoro::Task<Result<Keeping>> keepPostPassword(SecretStore &secrets, Account account, QString slug,
                                                            QString password);
// Succeeds also where there was none.
[[nodiscard]] QCoro::Task<Result<void>> forgetPostPassword(SecretStore &secrets, Account account, QString slug);

} // namespace Postil
