// SPDX-License-Identifier: MIT
#include "secrets/sessionsecretstore.h"

#include "secrets/secreterrors.h"

namespace Postil {

QCoro::Task<Result<QString>> SessionSecretStore::read(QString key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        co_return std::unexpected(forgottenSecretError(key));
    co_return *found;
}

QCoro::Task<Result<Keeping>> SessionSecretStore::write(QString key, QString secret)
{
    if (auto fine = checkSecret(key, secret); !fine)
        co_return std::unexpected(fine.error());
    m_secrets.insert(key, secret);
    co_return Keeping::SessionOnly;
}

QCoro::Task<Result<void>> SessionSecretStore::remove(QString key)
{
    m_secrets.remove(key);
    co_return Result<void>();
}

QCoro::Task<Keeping> SessionSecretStore::keeping()
{
    co_return Keeping::SessionOnly;
}

} // namespace Postil
