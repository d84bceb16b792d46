// SPDX-License-Identifier: MIT
#include "publishing/trialsecrets.h"

namespace Postil {

QCoro::Task<Result<QString>> TrialSecrets::read(QString key)
{
    if (const auto typed = m_written.constFind(key); typed != m_written.cend()) {
        Result<QString> secret = *typed;
        co_return secret;
    }
    co_return co_await m_behind.read(key);
}

QCoro::Task<Result<Keeping>> TrialSecrets::write(QString key, QString secret)
{
    m_written.insert(key, secret);
    co_return Keeping::SessionOnly;
}

QCoro::Task<Result<void>> TrialSecrets::remove(QString key)
{
    m_written.remove(key);
    co_return Result<void>();
}

QCoro::Task<Keeping> TrialSecrets::keeping()
{
    co_return co_await m_behind.keeping();
}

} // namespace Postil
