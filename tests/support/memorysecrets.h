// SPDX-License-Identifier: MIT
// Secrets of a test, in memory.
#pragma once

#include "secrets/secretstore.h"

#include <QHash>

namespace Postil::Test {

class MemorySecrets final : public SecretStore
{
public:
    // At once, for tests that only need them to be there.
    void put(const QString &key, const QString &secret) { m_secrets[key] = secret; }

    QCoro::Task<Result<QString>> read(QString key) override
    {
        if (!m_secrets.contains(key))
            co_return failure(ErrorKind::NotFound, QStringLiteral("There is no such secret."));
        co_return m_secrets.value(key);
    }
    QCoro::Task<Result<Keeping>> write(QString key, QString secret) override
    {
        m_secrets[key] = secret;
        co_return Keeping::SessionOnly;
    }
    QCoro::Task<Result<void>> remove(QString key) override
    {
        m_secrets.remove(key);
        co_return Result<void>();
    }
    QCoro::Task<Keeping> keeping() override { co_return Keeping::SessionOnly; }

private:
    QHash<QString, QString> m_secrets;
};

} // namespace Postil::Test
