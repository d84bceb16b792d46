// SPDX-License-Identifier: MIT
#include "servers/testserver.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Postil::Test {

namespace {

ServerRequest parse(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    ServerRequest request{words.value(0), words.value(1), {}, {}};
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    return request;
}

QByteArray withoutQuery(const QByteArray &path)
{
    const qsizetype mark = path.indexOf('?');
    return mark < 0 ? path : path.left(mark);
}

QByteArray typeOf(const QString &fileName)
{
    static const QHash<QString, QByteArray> types{
        {u"html"_s, "text/html"},     {u"txt"_s, "text/plain"},       {u"md"_s, "text/markdown"},
        {u"png"_s, "image/png"},      {u"jpg"_s, "image/jpeg"},       {u"css"_s, "text/css"},
        {u"js"_s, "text/javascript"}, {u"json"_s, "application/json"}};
    return types.value(QFileInfo(fileName).suffix().toLower(), "application/octet-stream");
}

QByteArray wire(const ServerAnswer &answer)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status)
                       + " Status\r\nContent-Type: " + answer.contentType
                       + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n" + answer.body;
}

} // namespace

TestServer::TestServer(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port on 127.0.0.1: %s", qPrintable(m_server.errorString()));
}

QUrl TestServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path), QUrl::StrictMode);
}

void TestServer::route(const QByteArray &path, Handler handler)
{
    m_handlers[path] = std::move(handler);
}

void TestServer::route(const QByteArray &path, const ServerAnswer &answer)
{
    m_handlers[path] = [answer](const ServerRequest &) { return answer; };
}

void TestServer::redirect(const QByteArray &path, const QByteArray &location, int status)
{
    route(path, ServerAnswer{status, "text/plain", {}, {{"Location", location}}});
}

void TestServer::routeRaw(const QByteArray &path, const QByteArray &bytes, Then then)
{
    m_raw[path] = {bytes, then};
}

void TestServer::receive(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        ServerRequest request = parse(buffer.left(end));
        const qsizetype body = request.headers.value("content-length", "0").toLongLong();
        if (buffer.size() < end + 4 + body)
            return;
        request.body = buffer.sliced(end + 4, body);
        buffer.remove(0, end + 4 + body);
        m_requests += request;
        if (const auto raw = m_raw.constFind(withoutQuery(request.path)); raw != m_raw.cend()) {
            socket->write(raw->bytes);
            if (raw->then == Then::Close)
                socket->disconnectFromHost();
            return;
        }
        socket->write(wire(answer(request)));
    }
}

ServerAnswer TestServer::answer(const ServerRequest &request) const
{
    const QByteArray path = withoutQuery(request.path);
    if (const auto handler = m_handlers.constFind(path); handler != m_handlers.cend())
        return (*handler)(request);
    return m_rest ? m_rest(request) : fileAnswer(path);
}

ServerAnswer TestServer::fileAnswer(const QByteArray &path) const
{
    const QString relative = QUrl::fromPercentEncoding(path.sliced(1));
    QFile file(QDir(m_folder).filePath(relative));
    if (m_folder.isEmpty() || relative.contains(u"..") || !file.open(QIODevice::ReadOnly))
        return {404, "text/plain", "not found", {}};
    return {200, typeOf(relative), file.readAll(), {}};
}

} // namespace Postil::Test
