// SPDX-License-Identifier: MIT
// A real server of a folder of pages, SFTP or WebDAV (rclone), on a free port of 127.0.0.1; and a bad line to
// it.
#pragma once

#include "publishing/account.h"
#include "secrets/secretstore.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <limits>

class QTcpSocket;

namespace Postil::Test {

class PageHost
{
public:
    PageHost();
    ~PageHost() { stop(); }

    // What is missing on this computer to serve pages; empty: nothing.
    [[nodiscard]] static QString missing();

    // Starts the server of that service and gives an account at it, which may write to its folder "blog".
    Account serve(const QString &service, SecretStore &secrets, const QStringList &more = {});
    void stop();

    // The same account by way of another port.
    [[nodiscard]] Account through(quint16 port, Account account) const;

    [[nodiscard]] QString served() const { return m_dir.filePath(QStringLiteral("served")); }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void trust(quint16 port) const;

    QTemporaryDir m_dir;
    quint16 m_port = 0;
    QProcess m_server;
};

// Carries what comes to its own port on to another, and spoils it: what the client says is held up or cut.
class BadLine : public QObject
{
public:
    enum class End { Cut, Silence };
    struct Spoil
    {
        qint64 after = std::numeric_limits<qint64>::max(); // bytes from the client that come through
        End then = End::Cut;
        qint64 bytesPerSecond = std::numeric_limits<int>::max();
    };

    BadLine(quint16 to, Spoil spoil);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    // A client was cut, or is left in silence.
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

private:
    void carry(QTcpSocket *client, QTcpSocket *host);

    Spoil m_spoil;
    bool m_hasEnded = false;
    QTcpServer m_server;
};

} // namespace Postil::Test
