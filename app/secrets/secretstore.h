// SPDX-License-Identifier: MIT
// Where passwords and tokens of accounts are kept: in the keyring of the user's system or, where there is
// none, in memory until Postil closes. Never in a file of ours, a log or a command line.
//
// A key is what its caller chose, an account's id for example; it is no secret and may be shown. Stores
// belong to the main thread, do nothing before their first use, and may go away while an answer is on its
// way.
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QString>

#include <memory>

namespace Postil {

enum class Keeping {
    Keyring,     // secrets last
    SessionOnly, // Postil forgets them when it closes, and the user should be told
};

class SecretStore
{
public:
    virtual ~SecretStore() = default;

    // ErrorKind::NotFound: there is none of this key. Refused: the keyring is locked or does not let us in.
    // Storage: there is no keyring, or it failed. Timeout: it waits for the user, who is not there.
    virtual QCoro::Task<Result<QString>> read(QString key) = 0;
    // Replaces what was there; says how long it will be. BadInput: nothing, or what no keyring could give
    // back (U+0000).
    virtual QCoro::Task<Result<Keeping>> write(QString key, QString secret) = 0;
    // Succeeds also where there was none.
    virtual QCoro::Task<Result<void>> remove(QString key) = 0;

    // How long what is written now would be kept; to be said before the user types a password.
    virtual QCoro::Task<Keeping> keeping() = 0;
};

// The user's keyring where there is one, memory where there is none: what the program uses.
[[nodiscard]] std::unique_ptr<SecretStore> systemSecretStore();

} // namespace Postil
