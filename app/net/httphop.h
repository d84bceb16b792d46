// SPDX-License-Identifier: MIT
// One request and its answer: no redirect is followed, every limit is ours.
#pragma once

#include "net/httpclient.h"
#include "net/pending.h"

#include <QHttpHeaders>
#include <QNetworkReply>
#include <QNetworkRequest>

class QNetworkAccessManager;

namespace Postil {

struct HopAnswer
{
    int status = 0; // 0: the other side was never reached, `problem` says why; another address may do
    Error problem;
    QHttpHeaders headers;
    QByteArray body;
    bool fromPublicNetwork = true; // false: from this machine, or the network it stands in
};

struct HopLimits
{
    QDeadlineTimer deadline;
    std::chrono::milliseconds inactivity;
    qint64 maximumBytes = 0;
};

class HttpHop final : public Pending<HopAnswer>
{
public:
    // `host` as the user knows it: the URL of `request` may name a number instead.
    HttpHop(QNetworkAccessManager &manager, const QNetworkRequest &request, const QString &host,
            HopLimits limits, const HttpRequest &asked);

private:
    void readHeaders();
    void readBody();
    void finish();
    void ended() override;

    QNetworkReply *m_reply;
    QTimer m_inactivity;
    HopLimits m_limits;
    std::function<void(qint64, qint64)> m_progress;
    QString m_tlsProblem;
    HopAnswer m_answer;
};

} // namespace Postil
