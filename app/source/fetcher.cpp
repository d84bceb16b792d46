// SPDX-License-Identifier: MIT
#include "source/fetcher.h"

#include "source/metaprescan.h"

namespace Postil {

namespace {

QString mediaType(const QByteArray &header)
{
    const qsizetype parameters = header.indexOf(';');
    return QString::fromLatin1(parameters < 0 ? header : header.left(parameters)).trimmed().toLower();
}

} // namespace

Fetcher::Fetcher(HttpClient &client) : m_client(client) {}

QCoro::Task<Result<Page>> Fetcher::fetch(QUrl url, AddressTrust trust, std::stop_token stop,
                                         Progress progress, Freshness freshness)
{
    HttpRequest request;
    request.url = url.adjusted(QUrl::RemoveFragment);
    request.trust = trust;
    request.freshness = freshness;
    request.stop = std::move(stop);
    request.progress = std::move(progress);
    auto response = co_await m_client.get(std::move(request));
    if (!response)
        co_return std::unexpected(response.error());
    const QByteArray type = response->contentType;
    co_return Page{std::move(response->body), response->url, mediaType(type),
                   QString::fromLatin1(charsetLabel(type))};
}

} // namespace Postil
