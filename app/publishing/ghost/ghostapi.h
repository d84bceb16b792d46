// SPDX-License-Identifier: MIT
// Calls of Ghost's Admin API, version 5 and later: https://ghost.org/docs/admin-api/
#pragma once

#include "base/result.h"
#include "publishing/account.h"
#include "publishing/publisher.h"

#include <QJsonObject>
#include <QList>

#include <utility>

namespace Postil {

struct HttpAnswer;

struct GhostCall
{
    QByteArray method = "GET";
    QString path; // behind /ghost/api/admin/, percent-encoded, with the slash at its end that Ghost wants
    QList<std::pair<QString, QString>> query = {};
    QByteArray type = "application/json"; // of the body
    QByteArray body = {};
};

class GhostApi
{
public:
    GhostApi(Account account, const PublishTools &tools);

    // The object that a 2xx answer holds. Conflict: the post has changed since the updated_at that was sent.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> ask(GhostCall call);
    // Whether there is a picture at an address of the blog's pages, asked as any reader would. An answer that
    // is no picture is no.
    [[nodiscard]] QCoro::Task<Result<bool>> hasPicture(QUrl url);

private:
    Account m_account;
    PublishTools m_tools;
};

// What an answer that is no success means.
[[nodiscard]] Error ghostError(const HttpAnswer &answer);

// A text in a filter (NQL), quoted.
[[nodiscard]] QString ghostQuoted(QString text);

} // namespace Postil
