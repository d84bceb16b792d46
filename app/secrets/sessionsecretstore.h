// SPDX-License-Identifier: MIT
// Secrets in memory: forgotten when the store goes away.
#pragma once

#include "secrets/secretstore.h"

#include <QHash>

namespace Postil {

class SessionSecretStore final : public SecretStore
{
public:
    QCoro::Task<Result<QString>> read(QString key) override;
    QCoro::Task<Result<Keeping>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;
    QCoro::Task<Keeping> keeping() override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace Postil
