// SPDX-License-Identifier: MIT
// An HttpClient that answers when the test says so.
#pragma once

#include "net/httpcall.h"

#include <QCoroFuture>
#include <QPromise>

#include <memory>

namespace Postil::Test {

class HeldClient : public HttpClient
{
public:
    QCoro::Task<Result<HttpResponse>> get(HttpRequest request) override
    {
        auto promise = std::make_shared<QPromise<Result<HttpResponse>>>();
        promise->start();
        waiting.append({request, promise});
        const auto future = promise->future();
        co_await QFuture<void>(future);
        co_return future.result();
    }

    QCoro::Task<Result<HttpAnswer>> send(HttpCall) override
    {
        co_return failure(ErrorKind::Refused, QStringLiteral("This client only fetches."));
    }

    void answer(int number, Result<HttpResponse> answer)
    {
        auto held = waiting.takeAt(number);
        held.promise->addResult(std::move(answer));
        held.promise->finish();
    }
    void answer(int number, const QString &body = QStringLiteral("<title>Headline</title><p>text"))
    {
        answer(number, HttpResponse{.status = 200,
                                    .url = waiting.at(number).request.url,
                                    .contentType = "text/html",
                                    .body = body.toUtf8()});
    }
    [[nodiscard]] QStringList hosts() const
    {
        QStringList hosts;
        for (const Held &held : waiting)
            hosts.append(held.request.url.host());
        return hosts;
    }

    struct Held
    {
        HttpRequest request;
        std::shared_ptr<QPromise<Result<HttpResponse>>> promise;
    };
    QList<Held> waiting;
};

} // namespace Postil::Test
