// SPDX-License-Identifier: MIT
// An OAuth 2.0 server for installed apps, on loopback: it signs in whoever comes, gives tokens, and notes
// everything in a client's requests that RFC 6749, 7636 or 8252 does not allow. It is written from those
// documents and shares no code with Postil.
#pragma once

#include "servers/testserver.h"

#include <QSet>
#include <QStringList>

namespace Postil::Test {

class OAuthServer
{
public:
    explicit OAuthServer(const QString &clientId, const QString &clientSecret = {});

    [[nodiscard]] QUrl authorization() const { return m_server.url(QStringLiteral("/authorize?hl=en")); }
    [[nodiscard]] QUrl token() const { return m_server.url(QStringLiteral("/token")); }
    [[nodiscard]] QString issuer() const { return m_server.url(QString()).toString(); }

    // What the user does at the sign-in page.
    enum class Consent { Given, Denied };
    void setConsent(Consent consent) { m_consent = consent; }
    // Who it says it is in the callback; empty: it does not.
    void setNamedIssuer(const QString &issuer) { m_namedIssuer = issuer; }
    void setMe(const QString &me) { m_me = me; }
    // Everything it has granted is taken back.
    void revoke();
    [[nodiscard]] bool accepts(const QString &accessToken) const { return m_access.contains(accessToken); }

    // What its clients did wrong, a line each.
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }
    [[nodiscard]] TestServer &server() { return m_server; }

private:
    struct Grant
    {
        QString challenge;
        QString redirect;
        QString scope;
    };
    ServerAnswer authorize(const ServerRequest &request);
    ServerAnswer give(const ServerRequest &request);
    ServerAnswer tokens(const QString &scope);
    static ServerAnswer refuse(int status, const QByteArray &code);

    TestServer m_server;
    QString m_clientId;
    QString m_clientSecret;
    QString m_namedIssuer;
    QString m_me;
    Consent m_consent = Consent::Given;
    QHash<QString, Grant> m_codes;
    QHash<QString, QString> m_refresh; // token: scope
    QSet<QString> m_access;
    int m_count = 0;
    QStringList m_complaints;
};

} // namespace Postil::Test
