// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggertoken.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/blogger/bloggerservers.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 60; // seconds: a token that runs out on its way is of no use

struct BloggerTokenText
{
    Q_DECLARE_TR_FUNCTIONS(BloggerToken)
};

struct BloggerToken
{
    QString access;
    QString refresh;
    QDateTime expires; // UTC
};

BloggerToken tokenFrom(const QString &secret)
{
    const QJsonObject json = QJsonDocument::fromJson(secret.toUtf8()).object();
    return {json.value("access"_L1).toString(), json.value("refresh"_L1).toString(),
            QDateTime::fromString(json.value("expires"_L1).toString(), Qt::ISODate)};
}

QString secretFrom(const BloggerToken &token)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"access"_L1, token.access},
                                                       {"refresh"_L1, token.refresh},
                                                       {"expires"_L1, token.expires.toString(Qt::ISODate)}})
                                 .toJson(QJsonDocument::Compact));
}

QByteArray formOf(const QList<std::pair<QByteArray, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            form += (form.isEmpty() ? "" : "&") + name + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

Error tokenError(const HttpAnswer &answer)
{
    const QJsonObject said = QJsonDocument::fromJson(answer.body).object();
    const QString code = said.value("error"_L1).toString();
    if (code == "invalid_grant"_L1)
        return {ErrorKind::SignIn,
                BloggerTokenText::tr(
                    "Google has ended the permission that Postil had for this blog. That happens seven days "
                    "after signing in where the Google project of the client id is still in testing, after a "
                    "change of the password, and when the permission is taken back. Sign in again.")};
    if (code == "invalid_client"_L1 || code == "unauthorized_client"_L1)
        return {
            ErrorKind::SignIn,
            BloggerTokenText::tr("Google does not know the client id, or its secret does not belong to it. "
                                 "Check both in the account's settings.")};
    return errorOf(answer, said.value("error_description"_L1).toString());
}

} // namespace

QCoro::Task<Result<QString>> bloggerToken(Account account, PublishTools tools, TokenAge age)
{
    const Result<QString> secret = co_await tools.secrets->read(secretKey(account, u"token"_s));
    if (!secret && secret.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(secret.error());
    BloggerToken token = tokenFrom(secret.value_or(QString()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (age == TokenAge::Any && !token.access.isEmpty() && now.secsTo(token.expires) > Margin)
        co_return token.access;
    if (token.refresh.isEmpty())
        co_return failure(ErrorKind::SignIn,
                          BloggerTokenText::tr("You are not signed in to Blogger. Sign in, and try again."));
    Result<QString> clientSecret = co_await tools.secrets->read(secretKey(account, u"client-secret"_s));
    if (!clientSecret && clientSecret.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(clientSecret.error());
    const auto answer = co_await tools.http->send(
        {.method = "POST",
         .url = QUrl(bloggerServer(account, BloggerServer::Token)),
         .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
         .body = formOf({{"grant_type", u"refresh_token"_s},
                         {"refresh_token", token.refresh},
                         {"client_id", googleClientId(account)},
                         {"client_secret", clientSecret.value_or(builtInClientSecret())}})});
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(tokenError(*answer));
    const auto json = jsonOf(*answer);
    if (!json)
        co_return std::unexpected(json.error());
    token.access = json->object().value("access_token"_L1).toString();
    token.expires = now.addSecs(json->object().value("expires_in"_L1).toInt());
    if (const QString refresh = json->object().value("refresh_token"_L1).toString(); !refresh.isEmpty())
        token.refresh = refresh;
    const auto kept = co_await tools.secrets->write(secretKey(account, u"token"_s), secretFrom(token));
    if (!kept)
        co_return std::unexpected(kept.error());
    co_return token.access;
}

} // namespace Postil
