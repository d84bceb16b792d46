// SPDX-License-Identifier: MIT
// The token with which Google lets Postil at the user's blogs. It is kept in the keyring alone, as the
// account's secret "token".
#pragma once

#include "base/result.h"
#include "publishing/account.h"
#include "publishing/publisher.h"

#include <QCoroTask>

namespace Postil {

enum class TokenAge {
    Any, // one that has not run out, by the clock
    New, // Google does not accept the one there is
};

// ErrorKind::SignIn where the user never signed in, or Google wants it done again.
[[nodiscard]] QCoro::Task<Result<QString>> bloggerToken(Account account, PublishTools tools, TokenAge age);

// Has the user let us in, in the system's browser. BadInput where there is no client id; SignIn where the
// user does not allow what Postil needs.
[[nodiscard]] QCoro::Task<Result<void>> signInToBlogger(Account account, PublishTools tools,
                                                        std::stop_token stop);

} // namespace Postil
