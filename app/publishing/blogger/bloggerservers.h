// SPDX-License-Identifier: MIT
// Where Google is, and who Postil is there.
#pragma once

#include "publishing/account.h"

namespace Postil {

enum class BloggerServer {
    Api,     // Blogger's
    Consent, // the page on which the user lets us in
    Token,   // gives and renews tokens
};

// Without a slash at its end. An account's option "stand-in" may name a server on this machine instead, for
// tests: a secret that is meant for Google goes nowhere else.
[[nodiscard]] QString bloggerServer(const Account &account, BloggerServer server);

inline constexpr char BloggerScope[] = "https://www.googleapis.com/auth/blogger";

// The account's option "client-id", or else the one Postil was built with (POSTIL_GOOGLE_CLIENT_ID); may be
// empty.
[[nodiscard]] QString googleClientId(const Account &account);
// Of the client that Postil was built with. Google calls it a secret, but gives it to every copy of a
// program.
[[nodiscard]] QString builtInClientSecret();
[[nodiscard]] bool hasBuiltInClient();
// Sentences: how the user gets a client id.
[[nodiscard]] QString howToGetClientId();

} // namespace Postil
