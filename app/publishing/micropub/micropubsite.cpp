// SPDX-License-Identifier: MIT
#include "publishing/micropub/micropubsite.h"

#include "publishing/apianswer.h"
#include "publishing/blogpage.h"
#include "publishing/micropub/indieauth.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QUuid>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int NewestFiles = 50;

struct MicropubSiteText
{
    Q_DECLARE_TR_FUNCTIONS(MicropubSite)
};

QString signInAgain(const QString &host)
{
    return MicropubSiteText::tr(
               "%1 does not accept the account's token, or no longer. Sign in again, or get a new token "
               "there and enter it in the account's settings.")
        .arg(host);
}

// The errors of Micropub (3.8) stand in the body.
Error micropubError(const HttpAnswer &answer, const QString &token)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QString code = body.value("error"_L1).toString();
    QString said = body.value("error_description"_L1).toString();
    if (said.isEmpty())
        said = code.isEmpty() ? QString::fromUtf8(answer.body) : code;
    said = said.replace(token, u"…"_s); // a server may repeat what it was sent
    Error error = errorOf(answer, said);
    const QString host = answer.url.host();
    if (code == "insufficient_scope"_L1) {
        error.kind = ErrorKind::Refused;
        error.message =
            MicropubSiteText::tr(
                "The account's token may not do this on %1. Sign in again, or get one with the rights to "
                "create, update and delete posts and to upload media.")
                .arg(host);
    } else if (answer.status == 401) {
        error.message = signInAgain(host);
    } else if (code == "not_found"_L1) {
        error.kind = ErrorKind::NotFound;
    }
    return error;
}

QUrl outsideUrl(const QJsonValue &text, const QUrl &base)
{
    const QUrl relative(text.toString(), QUrl::StrictMode);
    const QUrl url = base.resolved(relative);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return !text.toString().isEmpty() && relative.isValid() && isWeb && url.userInfo().isEmpty() ? url
                                                                                                 : QUrl();
}

// "draft", or {"post-status": "draft", "name": "Draft"}.
QStringList statesOf(const QJsonObject &config)
{
    QStringList states;
    for (const QJsonValue &state : config.value("post-status"_L1).toArray())
        states.append(state.isObject() ? state.toObject().value("post-status"_L1).toString()
                                       : state.toString());
    return states;
}

} // namespace

MicropubSite::MicropubSite(Account account, const PublishTools &tools)
    : m_account(std::move(account)), m_tools(tools)
{
}

QUrl MicropubSite::typedAddress() const
{
    return QUrl(m_account.address, QUrl::StrictMode);
}

QCoro::Task<Result<QUrl>> MicropubSite::endpoint()
{
    if (m_endpoint.isEmpty())
        m_endpoint = QUrl(m_account.options.value(u"endpoint"_s), QUrl::StrictMode);
    if (!m_endpoint.isEmpty())
        co_return Result<QUrl>(m_endpoint);
    const auto page = co_await fetchBlogPage(m_tools.http, typedAddress());
    if (!page)
        co_return std::unexpected(page.error());
    const QUrl found = page->links.target(u"micropub"_s);
    if (!found.isValid() || !found.userInfo().isEmpty())
        co_return failure(
            ErrorKind::NotFound,
            MicropubSiteText::tr("The page at %1 names no Micropub endpoint. Check the address, or set the "
                                 "account up as another kind of blog.")
                .arg(m_account.address));
    m_endpoint = found;
    co_return Result<QUrl>(m_endpoint);
}

QCoro::Task<Result<OAuthToken>> MicropubSite::token(TokenAge age)
{
    const QUrl endpoint(m_account.options.value(u"tokenEndpoint"_s), QUrl::StrictMode);
    const TokenSource source{
        .endpoints = {.authorization = {}, .token = endpoint, .trust = trustIn(endpoint, typedAddress())},
        .client = indieAuthClient(m_account)};
    const OAuthResult<OAuthToken> token = co_await goodToken(m_account, m_tools, source, age);
    if (!token && token.error().mustSignInAgain())
        co_return failure(ErrorKind::SignIn, signInAgain(m_endpoint.host()));
    if (!token && token.error().error.kind == ErrorKind::NotFound)
        co_return failure(
            ErrorKind::SignIn,
            MicropubSiteText::tr(
                "There is no token for “%1” in the keyring. Sign in, or get one at the blog and "
                "enter it in the account's settings.")
                .arg(m_account.name));
    if (!token)
        co_return std::unexpected(token.error().error);
    co_return *token;
}

