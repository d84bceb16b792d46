// SPDX-License-Identifier: MIT
// An HttpClient whose every request can be stopped from outside, for what is sent through a Publisher.
#pragma once

#include "net/httpcall.h"

#include <stop_token>

namespace Postil {

class StoppableClient final : public HttpClient
{
public:
    // `http` outlives it.
    StoppableClient(HttpClient &http, std::stop_token stop) : m_http(http), m_stop(std::move(stop)) {}

    QCoro::Task<Result<HttpResponse>> get(HttpRequest request) override;
    QCoro::Task<Result<HttpAnswer>> send(HttpCall call) override;

private:
    HttpClient &m_http;
    std::stop_token m_stop;
};

} // namespace Postil
