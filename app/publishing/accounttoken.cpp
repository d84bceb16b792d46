// SPDX-License-Identifier: MIT
#include "publishing/accounttoken.h"

#include "secrets/secretstore.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Postil {

using namespace Qt::StringLiterals;

QCoro::Task<Result<OAuthToken>> keptToken(Account account, PublishTools tools)
{
    const Result<QString> secret = co_await tools.secrets->read(secretKey(account, u"token"_s));
    if (!secret)
        co_return std::unexpected(secret.error());
    const QJsonObject json = QJsonDocument::fromJson(secret->toUtf8()).object();
    if (!json.isEmpty())
        co_return oauthTokenFromJson(json);
    OAuthToken typed;
    typed.access = secret->trimmed();
    co_return typed;
}

QCoro::Task<Result<void>> keepToken(Account account, PublishTools tools, OAuthToken token)
{
    const QByteArray json = QJsonDocument(toJson(token)).toJson(QJsonDocument::Compact);
    const auto kept = co_await tools.secrets->write(secretKey(account, u"token"_s), QString::fromUtf8(json));
    if (!kept)
        co_return std::unexpected(kept.error());
    co_return Result<void>();
}

QCoro::Task<OAuthResult<OAuthToken>> goodToken(Account account, PublishTools tools, TokenSource source,
                                               TokenAge age)
{
    const Result<OAuthToken> token = co_await keptToken(account, tools);
    if (!token)
        co_return oauthFailure(token.error());
    const bool canBeRenewed = !token->refresh.isEmpty() && !source.endpoints.token.host().isEmpty();
    if (age == TokenAge::Any && (!canBeRenewed || !isStale(*token, QDateTime::currentDateTimeUtc())))
        co_return *token;
    const OAuthResult<OAuthToken> fresh =
        co_await renew(*tools.http, source.endpoints, source.client, *token);
    if (!fresh)
        co_return fresh;
    if (const auto kept = co_await keepToken(account, tools, *fresh); !kept)
        co_return oauthFailure(kept.error());
    co_return fresh;
}

} // namespace Postil
