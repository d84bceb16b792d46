// SPDX-License-Identifier: MIT
// A TCP listener on the loopback that counts who comes: the proof that nothing was requested.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace Postil::Test {

class Listener : public QTcpServer
{
public:
    Listener()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++m_connections;
                socket->disconnectFromHost();
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(serverPort()); }

private:
    int m_connections = 0;
};

} // namespace Postil::Test
