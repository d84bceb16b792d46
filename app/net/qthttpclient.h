// SPDX-License-Identifier: MIT
// HttpClient over QNetworkAccessManager, with Qt's defaults that do harm replaced: redirects are followed
// here and checked one by one, deadlines and sizes are counted here, no cookie is kept, no referrer sent, a
// TLS error is never ignored, and https never becomes http. Answers from the public internet are cached (see
// HttpCache), those from this machine and its network never.
#pragma once

#include "net/httpcache.h"
#include "net/httpclient.h"

#include <QStringList>

#include <chrono>
#include <memory>

namespace Postil {

struct HttpLimits
{
    std::chrono::milliseconds total = std::chrono::seconds(20);
    std::chrono::milliseconds inactivity = std::chrono::seconds(10);
    int redirects = 10;
    // Of a call: pictures take their time to go up, and a blog takes its own to answer.
    std::chrono::milliseconds callTotal = std::chrono::minutes(10);
    std::chrono::milliseconds callInactivity = std::chrono::seconds(30);
};

class QtHttpClient final : public HttpClient
{
public:
    // `languages`: BCP 47, what pages should be in, best first.
    explicit QtHttpClient(const QStringList &languages, HttpLimits limits = {},
                          const HttpCacheLimits &cache = {});
    ~QtHttpClient() override; // what is under way ends with ErrorKind::Cancelled

    QCoro::Task<Result<HttpResponse>> get(HttpRequest request) override;
    QCoro::Task<Result<HttpAnswer>> send(HttpCall call) override;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

// "de-DE, de;q=0.9, en;q=0.8"
[[nodiscard]] QByteArray acceptLanguage(const QStringList &languages);

} // namespace Postil
