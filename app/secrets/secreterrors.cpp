// SPDX-License-Identifier: MIT
#include "secrets/secreterrors.h"

#include <QCoreApplication>

namespace Postil {

namespace {

struct SecretsText
{
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

} // namespace

Result<void> checkSecret(const QString &key, const QString &secret)
{
    if (key.isEmpty())
        return failure(
            ErrorKind::BadInput,
            SecretsText::tr("It is not said which account the password is for. Choose one first."));
    if (secret.isEmpty())
        return failure(ErrorKind::BadInput, SecretsText::tr("There is no password to keep. Type it first."));
    if (secret.contains(QChar::Null))
        return failure(
            ErrorKind::BadInput,
            SecretsText::tr("The password has a character in it that cannot be kept (U+0000). Copy it "
                            "anew, or type it."));
    return {};
}

Error missingSecretError(const QString &key)
{
    return {
        ErrorKind::NotFound,
        SecretsText::tr("Your keyring has no password for “%1”. Type it again, or sign in again.").arg(key)};
}

Error forgottenSecretError(const QString &key)
{
    return {ErrorKind::NotFound,
            SecretsText::tr(
                "Postil has no password for “%1”: your system has no keyring, so it is forgotten when "
                "Postil closes. Type it again, or sign in again.")
                .arg(key)};
}

Error lockedKeyringError()
{
    return {
        ErrorKind::Refused,
        SecretsText::tr("Your keyring is locked. Unlock it when your system asks for its password, and try "
                        "again.")};
}

Error deniedKeyringError()
{
    return {ErrorKind::Refused,
            SecretsText::tr("Your keyring does not let Postil in. Allow it when your system asks, and try "
                            "again.")};
}

Error noKeyringError(const QString &detail)
{
    if (detail.isEmpty()) {
        return {ErrorKind::Storage,
                SecretsText::tr("Your system has no keyring that Postil can use. Start one, GNOME Keyring or "
                                "KWallet for example, and try again.")};
    }
    return {
        ErrorKind::Storage,
        SecretsText::tr("Your system has no keyring that Postil can use (%1). Start one, GNOME Keyring or "
                        "KWallet for example, and try again.")
            .arg(detail)};
}

Error slowKeyringError()
{
    return {ErrorKind::Timeout,
            SecretsText::tr("Your keyring does not answer. If your system asks for its password, perhaps in "
                            "another window, give it, and try again.")};
}

} // namespace Postil
