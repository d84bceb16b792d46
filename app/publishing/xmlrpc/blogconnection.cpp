// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/blogconnection.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/blogpage.h"
#include "publishing/rsd.h"
#include "publishing/xmlrpc/xmlrpcfault.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// A hundred long posts, read back to look for one.
constexpr qint64 LargestReply = 32 * 1024 * 1024;
constexpr qint64 LargestRsd = 256 * 1024;

struct BlogText
{
    Q_DECLARE_TR_FUNCTIONS(XmlRpcBlog)
};

// A blog may repeat what it was sent, and what it says is shown.
QString without(const QString &secret, QString text)
{
    if (secret.isEmpty())
        return text;
    return text.replace(secret, u"…"_s).replace(secret.toHtmlEscaped(), u"…"_s);
}

std::unexpected<Error> noXmlRpc(const QString &host, const QString &said)
{
    return failure(
        ErrorKind::Network,
        BlogText::tr(
            "%1 answered with something other than XML-RPC. There may be a fault on the blog, or a page "
            "to log in to the network stands before it; or the account needs the address of the "
            "blog's XML-RPC interface. It says: “%2”")
            .arg(host, saidPlainly(said)));
}

std::unexpected<Error> leadsElsewhere(const QUrl &typed, const QUrl &found)
{
    return failure(
        ErrorKind::Refused,
        BlogText::tr("The page at %1 says that its posts go to %2, which is another place, or not "
                     "secure. Nothing was sent there. If that is right, give the account %2 as its "
                     "address.")
            .arg(typed.toDisplayString(), found.toDisplayString()));
}

QUrl typedInterface(const Account &account)
{
    return QUrl(account.options.value(u"endpoint"_s), QUrl::StrictMode);
}

bool isSameAddress(QString one, QString other)
{
    for (QString *address : {&one, &other}) {
        *address = address->section(u"://"_s, -1).toLower();
        while (address->endsWith(u'/'))
            address->chop(1);
    }
    return one == other;
}

// The one blog that is meant.
Result<QString> chosenBlog(const QVariantList &blogs, const Account &account)
{
    if (blogs.isEmpty())
        return failure(
            ErrorKind::Refused,
            BlogText::tr(
                "The user has no blog there. Check the user name, or ask the blog's administrator."));
    QStringList names;
    for (const QVariant &blog : blogs) {
        const QVariantMap fields = blog.toMap();
        const QString id = fields.value(u"blogid"_s).toString();
        if (blogs.size() == 1 || isSameAddress(fields.value(u"url"_s).toString(), account.address))
            return id;
        names.append(u"%1 (%2)"_s.arg(saidPlainly(fields.value(u"blogName"_s).toString()), saidPlainly(id)));
    }
    return failure(
        ErrorKind::Refused,
        BlogText::tr("The user has several blogs there: %1. Put the number of the right one in the "
                     "account's settings.")
            .arg(names.join(u", "_s)));
}

} // namespace

BlogConnection::BlogConnection(Account account, const PublishTools &tools)
    : m_account(std::move(account)), m_tools(tools)
{
}

QCoro::Task<Result<XmlRpcReply>> BlogConnection::send(QUrl to, QByteArray body, QString secret) const
{
    HttpCall call{
        .method = "POST",
        .url = to,
        .headers = {{"Content-Type", "text/xml; charset=utf-8"}, {"Accept", "text/xml, application/xml"}},
        .body = body,
        .maximumBytes = LargestReply};
    const auto answer = co_await m_tools.http->send(std::move(call));
    if (!answer)
        co_return std::unexpected(answer.error());
    Result<XmlRpcReply> reply = readXmlRpcReply(answer->body);
    if (reply && reply->fault)
        reply->fault->text = without(secret, reply->fault->text);
    // A fault is told in full also where HTTP tells an error beside it.
    const QString said = without(secret, QString::fromUtf8(answer->body));
    if (!answer->isSuccess() && (!reply || !reply->fault))
        co_return std::unexpected(errorOf(*answer, said));
    if (!reply)
        co_return noXmlRpc(answer->url.host(), said);
    co_return reply;
}

