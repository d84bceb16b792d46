// SPDX-License-Identifier: MIT
#include "publishing/blogpage.h"

#include "net/address.h"
#include "publishing/apianswer.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct BlogPageText
{
    Q_DECLARE_TR_FUNCTIONS(BlogPage)
};

QString withoutWww(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

} // namespace

QCoro::Task<Result<BlogPage>> fetchBlogPage(HttpClient *http, QUrl typed)
{
    auto page = co_await fetchAnyBlogPage(http, typed);
    if (page && !page->answer.isSuccess())
        co_return std::unexpected(errorOf(page->answer));
    co_return page;
}

QCoro::Task<Result<BlogPage>> fetchAnyBlogPage(HttpClient *http, QUrl typed, std::stop_token stop)
{
    constexpr int mostRedirects = 5;
    QUrl url = typed.adjusted(QUrl::RemoveFragment);
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        const auto answer = co_await http->send({.url = url,
                                                 .trust = trustIn(url, typed),
                                                 .headers = {{"Accept", "text/html, */*;q=0.5"}},
                                                 .stop = stop});
        if (!answer)
            co_return std::unexpected(answer.error());
        const QByteArray target = answer->headers.value("Location");
        const QUrl next = url.resolved(QUrl::fromEncoded(target, QUrl::StrictMode));
        const bool leadsOn = answer->status >= 300 && answer->status < 400;
        if (!leadsOn || target.isEmpty() || !next.isValid())
            co_return BlogPage{.answer = *answer, .links = readPageLinks(*answer)};
        url = next.adjusted(QUrl::RemoveFragment);
    }
    co_return failure(
        ErrorKind::Network,
        BlogPageText::tr("%1 leads from one address to the next without end. Check the account's "
                         "address.")
            .arg(typed.host()));
}

bool isSameSite(const QUrl &typed, const QUrl &found)
{
    if (withoutWww(typed) != withoutWww(found) || found.host().isEmpty() || !found.userInfo().isEmpty())
        return false;
    if (isThisMachine(found))
        return found.scheme() == typed.scheme() && found.port() == typed.port();
    return found.scheme() == "https"_L1 && found.port(443) == typed.port(443);
}

AddressTrust trustIn(const QUrl &found, const QUrl &typed)
{
    return isSameSite(typed, found) ? AddressTrust::Typed : AddressTrust::FromOutside;
}

} // namespace Postil
