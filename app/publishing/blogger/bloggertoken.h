// SPDX-License-Identifier: MIT
// The token with which Google lets Postil at the user's blogs: see publishing/accounttoken.h.
#pragma once

#include "base/result.h"
#include "publishing/accounttoken.h"

#include <QCoroTask>

namespace Postil {

// ErrorKind::SignIn where the user never signed in, or Google wants it done again.
[[nodiscard]] QCoro::Task<Result<QString>> bloggerToken(Account account, PublishTools tools, TokenAge age);

// Has the user let us in, in the system's browser. BadInput where there is no client id; SignIn where the
// user does not allow what Postil needs.
[[nodiscard]] QCoro::Task<Result<void>> signInToBlogger(Account account, PublishTools tools,
                                                        std::stop_token stop);

} // namespace Postil
