// SPDX-License-Identifier: MIT
// The token that signing in gave an account, for every service that signs in: kept in the keyring alone, as
// the account's secret "token", and renewed here.
#pragma once

#include "net/oauth.h"
#include "publishing/account.h"
#include "publishing/publisher.h"

namespace Postil {

enum class TokenAge {
    Any, // one that has not run out, by the clock
    New, // the service does not accept the one there is
};

// Where a token is renewed, and in whose name.
struct TokenSource
{
    OAuthEndpoints endpoints;
    OAuthClient client;
};

// What is not our JSON is taken for a token that the user got elsewhere. ErrorKind::NotFound.
[[nodiscard]] QCoro::Task<Result<OAuthToken>> keptToken(Account account, PublishTools tools);
[[nodiscard]] QCoro::Task<Result<void>> keepToken(Account account, PublishTools tools, OAuthToken token);
// A token that is good, renewed in the keyring where it had run out; one that cannot be renewed is given as
// it is for TokenAge::Any. OAuthError::mustSignInAgain(), or NotFound where nobody has signed in.
[[nodiscard]] QCoro::Task<OAuthResult<OAuthToken>> goodToken(Account account, PublishTools tools,
                                                             TokenSource source, TokenAge age);

} // namespace Postil