QCoro::Task<Result<BlogInterface>> BlogConnection::find() const
{
    if (const QUrl typed = typedInterface(m_account); typed.isValid() && !typed.host().isEmpty())
        co_return BlogInterface{.url = typed};
    const QUrl address(m_account.address, QUrl::StrictMode);
    const auto page = co_await fetchBlogPage(m_tools.http, address);
    if (!page) {
        // There are interfaces that answer a reader with an error: POST alone is allowed.
        if (page.error().kind == ErrorKind::Refused || page.error().kind == ErrorKind::NotFound)
            co_return BlogInterface{.url = address};
        co_return std::unexpected(page.error());
    }
    const QUrl file = page->links.target(u"edituri"_s);
    if (!file.isValid()) {
        if (!isSameSite(address, page->answer.url))
            co_return leadsElsewhere(address, page->answer.url);
        co_return BlogInterface{.url = page->answer.url};
    }
    HttpCall call{.url = file,
                  .trust = trustIn(file, address),
                  .headers = {{"Accept", "application/rsd+xml, text/xml"}},
                  .maximumBytes = LargestRsd};
    const auto answer = co_await m_tools.http->send(std::move(call));
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(errorOf(*answer));
    const QList<RsdApi> apis = readRsd(answer->body, file);
    for (const QString &name : {u"WordPress"_s, u"MetaWeblog"_s, u"Movable Type"_s, u"MovableType"_s}) {
        const auto api = std::ranges::find(apis, name, &RsdApi::name);
        if (api == apis.cend())
            continue;
        if (!isSameSite(address, api->link))
            co_return leadsElsewhere(address, api->link);
        co_return BlogInterface{.url = api->link, .blogId = api->blogId};
    }
    co_return failure(
        ErrorKind::NotFound,
        BlogText::tr(
            "The file in which %1 says how other programs publish there names no interface that Postil "
            "knows. Give the account the address of the blog's XML-RPC interface.")
            .arg(address.host()));
}

QCoro::Task<Result<BlogInterface>> BlogConnection::open()
{
    if (m_found)
        co_return Result<BlogInterface>(*m_found); // a copy: the promise moves what it is given
    Result<BlogInterface> found = co_await find();
    if (!found)
        co_return found;
    const auto methods = co_await send(found->url, xmlRpcCall(u"system.listMethods"_s, {}));
    if (!methods)
        co_return std::unexpected(methods.error());
    if (methods->fault && methods->fault->code == 405)
        co_return std::unexpected(errorOfFault(*methods->fault, found->url.host()));
    for (const QVariant &method : methods->value.toList())
        found->methods.insert(method.toString());
    if (found->methods.contains(u"wp.editPost"_s) && found->methods.contains(u"wp.getPosts"_s))
        found->dialect = BlogDialect::WordPress;
    if (const QString chosen = m_account.options.value(u"blog"_s); !chosen.isEmpty())
        found->blogId = chosen;
    m_found = *found;
    co_return found;
}

QCoro::Task<Result<QVariantList>> BlogConnection::userBlogs()
{
    const Result<BlogInterface> found = co_await open();
    if (!found)
        co_return std::unexpected(found.error());
    BlogCall question{.method = u"wp.getUsersBlogs"_s};
    if (!found->methods.contains(question.method))
        question = {.method = u"blogger.getUsersBlogs"_s, .before = {QString()}};
    const auto blogs = co_await call(std::move(question));
    co_return blogs.transform([](const QVariant &list) { return list.toList(); });
}

QCoro::Task<Result<BlogInterface>> BlogConnection::openBlog()
{
    Result<BlogInterface> found = co_await open();
    if (!found || !found->blogId.isEmpty())
        co_return found;
    const Result<QVariantList> blogs = co_await userBlogs();
    if (!blogs)
        co_return std::unexpected(blogs.error());
    const Result<QString> id = chosenBlog(*blogs, m_account);
    if (!id)
        co_return std::unexpected(id.error());
    found->blogId = *id;
    m_found = *found;
    co_return found;
}

QCoro::Task<Result<XmlRpcReply>> BlogConnection::ask(BlogCall call)
{
    const Result<BlogInterface> to = co_await open();
    if (!to)
        co_return std::unexpected(to.error());
    const auto password = co_await m_tools.secrets->read(secretKey(m_account, u"password"_s));
    if (!password) {
        if (password.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(password.error());
        co_return failure(
            ErrorKind::SignIn,
            BlogText::tr("There is no password for “%1” in the keyring. Enter it in the account's "
                         "settings.")
                .arg(m_account.name));
    }
    QVariantList parameters = call.before;
    parameters << m_account.options.value(u"user"_s) << *password << call.after;
    co_return co_await send(to->url, xmlRpcCall(call.method, parameters), *password);
}

QCoro::Task<Result<QVariant>> BlogConnection::call(BlogCall call)
{
    const Result<XmlRpcReply> reply = co_await ask(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    if (reply->fault)
        co_return std::unexpected(errorOfFault(*reply->fault, host()));
    co_return reply->value;
}

} // namespace Postil
