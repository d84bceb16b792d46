// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggerapi.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/blogger/bloggerservers.h"
#include "publishing/blogger/bloggertoken.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int QuotaWait =
    60 * 60; // quotas of a day end at midnight in California: no use asking all the time
constexpr int RateWait = 60;

struct BloggerApiText
{
    Q_DECLARE_TR_FUNCTIONS(BloggerApi)
};

QUrl urlOf(const Account &account, const BloggerCall &call)
{
    QUrl url(bloggerServer(account, BloggerServer::Api) + "/v3/"_L1 + call.path, QUrl::StrictMode);
    QStringList query;
    for (const auto &[name, value] : call.query)
        query += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    if (!query.isEmpty())
        url.setQuery(query.join(u'&'), QUrl::StrictMode);
    return url;
}

// Google names the cause twice: in the old list of errors, and in the details.
QStringList reasonsIn(const QJsonObject &error)
{
    QStringList reasons;
    for (const QLatin1StringView list : {"errors"_L1, "details"_L1}) {
        const QJsonArray rows = error.value(list).toArray();
        for (const QJsonValue &row : rows)
            reasons.append(row.toObject().value("reason"_L1).toString());
    }
    return reasons;
}

Error withWait(Error error, int seconds)
{
    error.retryAfter = std::max(error.retryAfter, seconds);
    return error;
}

} // namespace

Error bloggerError(const HttpAnswer &answer)
{
    const QJsonObject said = QJsonDocument::fromJson(answer.body).object().value("error"_L1).toObject();
    const QStringList reasons = reasonsIn(said);
    const auto names = [&reasons](std::initializer_list<QLatin1StringView> some) {
        return std::ranges::any_of(some, [&](QLatin1StringView reason) { return reasons.contains(reason); });
    };
    Error error = errorOf(answer, said.value("message"_L1).toString());
    if (answer.status == 401)
        return {ErrorKind::SignIn,
                BloggerApiText::tr("Google does not accept the permission that Postil has. Sign in again.")};
    if (names({"insufficientPermissions"_L1, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"_L1}))
        return {
            ErrorKind::SignIn,
            BloggerApiText::tr("Google has not been told that Postil may manage your Blogger account. Sign "
                               "in again, and leave that box ticked on Google's page.")};
    if (names({"accessNotConfigured"_L1, "SERVICE_DISABLED"_L1}))
        return {
            ErrorKind::Refused,
            BloggerApiText::tr("The Google project of the client id does not use the Blogger API. Enable it "
                               "at console.cloud.google.com, under APIs & Services, and try again.")};
    if (names({"dailyLimitExceeded"_L1, "quotaExceeded"_L1}))
        return {ErrorKind::Network,
                BloggerApiText::tr("Google allows no more changes to this blog for today. Try again later."),
                std::max(error.retryAfter, QuotaWait)};
    if (names({"rateLimitExceeded"_L1, "userRateLimitExceeded"_L1, "RATE_LIMIT_EXCEEDED"_L1})) {
        error.kind = ErrorKind::Network;
        return withWait(error, RateWait);
    }
    if (answer.status == 403)
        error.message =
            BloggerApiText::tr(
                "The Google account you signed in with may not do this on the blog. Sign in with one "
                "that is an author there, or ask the blog's administrator to invite you. It says: “%1”")
                .arg(saidPlainly(said.value("message"_L1).toString()));
    return error;
}

BloggerApi::BloggerApi(Account account, const PublishTools &tools)
    : m_account(std::move(account)), m_tools(tools)
{
}

QCoro::Task<Result<HttpAnswer>> BloggerApi::send(const BloggerCall &call, const QString &token)
{
    HttpCall request{
        .method = call.method,
        .url = urlOf(m_account, call),
        .headers = {{"Authorization", "Bearer " + token.toLatin1()}, {"Accept", "application/json"}}};
    if (!call.revision.isEmpty() && call.revision.startsWith(u'"'))
        request.headers.emplaceBack("If-Match", call.revision.toUtf8());
    if (!call.body.isEmpty()) {
        request.headers.emplaceBack("Content-Type", "application/json; charset=utf-8");
        request.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    }
    return m_tools.http->send(std::move(request));
}

QCoro::Task<Result<QJsonObject>> BloggerApi::ask(BloggerCall call)
{
    Result<QString> token = co_await bloggerToken(m_account, m_tools, TokenAge::Any);
    if (!token)
        co_return std::unexpected(token.error());
    Result<HttpAnswer> answer = co_await send(call, *token);
    if (answer && answer->status == 401) { // nothing was done: the token ran out before its time
        token = co_await bloggerToken(m_account, m_tools, TokenAge::New);
        if (!token)
            co_return std::unexpected(token.error());
        answer = co_await send(call, *token);
    }
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(bloggerError(*answer));
    if (answer->status == 204)
        co_return QJsonObject();
    co_return jsonOf(*answer).transform([](const QJsonDocument &json) { return json.object(); });
}

} // namespace Postil
