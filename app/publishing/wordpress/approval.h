// SPDX-License-Identifier: MIT
// The page of a WordPress blog on which a user who is logged in there has an application password made for
// Postil.
// Rule: make.wordpress.org/core/2020/11/05/application-passwords-integration-guide
//
// WordPress would bring the password back by itself, to an address of ours in its "success_url". That is not
// asked for: since 6.8 plain http to this machine is refused there, and an address like postil://… would put the
// password on a command line and into the browser's history, and could be opened by any page. So WordPress shows
// the password, and the user copies it.
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QUrl>

namespace Postil {

class HttpClient;

// `root`: of the REST interface (findRestRoot), which names the page. No secret is sent. Refused where the blog
// has no application passwords, or the page is at an address that is not to be trusted.
[[nodiscard]] QCoro::Task<Result<QUrl>> findApprovalPage(HttpClient *http, QUrl root);

// What it shows, as people copy it: a regular expression.
[[nodiscard]] QString applicationPasswordPattern();

} // namespace Postil
