// SPDX-License-Identifier: MIT
#include "publishing/wordpress/wordpressapi.h"

#include "publishing/apianswer.h"
#include "publishing/blogpage.h"
#include "publishing/wordpress/guardedhtml.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

const QString Me = u"wp/v2/users/me"_s;

struct WordPressApiText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

QString saidBehind(const QString &sentence, const QString &message)
{
    const QString words = saidPlainly(message);
    return words.isEmpty() ? sentence : WordPressApiText::tr("%1 It says: “%2”").arg(sentence, words);
}

// Plugins that switch the interface off have codes of their own.
bool saysSwitchedOff(const QString &code)
{
    return code.contains("disabled"_L1) || code == "rest_login_required"_L1 || code == "rest_cannot_access"_L1
           || code == "rest_api_blocked"_L1 || code == "rest_no_route"_L1;
}

// A state of posts that only those who write may ask for is "invalid" to others: why stands in the details.
void readForbiddenParameter(const QJsonObject &error, WordPressReply &reply)
{
    const QJsonObject details = error.value("data"_L1).toObject().value("details"_L1).toObject();
    for (const QJsonValue &parameter : details) {
        const QJsonObject detail = parameter.toObject();
        const int status = detail.value("data"_L1).toObject().value("status"_L1).toInt();
        if (status != 401 && status != 403)
            continue;
        reply.status = status;
        reply.code = detail.value("code"_L1).toString();
        reply.message = plainFromWordPress(detail.value("message"_L1).toString());
    }
}

bool saysWrongPassword(const QString &code)
{
    return code == "incorrect_password"_L1 || code == "invalid_username"_L1 || code == "invalid_email"_L1
           || code == "invalid_application_password"_L1;
}

} // namespace

QByteArray jsonBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

WordPressApi::WordPressApi(Account account, const PublishTools &tools)
    : m_account(std::move(account)), m_tools(tools), m_address(m_account.address, QUrl::StrictMode)
{
}

QString WordPressApi::user() const
{
    return m_account.options.value(u"user"_s).trimmed();
}

QCoro::Task<Result<QUrl>> WordPressApi::root()
{
    if (m_root.isValid())
        co_return m_root;
    const QUrl known(m_account.options.value(u"rest"_s), QUrl::StrictMode);
    if (known.isValid() && isSameSite(m_address, known)) {
        m_root = known;
        co_return m_root;
    }
    const Result<QUrl> found = co_await findRestRoot(m_tools.http, m_address);
    if (found)
        m_root = *found;
    co_return found;
}

QCoro::Task<Result<QByteArray>> WordPressApi::authorization()
{
    if (!m_authorization.isEmpty())
        co_return m_authorization;
    if (user().isEmpty())
        co_return failure(ErrorKind::SignIn,
                          WordPressApiText::tr("The account “%1” has no user name. Add it in the account's "
                                               "settings.")
                              .arg(m_account.name));
    const Result<QString> password = co_await m_tools.secrets->read(secretKey(m_account, u"password"_s));
    if (!password && password.error().kind == ErrorKind::NotFound)
        co_return failure(ErrorKind::SignIn,
                          WordPressApiText::tr(
                              "There is no application password for “%1”. Make one on the blog, under Users, "
                              "Profile, Application Passwords, and put it into the account's settings.")
                              .arg(m_account.name));
    if (!password)
        co_return std::unexpected(password.error());
    m_authorization = "Basic " + (user() + u':' + *password).toUtf8().toBase64();
    co_return m_authorization;
}

