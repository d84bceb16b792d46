// SPDX-License-Identifier: MIT
#include "late/latehttpclient.h"

#include "late/latemodule.h"
#include "net/httpcall.h"

namespace Postil {

LateHttpClient::LateHttpClient(QStringList languages, QString cacheFolder)
    : m_languages(std::move(languages)), m_cacheFolder(std::move(cacheFolder))
{
}

LateHttpClient::~LateHttpClient() = default;

Result<HttpClient *> LateHttpClient::client()
{
    if (m_client)
        return m_client.get();
    return lateModule().transform([this](LateModule *late) {
        m_client = late->createHttpClient(m_languages, m_cacheFolder);
        return m_client.get();
    });
}

QCoro::Task<Result<HttpResponse>> LateHttpClient::get(HttpRequest request)
{
    const auto client = this->client();
    if (!client)
        co_return std::unexpected(client.error());
    co_return co_await (*client)->get(std::move(request));
}

QCoro::Task<Result<HttpAnswer>> LateHttpClient::send(HttpCall call)
{
    const auto client = this->client();
    if (!client)
        co_return std::unexpected(client.error());
    co_return co_await (*client)->send(std::move(call));
}

} // namespace Postil
