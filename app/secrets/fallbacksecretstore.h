// SPDX-License-Identifier: MIT
// A lasting store first, and memory where there is none (its ErrorKind::Storage). A store that is there and
// says no is believed: its error is the user's to settle, no reason to be forgetful.
#pragma once

#include "secrets/secretstore.h"

namespace Postil {

class FallbackSecretStore final : public SecretStore
{
public:
    explicit FallbackSecretStore(std::unique_ptr<SecretStore> lasting);

    QCoro::Task<Result<QString>> read(QString key) override;
    QCoro::Task<Result<Keeping>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;
    // Asks the lasting store for something that is not there; a keyring may have to be unlocked for that.
    QCoro::Task<Keeping> keeping() override;

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with what is under way
};

} // namespace Postil
