// SPDX-License-Identifier: MIT
// Where the browser comes back to after signing in (RFC 8252, 7.3): a free port of 127.0.0.1, for one proper
// callback. What is not that callback (another path, method, host or state, a part given twice, too much of
// anything) is refused with a page and changes nothing; an answer in another server's name (RFC 9207) ends
// it. Afterwards nobody is listened to.
#pragma once

#include "net/oauth.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QTcpServer>
#include <QTimer>

#include <optional>

class QTcpSocket;

namespace Postil {

struct OAuthExpectation
{
    QString state;
    QString issuer = {}; // empty: unknown
    IssuerParameter issuerParameter = IssuerParameter::Optional;
    QString host = {}; // where the user signs in, for the sentences
};

class OAuthListener : public QObject
{
public:
    OAuthListener(OAuthExpectation expected, std::chrono::milliseconds patience, const std::stop_token &stop);
    ~OAuthListener() override;

    // Where to send the browser back to; fails where no port can be had.
    [[nodiscard]] Result<QUrl> listen();
    // The authorization code. ErrorKind::Timeout, Cancelled, Refused.
    [[nodiscard]] QFuture<OAuthResult<QString>> answer() { return m_promise.future(); }

private:
    struct Page
    {
        int status = 200;
        QString sentence;
    };
    void accept();
    void receive(QTcpSocket *socket);
    static Page refusalPage(int status);
    // Why this is not the callback, if it is not.
    [[nodiscard]] std::optional<Page> refusal(const QByteArray &head) const;
    [[nodiscard]] OAuthResult<QString> outcome(const QByteArray &query) const;
    static void say(QTcpSocket *socket, const Page &page);
    void finish(OAuthResult<QString> answer);

    OAuthExpectation m_expected;
    std::chrono::milliseconds m_patience;
    QTcpServer m_server;
    QTimer m_timer;
    QHash<QTcpSocket *, QByteArray> m_heads; // what came so far
    QPromise<OAuthResult<QString>> m_promise;
    bool m_finished = false;
    std::optional<std::stop_callback<std::function<void()>>> m_stop; // last: gone before what it calls
};

} // namespace Postil
