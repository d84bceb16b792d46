// SPDX-License-Identifier: MIT
// Calls to the REST interface of one WordPress blog, with the account's application password.
#pragma once

#include "base/result.h"
#include "net/httpcall.h"
#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/wordpress/restroot.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Postil {

struct WordPressCall
{
    QByteArray method = "GET";
    QString route; // "wp/v2/posts"
    RestQuery query = {};
    QByteArray body = {};
    QByteArray type = "application/json"; // of the body
};

// What the blog answered, whatever its status.
struct WordPressReply
{
    HttpAnswer answer;
    QJsonDocument json;   // null where an error came without
    int status = 200;     // of an error, as it is meant
    QString code = {};    // of an error, "rest_cannot_create"
    QString message = {}; // of an error, in the blog's language

    [[nodiscard]] bool isSuccess() const { return answer.isSuccess(); }
};

class WordPressApi
{
public:
    WordPressApi(Account account, const PublishTools &tools);

    // An error means that nobody knows whether the blog did it (Network, Timeout), or that nothing was sent.
    // A success that is no JSON is such an error too.
    [[nodiscard]] QCoro::Task<Result<WordPressReply>> send(WordPressCall call);
    // The same, where only success will do.
    [[nodiscard]] QCoro::Task<Result<WordPressReply>> need(WordPressCall call);

    // The root, found once.
    [[nodiscard]] QCoro::Task<Result<QUrl>> root();

    // What an error of the blog means, and what to do. SignIn, Refused, NotFound, TooLarge, Network.
    [[nodiscard]] Error errorFor(const WordPressReply &reply) const;

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] QString host() const { return m_address.host(); }
    [[nodiscard]] QUrl address() const { return m_address; }
    [[nodiscard]] QString user() const;

private:
    [[nodiscard]] QCoro::Task<Result<QByteArray>> authorization();

    Account m_account;
    PublishTools m_tools;
    QUrl m_address;
    QUrl m_root;
    QByteArray m_authorization;
};

[[nodiscard]] QByteArray jsonBytes(const QJsonObject &object);

} // namespace Postil
