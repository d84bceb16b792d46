// SPDX-License-Identifier: MIT
#include "servers/oauthserver.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Postil::Test {

namespace {

// As a browser or a form writes them; a name that stands there twice is a fault.
QHash<QString, QString> oauthFields(const QByteArray &text, QStringList &complaints)
{
    QHash<QString, QString> fields;
    for (const QByteArray &part : text.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QString name =
            QString::fromUtf8(QByteArray::fromPercentEncoding(part.first(std::max<qsizetype>(equals, 0))));
        QByteArray value = part.sliced(equals + 1);
        if (fields.contains(name))
            complaints.append(name + u" is there twice"_s);
        fields.insert(name, QString::fromUtf8(QByteArray::fromPercentEncoding(value.replace('+', ' '))));
    }
    return fields;
}

} // namespace

OAuthServer::OAuthServer(const QString &clientId, const QString &clientSecret)
    : m_clientId(clientId), m_clientSecret(clientSecret)
{
    m_namedIssuer = issuer();
    m_server.route("/authorize", [this](const ServerRequest &request) { return authorize(request); });
    m_server.route("/token", [this](const ServerRequest &request) { return give(request); });
}

void OAuthServer::revoke()
{
    m_codes.clear();
    m_refresh.clear();
    m_access.clear();
}

ServerAnswer OAuthServer::authorize(const ServerRequest &request)
{
    const auto fields = oauthFields(request.path.sliced(request.path.indexOf('?') + 1), m_complaints);
    const auto expect = [this](bool good, const QString &complaint) {
        if (!good)
            m_complaints.append(u"authorize: "_s + complaint);
    };
    const QUrl redirect(fields.value(u"redirect_uri"_s));
    expect(request.method == "GET", u"not a GET"_s);
    expect(fields.value(u"hl"_s) == u"en", u"the endpoint's own query is lost"_s);
    expect(fields.value(u"response_type"_s) == u"code", u"response_type"_s);
    expect(fields.value(u"client_id"_s) == m_clientId, u"client_id"_s);
    expect(redirect.scheme() == u"http" && redirect.host() == u"127.0.0.1" && redirect.port() > 1023,
           u"redirect_uri"_s);
    expect(fields.value(u"state"_s).size() >= 22, u"state of less than 128 bits"_s);
    expect(fields.value(u"code_challenge_method"_s) == u"S256", u"code_challenge_method"_s);
    expect(fields.value(u"code_challenge"_s).size() == 43, u"code_challenge"_s);
    expect(!fields.contains(u"code_verifier"_s) && !fields.contains(u"client_secret"_s), u"a secret"_s);

    QUrlQuery query;
    query.addQueryItem(u"state"_s, fields.value(u"state"_s));
    if (!m_namedIssuer.isEmpty())
        query.addQueryItem(u"iss"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_namedIssuer)));
    if (m_consent == Consent::Denied) {
        query.addQueryItem(u"error"_s, u"access_denied"_s);
    } else {
        const QString code = u"code-%1+/="_s.arg(++m_count);
        m_codes.insert(code,
                       {fields.value(u"code_challenge"_s), redirect.toString(), fields.value(u"scope"_s)});
        query.addQueryItem(u"code"_s, QString::fromLatin1(QUrl::toPercentEncoding(code)));
    }
    QUrl back = redirect;
    back.setQuery(query);
    return {302, "text/plain", {}, {{"Location", back.toEncoded()}}};
}

ServerAnswer OAuthServer::give(const ServerRequest &request)
{
    if (request.method != "POST"
        || request.headers.value("content-type") != "application/x-www-form-urlencoded")
        m_complaints.append(u"token: not a form that is posted"_s);
    if (request.path != "/token")
        m_complaints.append(u"token: something stands in the address"_s);
    const auto fields = oauthFields(request.body, m_complaints);
    if (fields.value(u"client_id"_s) != m_clientId || fields.value(u"client_secret"_s) != m_clientSecret)
        return refuse(401, "invalid_client");
    if (fields.value(u"grant_type"_s) == u"refresh_token") {
        const QString refresh = fields.value(u"refresh_token"_s);
        if (!m_refresh.contains(refresh))
            return refuse(400, "invalid_grant");
        return tokens(m_refresh.take(refresh));
    }
    const Grant grant = m_codes.take(fields.value(u"code"_s)); // once
    const QByteArray proof =
        QCryptographicHash::hash(fields.value(u"code_verifier"_s).toUtf8(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (fields.value(u"code_verifier"_s).size() < 43)
        m_complaints.append(u"token: code_verifier is too short"_s);
    if (grant.challenge.isEmpty() || proof != grant.challenge.toLatin1()
        || fields.value(u"redirect_uri"_s) != grant.redirect
        || fields.value(u"grant_type"_s) != u"authorization_code")
        return refuse(400, "invalid_grant");
    return tokens(grant.scope);
}

ServerAnswer OAuthServer::tokens(const QString &scope)
{
    const QString number = QString::number(++m_count);
    m_access.insert(u"access-"_s + number);
    m_refresh.insert(u"refresh-"_s + number, scope);
    QJsonObject json{{u"access_token"_s, u"access-"_s + number},
                     {u"refresh_token"_s, u"refresh-"_s + number},
                     {u"token_type"_s, u"Bearer"_s},
                     {u"expires_in"_s, 3600},
                     {u"scope"_s, scope}};
    if (!m_me.isEmpty())
        json.insert(u"me"_s, m_me);
    return {200, "application/json", QJsonDocument(json).toJson(), {{"Cache-Control", "no-store"}}};
}

ServerAnswer OAuthServer::refuse(int status, const QByteArray &code)
{
    return {
        status, "application/json", R"({"error": ")" + code + R"(", "error_description": "Said no."})", {}};
}

} // namespace Postil::Test