QCoro::Task<Result<MicropubSite::Exchange>> MicropubSite::exchange(HttpCall call)
{
    call.trust = trustIn(call.url, typedAddress());
    call.headers.emplaceBack("Accept", "application/json");
    for (TokenAge age = TokenAge::Any;; age = TokenAge::New) {
        const Result<OAuthToken> token = co_await this->token(age);
        if (!token)
            co_return std::unexpected(token.error());
        HttpCall signedCall = call;
        signedCall.headers.emplaceBack("Authorization", "Bearer " + token->access.toUtf8());
        auto answer = co_await m_tools.http->send(std::move(signedCall));
        if (!answer)
            co_return std::unexpected(answer.error());
        // What was refused for its token was not done, so it may be sent again with another, once.
        if (answer->status != 401 || token->refresh.isEmpty() || age == TokenAge::New)
            co_return Exchange{.answer = std::move(*answer), .token = token->access};
    }
}

QCoro::Task<Result<HttpAnswer>> MicropubSite::send(HttpCall call)
{
    auto exchanged = co_await exchange(std::move(call));
    if (!exchanged)
        co_return std::unexpected(exchanged.error());
    if (!exchanged->answer.isSuccess())
        co_return std::unexpected(micropubError(exchanged->answer, exchanged->token));
    co_return std::move(exchanged->answer);
}

QCoro::Task<Result<QJsonObject>> MicropubSite::query(QList<std::pair<QString, QString>> items)
{
    const auto to = co_await endpoint();
    if (!to)
        co_return std::unexpected(to.error());
    HttpCall call{.url = *to};
    QUrlQuery asked(call.url);
    for (const auto &[name, value] : items)
        asked.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    call.url.setQuery(asked);
    const auto answer = co_await send(std::move(call));
    if (!answer)
        co_return std::unexpected(answer.error());
    const auto json = jsonOf(*answer);
    if (!json)
        co_return std::unexpected(json.error());
    co_return json->object();
}

QCoro::Task<Result<MicropubConfig>> MicropubSite::open()
{
    if (m_config)
        co_return Result<MicropubConfig>(*m_config);
    QList<std::pair<QString, QString>> items{{u"q"_s, u"config"_s}};
    const auto config = co_await query(std::move(items));
    if (!config)
        co_return std::unexpected(config.error());
    m_config = MicropubConfig{.endpoint = m_endpoint,
                              .media = outsideUrl(config->value("media-endpoint"_L1), m_endpoint),
                              .states = statesOf(*config)};
    co_return Result<MicropubConfig>(*m_config);
}

QCoro::Task<Result<HttpAnswer>> MicropubSite::post(QJsonObject body)
{
    const auto to = co_await endpoint();
    if (!to)
        co_return std::unexpected(to.error());
    HttpCall call{.method = "POST",
                  .url = *to,
                  .headers = {{"Content-Type", "application/json"}},
                  .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    co_return co_await send(std::move(call));
}

QCoro::Task<Result<HttpAnswer>> MicropubSite::postFile(MediaFile file)
{
    const auto config = co_await open();
    if (!config)
        co_return std::unexpected(config.error());
    if (config->media.isEmpty())
        co_return failure(
            ErrorKind::Refused,
            MicropubSiteText::tr("This site takes no pictures from other programs. Upload them there, and "
                                 "put their addresses in the post."));
    const QByteArray boundary = "postil-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    HttpCall call{.method = "POST", .url = config->media};
    call.headers = {{"Content-Type", "multipart/form-data; boundary=" + boundary}};
    call.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.name.toLatin1() + "\"\r\nContent-Type: " + file.type + "\r\n\r\n" + file.bytes
                + "\r\n--" + boundary + "--\r\n";
    co_return co_await send(std::move(call));
}

QCoro::Task<Result<QStringList>> MicropubSite::newestFiles()
{
    const auto config = co_await open();
    if (!config)
        co_return std::unexpected(config.error());
    if (config->media.isEmpty())
        co_return QStringList();
    HttpCall call{.url = config->media};
    QUrlQuery asked(call.url);
    asked.addQueryItem(u"q"_s, u"source"_s);
    asked.addQueryItem(u"limit"_s, QString::number(NewestFiles));
    call.url.setQuery(asked);
    const auto exchanged = co_await exchange(std::move(call));
    if (!exchanged)
        co_return std::unexpected(exchanged.error());
    QStringList addresses;
    if (exchanged->answer.isSuccess()) {
        const QJsonObject list = QJsonDocument::fromJson(exchanged->answer.body).object();
        const QJsonArray items = list.value("items"_L1).toArray();
        for (const QJsonValue &item : items)
            addresses.append(item["url"_L1].toString());
    }
    co_return addresses;
}

} // namespace Postil
