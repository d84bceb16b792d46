// SPDX-License-Identifier: MIT
// Calls of Blogger's API v3 in the name of the account's user: https://developers.google.com/blogger
#pragma once

#include "base/result.h"
#include "publishing/account.h"
#include "publishing/publisher.h"

#include <QJsonObject>
#include <QList>

#include <utility>

namespace Postil {

struct HttpAnswer;

struct BloggerCall
{
    QByteArray method = "GET";
    QString path; // behind /v3/, percent-encoded
    QList<std::pair<QString, QString>> query = {};
    QJsonObject body = {}; // none where it is empty
    QString revision = {}; // that the post must still have; empty: whatever it has
};

class BloggerApi
{
public:
    BloggerApi(Account account, const PublishTools &tools);

    // The object that a 2xx answer holds. Conflict: the post has another revision.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> ask(BloggerCall call);

private:
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> send(const BloggerCall &call, const QString &token);

    Account m_account;
    PublishTools m_tools;
};

// What an answer that is no success means, by its status and Google's reason.
[[nodiscard]] Error bloggerError(const HttpAnswer &answer);

} // namespace Postil
