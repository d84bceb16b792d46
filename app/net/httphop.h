// SPDX-License-Identifier: MIT
// One request and its answer: no redirect is followed, every limit is ours.
#pragma once

#include "net/bodydecoder.h"
#include "net/httpclient.h"
#include "net/pending.h"

#include <QHttpHeaders>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>
#include <optional>

namespace Postil {

struct HopAnswer
{
    int status = 0; // 0: the other side was never reached, `problem` says why; another address may do
    Error problem;
    QHttpHeaders headers;
    QByteArray body;               // unpacked
    bool isSurelyWhole = false;    // the body is as long as was promised, or was packed and is complete
    bool fromPublicNetwork = true; // false: from this machine, or the network it stands in
};

struct HopLimits
{
    QDeadlineTimer deadline;
    std::chrono::milliseconds inactivity; // neither a byte sent nor received
    qint64 maximumBytes = 0;
};

// What of an answer is read that is an error: nobody reads a site's page about it, a service says why.
enum class ErrorBody { Skipped, Read };

struct HopRequest
{
    QNetworkRequest request = {};
    QString host = {}; // as the user knows it: the URL of `request` may name a number instead
    AddressTrust trust = AddressTrust::FromOutside;
    QByteArray method = "GET";
    QByteArray body = {};
    ErrorBody errorBody = ErrorBody::Skipped;
    std::stop_token stop = {};
    std::function<void(qint64, qint64)> received = {};
    std::function<void(qint64, qint64)> sent = {};
};

class HttpHop final : public Pending<HopAnswer>
{
public:
    HttpHop(QNetworkAccessManager &manager, const HopRequest &asked, HopLimits limits);
    ~HttpHop() override;

private:
    void readHeaders();
    void readBody();
    void finish();
    [[nodiscard]] qint64 promisedBytes() const;
    [[nodiscard]] bool isCutShort() const;
    void ended() override;

    std::unique_ptr<QNetworkAccessManager> m_own; // of a request that may be sent but once
    QNetworkReply *m_reply;
    QTimer m_inactivity;
    HopLimits m_limits;
    ErrorBody m_errorBody;
    std::function<void(qint64, qint64)> m_received;
    QString m_tlsProblem;
    std::optional<BodyDecoder> m_decoder; // from the headers on
    qint64 m_bytes = 0;                   // of the body, as they came
    HopAnswer m_answer;
};

} // namespace Postil
