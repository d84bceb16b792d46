// SPDX-License-Identifier: MIT
// A web server on a free port of 127.0.0.1, for tests: a folder of files, and routes of the test's own.
// It lives in the thread that made it and needs that thread's event loop.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace Postil::Test {

struct ServerRequest
{
    QByteArray method;
    QByteArray path;                       // with the query
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct ServerAnswer
{
    int status = 200;
    QByteArray contentType = "text/html; charset=utf-8";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

class TestServer : public QObject
{
public:
    // Files of `folder` are served at their relative paths, with the type their suffix tells.
    explicit TestServer(const QString &folder = {}, QObject *parent = nullptr);

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;

    using Handler = std::function<ServerAnswer(const ServerRequest &)>;
    void route(const QByteArray &path, Handler handler);
    void route(const QByteArray &path, const ServerAnswer &answer);
    // For every path that nothing else is there for.
    void routeRest(Handler handler) { m_rest = std::move(handler); }
    void redirect(const QByteArray &path, const QByteArray &location, int status = 302);

    // The bytes as they are, status line and all; then the connection ends, or hangs.
    enum class Then { Close, Hang };
    void routeRaw(const QByteArray &path, const QByteArray &bytes, Then then);

    [[nodiscard]] const QList<ServerRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void receive(QTcpSocket *socket);
    [[nodiscard]] ServerAnswer answer(const ServerRequest &request) const;
    [[nodiscard]] ServerAnswer fileAnswer(const QByteArray &path) const;

    struct Raw
    {
        QByteArray bytes;
        Then then;
    };
    QString m_folder;
    QHash<QByteArray, Handler> m_handlers;
    Handler m_rest;
    QHash<QByteArray, Raw> m_raw;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<ServerRequest> m_requests;
    int m_connections = 0;
    QTcpServer m_server; // last: its sockets say goodbye to what stands above
};

} // namespace Postil::Test