QCoro::Task<Result<WordPressReply>> WordPressApi::send(WordPressCall call)
{
    const Result<QUrl> base = co_await root();
    if (!base)
        co_return std::unexpected(base.error());
    const Result<QByteArray> secret = co_await authorization();
    if (!secret)
        co_return std::unexpected(secret.error());
    HttpCall http{.method = call.method, .url = restUrl(*base, call.route, call.query), .body = call.body};
    http.headers.emplace_back("Authorization", *secret);
    http.headers.emplace_back("Accept", "application/json");
    if (!call.body.isEmpty())
        http.headers.emplace_back("Content-Type", call.type);
    Result<HttpAnswer> answer = co_await m_tools.http->send(std::move(http));
    if (!answer)
        co_return std::unexpected(answer.error());
    WordPressReply reply{.answer = std::move(*answer), .json = {}};
    if (reply.answer.status == 401)
        m_authorization.clear(); // the user may mend it
    const Result<QJsonDocument> json = jsonOf(reply.answer);
    if (json)
        reply.json = *json;
    else if (reply.isSuccess())
        co_return std::unexpected(json.error());
    if (!reply.isSuccess()) {
        const QJsonObject error = reply.json.object();
        reply.code = error.value("code"_L1).toString();
        reply.message = plainFromWordPress(error.value("message"_L1).toString());
        reply.status = reply.answer.status;
        readForbiddenParameter(error, reply);
    }
    co_return reply;
}

QCoro::Task<Result<WordPressReply>> WordPressApi::need(WordPressCall call)
{
    Result<WordPressReply> reply = co_await send(call);
    if (!reply || reply->isSuccess())
        co_return reply;
    // Where everybody may read, WordPress passes over a wrong password; here it says so.
    if (reply->status == 401 && !saysWrongPassword(reply->code) && call.route != Me) {
        const Result<WordPressReply> me = co_await send({.route = Me});
        if (me && me->status == 401)
            co_return std::unexpected(errorFor(*me));
    }
    co_return std::unexpected(errorFor(*reply));
}

Error WordPressApi::errorFor(const WordPressReply &reply) const
{
    const int status = reply.status;
    const auto error = [&](ErrorKind kind, const QString &sentence) {
        return Error{.kind = kind, .message = saidBehind(sentence, reply.message)};
    };
    if (saysSwitchedOff(reply.code))
        return error(
            ErrorKind::Refused,
            WordPressApiText::tr("The REST interface of %1 is switched off, by a plugin or a setting. "
                                 "Have it switched on for users who are signed in.")
                .arg(host()));
    if (saysWrongPassword(reply.code))
        return error(
            ErrorKind::SignIn,
            WordPressApiText::tr("%1 does not accept the user name “%2” with this application password. "
                                 "The password to log in with does not do: make an application password "
                                 "on the blog, under Users, Profile, Application Passwords.")
                .arg(host(), user()));
    if (status == 401 && !reply.code.isEmpty())
        return error(
            ErrorKind::SignIn,
            // WordPress tells a wrong password from one that it did not look at in some places only.
            WordPressApiText::tr("%1 did not let “%2” in. See whether the user name and the application "
                                 "password are right (the password to log in with does not do). If they are, "
                                 "application passwords are switched off there, as a security plugin or a "
                                 "blog without https does, or the web server does not pass the Authorization "
                                 "header on: ask the blog's administrator.")
                .arg(host(), user()));
    if (reply.code == "rest_post_invalid_id"_L1 || reply.code == "rest_already_trashed"_L1)
        return error(
            ErrorKind::NotFound,
            WordPressApiText::tr("The post is no longer on %1: somebody has removed it.").arg(host()));
    if (reply.code == "rest_upload_no_data"_L1 || reply.code == "rest_upload_file_too_big"_L1)
        return error(
            ErrorKind::TooLarge,
            WordPressApiText::tr("The picture is larger than %1 takes. Make it smaller.").arg(host()));
    if (reply.code.startsWith("rest_upload_"_L1))
        return error(ErrorKind::Refused, WordPressApiText::tr("%1 did not take the picture.").arg(host()));
    if (reply.code == "rest_trash_not_supported"_L1)
        return error(
            ErrorKind::Refused,
            WordPressApiText::tr("%1 has no trash: what is removed there is gone for good. Remove the "
                                 "post on the blog itself if you mean it, or make it a draft.")
                .arg(host()));
    if (status == 403
        && (reply.code.startsWith("rest_cannot_"_L1) || reply.code.startsWith("rest_forbidden"_L1)))
        return error(
            ErrorKind::Refused,
            WordPressApiText::tr("%1 does not allow “%2” to do this. Save the post as a draft, or ask the "
                                 "blog's administrator for the right to publish.")
                .arg(host(), user()));
    return errorOf(reply.answer, reply.message);
}

} // namespace Postil
