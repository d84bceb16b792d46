// SPDX-License-Identifier: MIT
// Signing in to a site by IndieAuth (indieauth.spec.indieweb.org): the site's page names where, and the
// answer says whose the token is, which has to be the site that the user typed.
#pragma once

#include "net/oauth.h"
#include "publishing/account.h"

#include <QUrl>

namespace Postil {

struct IndieAuthSite
{
    QUrl micropub;
    OAuthEndpoints endpoints;

    bool operator==(const IndieAuthSite &) const = default;
};

// By rel="indieauth-metadata" or else the older authorization_endpoint and token_endpoint, with
// rel="micropub". What is not on the typed site is a stranger's. NotFound where something is missing, Refused
// where the metadata speak for another issuer.
[[nodiscard]] QCoro::Task<Result<IndieAuthSite>> discoverIndieAuth(HttpClient *http, QUrl typed);

// IndieAuth's client id is a URL. Account::options["clientId"], or else the loopback address to which the
// browser comes back, which is all that an app without a site of its own can say.
[[nodiscard]] OAuthClient indieAuthClient(const Account &account);

// Whether a token that was given for `me` is one for the typed site: the same address; or another of the same
// site whose page names the same place to sign in. Refused otherwise.
[[nodiscard]] QCoro::Task<Result<void>> checkMe(HttpClient *http, QUrl typed, QString me,
                                                OAuthEndpoints used);

} // namespace Postil
