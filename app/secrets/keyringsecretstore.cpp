// SPDX-License-Identifier: MIT
#include "secrets/keyringsecretstore.h"

#include "base/background.h"
#include "secrets/secreterrors.h"
#include "secrets/secretservice.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr auto keyringService = "postil"_L1;

Result<QString> keyringOutcome(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        if (const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job))
            return reading->textData();
        return QString();
    case QKeychain::EntryNotFound:
        return std::unexpected(missingSecretError(job.key()));
    case QKeychain::AccessDenied:
        return std::unexpected(lockedKeyringError());
    case QKeychain::AccessDeniedByUser:
        return std::unexpected(deniedKeyringError());
    default:
        return std::unexpected(noKeyringError(job.errorString().simplified()));
    }
}

// The job deletes itself when it is done, which may be after its time.
QCoro::Task<Result<QString>> keyringAnswer(QKeychain::Job *job, const QString &key,
                                           std::chrono::milliseconds patience)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto give = [promise](Result<QString> answer) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(answer));
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [give](const QKeychain::Job *done) { give(keyringOutcome(*done)); });
    QTimer::singleShot(patience, job, [give] { give(std::unexpected(slowKeyringError())); });
    job->setKey(key);
    job->setInsecureFallback(false);
    job->start();
    return settled<QString>(promise->future());
}

} // namespace

KeyringSecretStore::KeyringSecretStore(std::chrono::milliseconds patience) : m_patience(patience) {}

QCoro::Task<Result<QString>> KeyringSecretStore::read(QString key)
{
    const Result<QString> secret =
        co_await keyringAnswer(new QKeychain::ReadPasswordJob(keyringService), key, m_patience);
    // A keyring that the user did not unlock is reported as one that has nothing.
    if (!secret && secret.error().kind == ErrorKind::NotFound
        && co_await lookForLockedSecret(keyringService, key) == LockedSecret::Found)
        co_return std::unexpected(lockedKeyringError());
    co_return secret;
}

QCoro::Task<Result<Keeping>> KeyringSecretStore::write(QString key, QString secret)
{
    if (auto fine = checkSecret(key, secret); !fine)
        co_return std::unexpected(fine.error());
    auto *job = new QKeychain::WritePasswordJob(keyringService);
    job->setTextData(secret);
    const Result<QString> written = co_await keyringAnswer(job, key, m_patience);
    co_return written.transform([](const QString &) { return Keeping::Keyring; });
}

QCoro::Task<Result<void>> KeyringSecretStore::remove(QString key)
{
    const Result<QString> removed =
        co_await keyringAnswer(new QKeychain::DeletePasswordJob(keyringService), key, m_patience);
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(removed.error());
    // Of a keyring that stayed locked it is said, too, that the secret is gone.
    if (co_await lookForLockedSecret(keyringService, key) == LockedSecret::Found)
        co_return std::unexpected(lockedKeyringError());
    co_return Result<void>();
}

QCoro::Task<Keeping> KeyringSecretStore::keeping()
{
    co_return Keeping::Keyring;
}

} // namespace Postil
