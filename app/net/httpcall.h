// SPDX-License-Identifier: MIT
// HttpCall: a request to a program's interface (an API), with what it answers. Unlike a page that is fetched,
// it may change something at the other side and may carry secrets, so: it is sent once and never again by
// itself, it follows no redirect, it is never cached, and it goes over https, or to this machine.
#pragma once

#include "net/httpclient.h"
#include "net/httpheaders.h"

#include <utility>

namespace Postil {

struct HttpCall
{
    QByteArray method = "GET"; // RFC 9110: "GET", "POST", "PUT", "PATCH", "DELETE"
    QUrl url = {};
    AddressTrust trust = AddressTrust::Typed; // FromOutside for what a page or an answer named
    QList<std::pair<QByteArray, QByteArray>> headers =
        {}; // in this order; Authorization and Content-Type among them
    QByteArray body = {};
    qint64 maximumBytes = 8 * 1024 * 1024; // of the answer, decoded; beyond it: ErrorKind::TooLarge
    std::stop_token stop =
        {}; // requested: ErrorKind::Cancelled; what has left this machine cannot be had back
    std::function<void(qint64 sent, qint64 total)> progress = {}; // of the body, on the caller's thread

    [[nodiscard]] bool mayChangeSomething() const { return method != "GET" && method != "HEAD"; }
};

// Any status is an answer, redirects and errors too; a body comes with each of them.
struct HttpAnswer
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    QUrl url; // that was asked

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace Postil
