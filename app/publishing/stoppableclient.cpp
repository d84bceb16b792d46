// SPDX-License-Identifier: MIT
#include "publishing/stoppableclient.h"

namespace Postil {

namespace {

// Requested when either is.
struct EitherStop
{
    EitherStop(const std::stop_token &one, const std::stop_token &other)
        : first(one, [this] { source.request_stop(); }), second(other, [this] { source.request_stop(); })
    {
    }

    std::stop_source source;
    std::stop_callback<std::function<void()>> first;
    std::stop_callback<std::function<void()>> second;
};

} // namespace

QCoro::Task<Result<HttpResponse>> StoppableClient::get(HttpRequest request)
{
    EitherStop stop(m_stop, request.stop);
    request.stop = stop.source.get_token();
    co_return co_await m_http.get(std::move(request));
}

QCoro::Task<Result<HttpAnswer>> StoppableClient::send(HttpCall call)
{
    EitherStop stop(m_stop, call.stop);
    call.stop = stop.source.get_token();
    co_return co_await m_http.send(std::move(call));
}

} // namespace Postil
