// SPDX-License-Identifier: MIT
#include "publishing/webdav/webdavserver.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestDavPage = 32 * 1024 * 1024;

struct WebDavText
{
    Q_DECLARE_TR_FUNCTIONS(WebDav)
};

Result<QUrl> davFolder(const Account &account)
{
    QUrl url(account.options.value(u"server"_s), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return failure(
            ErrorKind::BadInput,
            WebDavText::tr("The account needs the address of a folder like https://host/blog/, without "
                           "user name or password in it."));
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/');
    return url;
}

// Weak tags do not tell bytes apart.
bool isStrong(const QByteArray &tag)
{
    return tag.startsWith('"');
}

Result<void> davDone(const Result<HttpAnswer> &answer, const QString &name)
{
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->isSuccess())
        return {};
    if (answer->status == 412)
        return failure(
            ErrorKind::Conflict,
            WebDavText::tr("“%1” was changed on the server meanwhile, and was left as it is. Compare "
                           "the two, or publish this one under another name.")
                .arg(name));
    if (answer->status == 409) // RFC 4918: there is no such folder
        return failure(
            ErrorKind::NotFound,
            WebDavText::tr("The folder of the account is not on the server. Make it there, or change the "
                           "account."));
    return std::unexpected(errorOf(*answer));
}

// "201 Created" and "204 No Content" are the server's own. A page that says "200 OK" may be a sign-in page,
// or that of a host that knows nothing of this.
bool isServersOwn(const HttpAnswer &answer)
{
    return answer.status == 201 || answer.status == 204;
}

// `what`: as it is there, a sentence.
std::unexpected<Error> answeredOtherwise(const HttpAnswer &answer, const QString &what)
{
    return failure(
        ErrorKind::Network,
        WebDavText::tr("%1 answered something of its own. %2 There may be a fault on the server, or a page "
                       "to log in stands before it. It says: “%3”")
            .arg(answer.url.host(), what, saidPlainly(QString::fromUtf8(answer.body))));
}

bool mayNotWrite(const HttpAnswer &answer)
{
    return answer.status == 403 || answer.status == 404 || answer.status == 405;
}

std::unexpected<Error> noRight(const HttpAnswer &answer, const QString &name)
{
    return failure(
        ErrorKind::Refused,
        WebDavText::tr("%1 does not let Postil write “%2” (error %3). Is the folder there, and may you "
                       "write to it? Ask your host.")
            .arg(answer.url.host(), name)
            .arg(answer.status));
}

QByteArray davType(const QString &name)
{
    const QString ending = name.section(u'.', -1);
    if (ending == "html"_L1)
        return "text/html; charset=utf-8";
    return "image/" + (ending == "jpg"_L1 ? QByteArray("jpeg") : ending.toLatin1());
}

} // namespace

WebDavServer::WebDavServer(Account account, const PublishTools &tools)
    : m_account(std::move(account)), m_tools(tools)
{
}

QCoro::Task<Result<HttpAnswer>> WebDavServer::send(QByteArray method, QString name, Headers headers,
                                                   QByteArray body) const
{
    const Result<QUrl> folder = davFolder(m_account);
    if (!folder)
        co_return std::unexpected(folder.error());
    const QString user = m_account.options.value(u"user"_s);
    if (!user.isEmpty()) {
        const Result<QString> password = co_await m_tools.secrets->read(secretKey(m_account, u"password"_s));
        if (!password && password.error().kind == ErrorKind::NotFound)
            co_return failure(ErrorKind::SignIn,
                              WebDavText::tr("There is no password for “%1”. Type it into the account.")
                                  .arg(m_account.name));
        if (!password)
            co_return std::unexpected(password.error());
        headers.emplaceBack("Authorization", "Basic " + (user + u':' + *password).toUtf8().toBase64());
    }
    HttpCall call;
    call.method = method;
    call.url = *folder;
    call.url.setPath(folder->path() + name);
    call.headers = headers;
    call.body = body;
    call.maximumBytes = LargestDavPage;
    co_return co_await m_tools.http->send(call);
}

QCoro::Task<Result<QStringList>> WebDavServer::test()
{
    Headers headers;
    headers.emplaceBack("Depth", "0");
    headers.emplaceBack("Content-Type", "application/xml");
    const QByteArray question =
        "<?xml version=\"1.0\"?><propfind xmlns=\"DAV:\"><prop><resourcetype/></prop></propfind>";
    const Result<HttpAnswer> answer = co_await send("PROPFIND", {}, headers, question);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(errorOf(*answer));
    if (answer->status != 207)
        co_return failure(
            ErrorKind::Refused,
            WebDavText::tr("At this address is no folder of a WebDAV server. Ask your host for the "
                           "right one."));
    co_return QStringList(WebDavText::tr("Pages go to %1.").arg(davFolder(m_account)->toDisplayString()));
}

QCoro::Task<Result<std::optional<StoredPage>>> WebDavServer::read(QString name)
{
    const Result<HttpAnswer> answer = co_await send("GET", name, {}, {});
    if (answer && answer->status == 404)
        co_return std::nullopt;
    if (const Result<void> done = davDone(answer, name); !done)
        co_return std::unexpected(done.error());
    co_return StoredPage{.bytes = answer->body, .tag = answer->headers.value("ETag")};
}

QCoro::Task<Result<void>> WebDavServer::write(QString name, QByteArray bytes,
                                              std::optional<StoredPage> before)
{
    Headers headers;
    headers.emplaceBack("Content-Type", davType(name));
    if (!before)
        headers.emplaceBack("If-None-Match", "*");
    else if (isStrong(before->tag))
        headers.emplaceBack("If-Match", before->tag);
    const Result<HttpAnswer> answer = co_await send("PUT", name, headers, bytes);
    if (answer && mayNotWrite(*answer))
        co_return noRight(*answer, name);
    const Result<void> done = davDone(answer, name);
    if (!done || isServersOwn(*answer))
        co_return done;
    const Result<std::optional<StoredPage>> there = co_await read(name);
    if (!there)
        co_return std::unexpected(there.error());
    if (!*there || (*there)->bytes != bytes)
        co_return answeredOtherwise(*answer, WebDavText::tr("“%1” is not there as it was sent.").arg(name));
    co_return Result<void>();
}

QCoro::Task<Result<void>> WebDavServer::remove(QString name, StoredPage before)
{
    Headers headers;
    if (isStrong(before.tag))
        headers.emplaceBack("If-Match", before.tag);
    const Result<HttpAnswer> answer = co_await send("DELETE", name, headers, {});
    if (answer && mayNotWrite(*answer) && answer->status != 404)
        co_return noRight(*answer, name);
    const Result<void> done = davDone(answer, name);
    if (!done || isServersOwn(*answer))
        co_return done;
    const Result<std::optional<StoredPage>> there = co_await read(name);
    if (!there)
        co_return std::unexpected(there.error());
    if (*there)
        co_return answeredOtherwise(*answer, WebDavText::tr("“%1” is still there.").arg(name));
    co_return Result<void>();
}

} // namespace Postil
