// SPDX-License-Identifier: MIT
#include "publishing/wordpress/restroot.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/blogpage.h"
#include "publishing/pagelinks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct RestRootText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

std::unexpected<Error> leadsElsewhere(const QUrl &from, const QUrl &to)
{
    return failure(ErrorKind::Refused,
                   RestRootText::tr(
                       "%1 leads to %2, and the password of one site is not sent to another. If that is the "
                       "blog you mean, set the account's address to it.")
                       .arg(from.host(), to.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
}

// The front page, after redirects within the site.
QCoro::Task<Result<HttpAnswer>> openFrontPage(HttpClient *http, QUrl address)
{
    constexpr int mostRedirects = 5;
    QUrl url = address;
    for (int hops = 0; hops <= mostRedirects; ++hops) {
        HttpCall call{.url = url};
        call.headers.emplace_back("Accept", "text/html, */*;q=0.5");
        const Result<HttpAnswer> answer = co_await http->send(std::move(call));
        if (!answer || answer->status < 300 || answer->status >= 400)
            co_return answer;
        const QByteArray location = answer->headers.value("Location");
        const QUrl next = url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
        if (location.isEmpty() || !next.isValid())
            co_return answer;
        if (!isSameSite(address, next))
            co_return leadsElsewhere(address, next);
        url = next;
    }
    co_return failure(ErrorKind::Network,
                      RestRootText::tr("%1 leads from one address to the next without end. Check the "
                                       "account's address.")
                          .arg(address.host()));
}

// Whether this is the index of the interface, or the interface saying that it wants us to sign in first.
bool isRestAnswer(const HttpAnswer &answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    if (answer.isSuccess())
        return json.value("namespaces"_L1).toArray().contains(u"wp/v2"_s);
    return (answer.status == 401 || answer.status == 403) && json.value("code"_L1).isString();
}

} // namespace

QUrl restUrl(const QUrl &root, const QString &route, const RestQuery &query)
{
    QUrl url = root;
    QUrlQuery items(root);
    if (const QString before = items.queryItemValue(u"rest_route"_s, QUrl::FullyDecoded); !before.isEmpty()) {
        items.removeAllQueryItems(u"rest_route"_s);
        items.addQueryItem(u"rest_route"_s, before + (before.endsWith(u'/') ? u""_s : u"/"_s) + route);
    } else {
        const QString path = root.path();
        url.setPath(path + (path.endsWith(u'/') ? u""_s : u"/"_s) + route);
    }
    for (const auto &[name, value] : query)
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value, ",:"_ba)));
    url.setQuery(items);
    return url;
}

QCoro::Task<Result<QUrl>> findRestRoot(HttpClient *http, QUrl address)
{
    const Result<HttpAnswer> page = co_await openFrontPage(http, address);
    if (!page)
        co_return std::unexpected(page.error());
    const PageLinks links = readPageLinks(*page);
    if (const QUrl root = links.target(u"https://api.w.org/"_s); root.isValid()) {
        if (!isSameSite(address, root))
            co_return leadsElsewhere(address, root);
        co_return root;
    }
    // A cache or a plugin may have taken the link away.
    QUrl usual = page->url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    usual.setPath(usual.path() + (usual.path().endsWith(u'/') ? "wp-json/"_L1 : "/wp-json/"_L1));
    QUrl plain = page->url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    plain.setQuery(u"rest_route=/"_s);
    for (const QUrl &root : {usual, plain}) {
        const Result<HttpAnswer> answer = co_await http->send(HttpCall{.url = root});
        if (!answer)
            co_return std::unexpected(answer.error());
        if (isRestAnswer(*answer))
            co_return root;
    }
    if (page->status >= 500 || page->status == 429)
        co_return std::unexpected(errorOf(*page));
    if (links.generator.startsWith("WordPress"_L1, Qt::CaseInsensitive)
        || page->body.contains("/wp-content/"))
        co_return failure(
            ErrorKind::Refused,
            RestRootText::tr(
                "%1 is a WordPress blog, but its REST interface is switched off, by a plugin or by "
                "the web server. Have it switched on for users who are signed in.")
                .arg(address.host()));
    co_return failure(ErrorKind::NotFound,
                      RestRootText::tr("At %1 no WordPress answers. Check the account's address.")
                          .arg(address.toDisplayString(QUrl::RemoveUserInfo)));
}

} // namespace Postil
