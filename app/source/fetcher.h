// SPDX-License-Identifier: MIT
// Fetches a Page from the web.
#pragma once

#include "base/result.h"
#include "net/httpclient.h"
#include "source/page.h"

#include <QCoroTask>

#include <functional>
#include <stop_token>

namespace Postil {

class Fetcher
{
public:
    using Progress = std::function<void(qint64 received, qint64 total)>; // total -1: unknown

    explicit Fetcher(HttpClient &client); // outlives this and what it fetches

    // The page as the server sent it, whatever its type: whether it can be read is for the extractor to say.
    // Errors: those of HttpClient.
    [[nodiscard]] QCoro::Task<Result<Page>> fetch(QUrl url, AddressTrust trust, std::stop_token stop = {},
                                                  Progress progress = {},
                                                  Freshness freshness = Freshness::AsServerSaid);

private:
    HttpClient &m_client;
};

} // namespace Postil
