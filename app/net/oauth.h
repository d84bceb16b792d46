// SPDX-License-Identifier: MIT
// Signing in at a service through the user's browser (OAuth 2.0 for installed apps). Postil never sees the
// user's password: it gets a token, which it renews by itself.
// Sources: RFC 6749 (the flow), RFC 7636 (PKCE, S256 only), RFC 8252 (loopback redirect, the system's
// browser), RFC 9207 (who answered). IndieAuth is the same with a URL as client id.
#pragma once

#include "net/httpclient.h"
#include "net/oauthtoken.h"

#include <chrono>
#include <utility>

namespace Postil {

// Whether the service promises to say in each callback who it is (`iss`): its metadata has it as
// authorization_response_iss_parameter_supported.
enum class IssuerParameter { Optional, Required };

struct OAuthEndpoints
{
    QUrl authorization; // opened in the browser: https, or this machine
    QUrl token;
    QString issuer = {}; // empty where unknown: then `iss` cannot be compared
    IssuerParameter issuerParameter = IssuerParameter::Optional;
    AddressTrust trust = AddressTrust::Typed; // FromOutside for what a page named

    bool operator==(const OAuthEndpoints &) const = default;
};

struct OAuthClient
{
    QString id;
    QString secret = {}; // empty for most

    bool operator==(const OAuthClient &) const = default;
};

struct OAuthSignIn
{
    OAuthEndpoints endpoints;
    OAuthClient client;
    QString scope = {};                                 // words, separated by spaces
    QList<std::pair<QString, QString>> parameters = {}; // of the service's own: {"access_type", "offline"}
    std::chrono::milliseconds patience = std::chrono::minutes(5); // for the user, in the browser
    std::stop_token stop = {};
};

// Opens an address in the system's browser, never in a view of ours.
using OpenInBrowser = std::function<Result<void>(const QUrl &)>;

// Listens on a free port of 127.0.0.1 until the browser comes back, or time is up: one callback, and nobody
// is listened to any more. `http` must outlive it.
// OAuthError::code: "access_denied" where the user said no; see there.
[[nodiscard]] QCoro::Task<OAuthResult<OAuthToken>> signIn(HttpClient &http, OAuthSignIn request,
                                                          OpenInBrowser open);

// A token that is good again; keep it in place of `token`, since the service may have changed `refresh` too.
[[nodiscard]] QCoro::Task<OAuthResult<OAuthToken>> renew(HttpClient &http, OAuthEndpoints endpoints,
                                                         OAuthClient client, OAuthToken token,
                                                         std::stop_token stop = {});

} // namespace Postil
