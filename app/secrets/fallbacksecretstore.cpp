// SPDX-License-Identifier: MIT
#include "secrets/fallbacksecretstore.h"

#include "secrets/keyringsecretstore.h"
#include "secrets/secreterrors.h"
#include "secrets/sessionsecretstore.h"

using namespace Qt::StringLiterals;

namespace Postil {

struct FallbackSecretStore::Private
{
    std::unique_ptr<SecretStore> lasting;
    SessionSecretStore session;
};

namespace {

template <typename T>
bool isMissingStore(const Result<T> &result)
{
    return !result && result.error().kind == ErrorKind::Storage;
}

} // namespace

FallbackSecretStore::FallbackSecretStore(std::unique_ptr<SecretStore> lasting)
    : d(std::make_shared<Private>())
{
    d->lasting = std::move(lasting);
}

QCoro::Task<Result<QString>> FallbackSecretStore::read(QString key)
{
    const auto own = d;
    // What is in memory is newer: the keyring was away when it was written.
    if (Result<QString> secret = co_await own->session.read(key))
        co_return secret;
    Result<QString> secret = co_await own->lasting->read(key);
    if (isMissingStore(secret))
        co_return std::unexpected(forgottenSecretError(key));
    co_return secret;
}

QCoro::Task<Result<Keeping>> FallbackSecretStore::write(QString key, QString secret)
{
    const auto own = d;
    Result<Keeping> written = co_await own->lasting->write(key, secret);
    if (isMissingStore(written))
        co_return co_await own->session.write(key, secret);
    if (written)
        static_cast<void>(co_await own->session.remove(key));
    co_return written;
}

QCoro::Task<Result<void>> FallbackSecretStore::remove(QString key)
{
    const auto own = d;
    static_cast<void>(co_await own->session.remove(key));
    Result<void> removed = co_await own->lasting->remove(key);
    if (isMissingStore(removed))
        co_return Result<void>();
    co_return removed;
}

QCoro::Task<Keeping> FallbackSecretStore::keeping()
{
    const auto own = d;
    const Result<QString> probe = co_await own->lasting->read(u"is there a keyring"_s);
    co_return isMissingStore(probe) ? Keeping::SessionOnly : Keeping::Keyring;
}

std::unique_ptr<SecretStore> systemSecretStore()
{
    return std::make_unique<FallbackSecretStore>(std::make_unique<KeyringSecretStore>());
}

} // namespace Postil
