// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostapi.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/ghost/ghostkey.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestPicture = 64 * 1024 * 1024;

struct GhostApiText
{
    Q_DECLARE_TR_FUNCTIONS(GhostApi)
};

// Where the account says nothing else, Ghost's administration is where the blog is.
QUrl urlOf(const Account &account, const GhostCall &call)
{
    QString base = account.options.value(u"api-url"_s).trimmed();
    if (base.isEmpty())
        base = account.address;
    while (base.endsWith(u'/'))
        base.chop(1);
    QUrl url(base + "/ghost/api/admin/"_L1 + call.path, QUrl::StrictMode);
    QStringList query;
    for (const auto &[name, value] : call.query)
        query += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    if (!query.isEmpty())
        url.setQuery(query.join(u'&'), QUrl::StrictMode);
    return url;
}

} // namespace

QString ghostQuoted(QString text)
{
    // A backslash escapes quotation marks alone: before one of ours it would end the text too late.
    text.remove(u'\\');
    return u'\'' + text.replace(u'\'', "\\'"_L1).replace(u'"', "\\\""_L1) + u'\'';
}

Error ghostError(const HttpAnswer &answer)
{
    const QJsonObject first =
        QJsonDocument::fromJson(answer.body).object().value("errors"_L1).toArray().first().toObject();
    const QString type = first.value("type"_L1).toString();
    const QString code = first.value("code"_L1).toString();
    QStringList said{first.value("message"_L1).toString(), first.value("context"_L1).toString()};
    said.removeAll(QString());
    if (answer.status >= 300 && answer.status < 400)
        return {
            ErrorKind::Refused,
            GhostApiText::tr("%1 leads on to another address, where nothing was sent. Put the API URL, which "
                             "Ghost shows beside the key, into the account's settings.")
                .arg(answer.url.host())};
    const bool isBadKey =
        answer.status == 401 || code.contains("JWT"_L1) || code == "UNKNOWN_ADMIN_API_KEY"_L1;
    if (isBadKey)
        return {
            ErrorKind::SignIn,
            GhostApiText::tr("%1 does not accept the account's Admin API key. Copy it anew from Ghost's "
                             "settings, under Integrations, and see whether this computer's clock is right. "
                             "It says: “%2”")
                .arg(answer.url.host(), saidPlainly(said.join(u' ')))};
    if (answer.status == 404 && type.isEmpty())
        return {ErrorKind::NotFound,
                GhostApiText::tr("There is no Ghost at %1. Check the account's address.")
                    .arg(answer.url.toDisplayString(QUrl::RemoveQuery | QUrl::RemovePath))};
    return errorOf(answer, said.join(u' '));
}

GhostApi::GhostApi(Account account, const PublishTools &tools) : m_account(std::move(account)), m_tools(tools)
{
}

QCoro::Task<Result<QJsonObject>> GhostApi::ask(GhostCall call)
{
    const Result<QString> key = co_await m_tools.secrets->read(secretKey(m_account, u"key"_s));
    if (!key && key.error().kind == ErrorKind::NotFound)
        co_return failure(
            ErrorKind::SignIn,
            GhostApiText::tr("The account has no Admin API key. Copy it from Ghost's settings, under "
                             "Integrations, into the account's."));
    if (!key)
        co_return std::unexpected(key.error());
    const Result<QByteArray> token = ghostToken(*key, QDateTime::currentDateTimeUtc());
    if (!token)
        co_return std::unexpected(token.error());
    HttpCall request{.method = call.method,
                     .url = urlOf(m_account, call),
                     .headers = {{"Authorization", "Ghost " + *token},
                                 {"Accept-Version", "v5.0"},
                                 {"Accept", "application/json"}},
                     .body = call.body};
    if (!call.body.isEmpty())
        request.headers.emplaceBack("Content-Type", call.type);
    const Result<HttpAnswer> answer = co_await m_tools.http->send(std::move(request));
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(ghostError(*answer));
    if (answer->status == 204)
        co_return QJsonObject();
    co_return jsonOf(*answer).transform([](const QJsonDocument &json) { return json.object(); });
}

QCoro::Task<Result<bool>> GhostApi::hasPicture(QUrl url)
{
    constexpr int partOfIt = 206;
    // The first byte is enough; some send it all the same.
    const Result<HttpAnswer> answer = co_await m_tools.http->send(
        {.url = std::move(url), .headers = {{"Range", "bytes=0-0"}}, .maximumBytes = LargestPicture});
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->status >= 500)
        co_return std::unexpected(errorOf(*answer));
    const QByteArray type = answer->headers.value("Content-Type");
    co_return (answer->status == 200 || answer->status == partOfIt) && type.startsWith("image/");
}

} // namespace Postil
