// SPDX-License-Identifier: MIT
// Where the REST interface of a WordPress blog is, and the addresses in it.
// Rule: developer.wordpress.org/rest-api/using-the-rest-api/discovery
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace Postil {

class HttpClient;

using RestQuery = QList<std::pair<QString, QString>>;

// The root as the blog names it: by a Link header, a <link> element, or at the two usual places. No secret is
// sent. Refused where it, or a redirect, leads to another site, because the password would go there; where
// the blog is a WordPress whose interface is switched off; and for http, unless it is this machine. NotFound
// where no WordPress answers.
[[nodiscard]] QCoro::Task<Result<QUrl>> findRestRoot(HttpClient *http, QUrl address);

// "wp/v2/posts/7" in a root like https://blog.example/wp-json/ or https://blog.example/?rest_route=/.
[[nodiscard]] QUrl restUrl(const QUrl &root, const QString &route, const RestQuery &query);

} // namespace Postil
