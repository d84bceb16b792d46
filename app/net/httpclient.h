// SPDX-License-Identifier: MIT
// The one door to the network. Tests use a fake or a real server on loopback, never the internet.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QUrl>

#include <functional>
#include <stop_token>

namespace Postil {

// Who may be asked: an address the user typed may be private (a blog on this machine); one that came
// from a page or a redirect may not.
enum class AddressTrust { Typed, FromOutside };

// Whether what a server has answered before may serve again without asking, as long as the server said so.
enum class Freshness {
    AsServerSaid,
    Validated, // the server is asked, if only for whether anything has changed
};

struct HttpRequest
{
    QUrl url;
    AddressTrust trust = AddressTrust::FromOutside;
    QByteArray accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
    Freshness freshness = Freshness::AsServerSaid;
    qint64 maximumBytes = 8 * 1024 * 1024; // decoded; beyond it: ErrorKind::TooLarge
    std::stop_token stop;                  // requested: ErrorKind::Cancelled
    // Called with the bytes so far, as they came, and the expected total (-1 unknown), on the caller's thread.
    std::function<void(qint64 received, qint64 total)> progress;
};

struct HttpResponse
{
    int status = 0; // 2xx only: other answers are errors
    QUrl url;       // after redirects
    QByteArray contentType;
    QByteArray body; // decoded
    // Where permanent redirects (301, 308) alone lead from the address that was asked: what links to it
    // should say from now on. Empty where the first answer was none.
    QUrl movedTo = {};
};

struct HttpCall;
struct HttpAnswer;

class HttpClient
{
public:
    virtual ~HttpClient() = default;

    // Redirects are followed by us, ten at most. Deadlines: 20 s in all, 10 s without a byte.
    // ErrorKind::NotFound: 404, 410, or there is no host of that name.
    virtual QCoro::Task<Result<HttpResponse>> get(HttpRequest request) = 0;

    // One request and its answer, whatever its status: see net/httpcall.h. An error means that there was no
    // whole answer. Of a call that may change something, nobody knows then whether it did.
    // ErrorKind::Refused: not https, or an address that `trust` does not allow.
    virtual QCoro::Task<Result<HttpAnswer>> send(HttpCall call) = 0;
};

} // namespace Postil
