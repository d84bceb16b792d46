// SPDX-License-Identifier: MIT
#include "publishing/postpasswords.h"

#include "secrets/secretstore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct PostPasswordsText
{
    Q_DECLARE_TR_FUNCTIONS(Publication)
};

QString keyOfPasswords(const Account &account)
{
    return secretKey(account, postPasswordsKey());
}

// By slug; what cannot be read is none.
QCoro::Task<Result<QJsonObject>> readPasswords(SecretStore &secrets, Account account)
{
    const Result<QString> kept = co_await secrets.read(keyOfPasswords(account));
    if (!kept && kept.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(kept.error());
    co_return QJsonDocument::fromJson(kept.value_or(QString()).toUtf8()).object();
}

QString asText(const QJsonObject &passwords)
{
    return QString::fromUtf8(QJsonDocument(passwords).toJson(QJsonDocument::Compact));
}

} // namespace

QString postPasswordsKey()
{
    return u"post-passwords"_s;
}

QCoro::Task<Result<QString>> postPassword(SecretStore &secrets, Account account, QString slug)
{
    const Result<QJsonObject> passwords = co_await readPasswords(secrets, account);
    if (!passwords)
        co_return std::unexpected(passwords.error());
    const QString password = passwords->value(slug).toString();
    if (password.isEmpty())
        co_return failure(ErrorKind::NotFound,
                          PostPasswordsText::tr("The password of this post is not in the keyring (any more). "
                                                "Publish it again, and type the password anew."));
    co_return password;
}

QCoro::Task<Result<Keeping>> keepPostPassword(SecretStore &secrets, Account account, QString slug, QString password)
{
    Result<QJsonObject> passwords = co_await readPasswords(secrets, account);
    if (!passwords)
        co_return std::unexpected(passwords.error());
    passwords->insert(slug, password);
    co_return co_await secrets.write(keyOfPasswords(account), asText(*passwords));
}

QCoro::Task<Result<void>> forgetPostPassword(SecretStore &secrets, Account account, QString slug)
{
    Result<QJsonObject> passwords = co_await readPasswords(secrets, account);
    if (!passwords)
        co_return std::unexpected(passwords.error());
    if (!passwords->contains(slug))
        co_return {};
    passwords->remove(slug);
    if (passwords->isEmpty())
        co_return co_await secrets.remove(keyOfPasswords(account));
    const Result<Keeping> kept = co_await secrets.write(keyOfPasswords(account), asText(*passwords));
    co_return kept.transform([](Keeping) {});
}

} // namespace Postil
