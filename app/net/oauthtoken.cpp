// SPDX-License-Identifier: MIT
#include "net/oauthtoken.h"

#include "base/jsonreader.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct OAuthTokenText
{
    Q_DECLARE_TR_FUNCTIONS(OAuth)
};

constexpr auto oauthTokenForm = "oauth-token"_L1;
constexpr int oauthTokenVersion = 1;
constexpr qint64 longestTokenSeconds = 10LL * 365 * 24 * 3600;

std::unexpected<OAuthError> senselessAnswer(const QString &host)
{
    return oauthFailure(
        {ErrorKind::Network, OAuthTokenText::tr("%1 answered the sign-in with something that Postil does not "
                                                "understand. Check the address of the blog, and try again.")
                                 .arg(host)});
}

// Some send the number as text.
QDateTime expiryOf(const QJsonValue &seconds, const QDateTime &now)
{
    const double number = seconds.isString() ? seconds.toString().toDouble() : seconds.toDouble(-1);
    if (!(number > 0))
        return {};
    return now.toUTC().addSecs(number < double(longestTokenSeconds) ? qint64(number) : longestTokenSeconds);
}

// It goes into a header: nothing that would end it.
bool isBearerToken(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() <= 0x20 || c.unicode() >= 0x7F)
            return false;
    }
    return !text.isEmpty() && text.size() <= 16 * 1024;
}

} // namespace

bool isStale(const OAuthToken &token, const QDateTime &now)
{
    return token.expires.isValid() && token.expires <= now.addSecs(60);
}

QJsonObject toJson(const OAuthToken &token)
{
    QJsonObject json = jsonForm(oauthTokenForm, oauthTokenVersion);
    json.insert("access"_L1, token.access);
    json.insert("refresh"_L1, token.refresh);
    if (token.expires.isValid())
        json.insert("expires"_L1, token.expires.toUTC().toString(Qt::ISODate));
    json.insert("scope"_L1, token.scope);
    json.insert("me"_L1, token.me);
    return json;
}

Result<OAuthToken> oauthTokenFromJson(const QJsonObject &object)
{
    JsonReader json(object, oauthTokenForm, oauthTokenVersion);
    OAuthToken token{.access = json.string("access"_L1),
                     .refresh = json.string("refresh"_L1),
                     .expires = json.dateTime("expires"_L1),
                     .scope = json.string("scope"_L1),
                     .me = json.string("me"_L1)};
    if (!isBearerToken(token.access))
        json.refuse("access"_L1, OAuthTokenText::tr("must be a token."));
    return json.finish(token);
}

OAuthResult<OAuthToken> readTokenAnswer(int status, const QByteArray &body, const QString &host,
                                        const QStringList &secrets, const QDateTime &now)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (status >= 300 || status < 200 || json.contains("error"_L1)) {
        if (const QString code = json.value("error"_L1).toString(); !code.isEmpty())
            return std::unexpected(
                oauthError(code, json.value("error_description"_L1).toString(), host, secrets));
        if (status >= 500) {
            return oauthFailure({ErrorKind::Network,
                                 OAuthTokenText::tr("%1 has trouble of its own (error %2). Try again later.")
                                     .arg(host)
                                     .arg(status)});
        }
        return senselessAnswer(host);
    }
    const QString type = json.value("token_type"_L1).toString();
    const QString access = json.value("access_token"_L1).toString();
    // A token of another type would have to be proved in another way.
    if (!isBearerToken(access) || (!type.isEmpty() && type.compare("bearer"_L1, Qt::CaseInsensitive) != 0))
        return senselessAnswer(host);
    return OAuthToken{.access = access,
                      .refresh = json.value("refresh_token"_L1).toString(),
                      .expires = expiryOf(json.value("expires_in"_L1), now),
                      .scope = json.value("scope"_L1).toString(),
                      .me = json.value("me"_L1).toString()};
}

} // namespace Postil
