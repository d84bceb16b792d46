// SPDX-License-Identifier: MIT
// Secrets in the keyring of the user's desktop: Secret Service (GNOME Keyring, KeePassXC) or KWallet. Entries
// are of the service "postil". Nothing is ever written elsewhere: where there is no keyring, it is an error
// (ErrorKind::Storage).
#pragma once

#include "secrets/secretstore.h"

#include <chrono>

namespace Postil {

class KeyringSecretStore final : public SecretStore
{
public:
    // `patience`: how long the user has to unlock the keyring; then ErrorKind::Timeout.
    explicit KeyringSecretStore(std::chrono::milliseconds patience = std::chrono::minutes(2));

    QCoro::Task<Result<QString>> read(QString key) override;
    QCoro::Task<Result<Keeping>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;
    QCoro::Task<Keeping> keeping() override; // Keyring: what it cannot keep it refuses

private:
    std::chrono::milliseconds m_patience;
};

} // namespace Postil
