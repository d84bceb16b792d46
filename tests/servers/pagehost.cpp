// SPDX-License-Identifier: MIT
#include "servers/pagehost.h"

#include "publishing/account.h"
#include "support/sites.h"

#include <QStandardPaths>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace Postil::Test {

PageHost::PageHost()
{
    QDir().mkpath(served() + "/blog"_L1);
}

QString PageHost::missing()
{
    for (const auto &program : {u"rclone"_s, u"sftp"_s, u"ssh-keygen"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + " is not installed."_L1;
    }
    return {};
}

Account PageHost::serve(const QString &service, SecretStore &secrets, const QStringList &more)
{
    stop();
    Account account = accountOf(service, {});
    account.address = u"https://blog.example"_s;
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    m_port = probe.serverPort();
    probe.close();
    QStringList arguments{u"serve"_s,
                          service,
                          served(),
                          u"--addr"_s,
                          u"127.0.0.1:%1"_s.arg(m_port),
                          u"--config"_s,
                          file(u"rclone.conf"_s),
                          u"--dir-cache-time"_s,
                          u"0s"_s};
    if (service == "sftp"_L1) {
        for (const auto &key : {u"hostkey"_s, u"key"_s})
            run(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, file(key)},
                m_dir.path());
        QFile::copy(file(u"key.pub"_s), file(u"authorized"_s));
        trust(m_port);
        arguments += {u"--key"_s, file(u"hostkey"_s), u"--authorized-keys"_s, file(u"authorized"_s)};
        account.options = {{u"server"_s, u"sftp://blog@127.0.0.1:%1/blog"_s.arg(m_port)},
                           {u"key"_s, file(u"key"_s)},
                           {u"knownHosts"_s, file(u"known"_s)}};
    } else {
        arguments += {u"--user"_s, u"ed"_s, u"--pass"_s, u"dav-password"_s, u"--etag-hash"_s, u"MD5"_s};
        account.options = {{u"server"_s, u"http://127.0.0.1:%1/blog"_s.arg(m_port)}, {u"user"_s, u"ed"_s}};
        (void)QCoro::waitFor(secrets.write(secretKey(account, u"password"_s), u"dav-password"_s));
    }
    m_server.start(u"rclone"_s, arguments + more);
    const auto answers = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(200);
    };
    if (!QTest::qWaitFor(answers, 20'000))
        qWarning("rclone does not answer: %s", m_server.readAllStandardError().constData());
    return account;
}

void PageHost::stop()
{
    m_server.kill();
    m_server.waitForFinished();
}

void PageHost::trust(quint16 port) const
{
    makeFile(file(u"known"_s),
             "[127.0.0.1]:" + QByteArray::number(port) + ' ' + fileBytes(file(u"hostkey.pub"_s)));
}

Account PageHost::through(quint16 port, Account account) const
{
    account.options[u"server"_s].replace(u':' + QString::number(m_port), u':' + QString::number(port));
    if (account.service == "sftp"_L1)
        trust(port);
    return account;
}

BadLine::BadLine(quint16 to, Spoil spoil) : m_spoil(spoil)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this, to] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            auto *host = new QTcpSocket(client);
            host->connectToHost(QHostAddress::LocalHost, to);
            carry(client, host);
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port on 127.0.0.1: %s", qPrintable(m_server.errorString()));
}

void BadLine::carry(QTcpSocket *client, QTcpSocket *host)
{
    connect(host, &QTcpSocket::readyRead, client, [client, host] { client->write(host->readAll()); });
    connect(host, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, host, [client, host] {
        host->disconnectFromHost();
        client->deleteLater();
    });
    // A piece at a time, so that the one who sends feels how slow it is.
    client->setReadBufferSize(16 * 1024);
    auto *turn = new QTimer(client);
    const auto carried = std::make_shared<qint64>(0);
    connect(turn, &QTimer::timeout, client, [this, client, host, carried] {
        if (*carried >= m_spoil.after) {
            m_hasEnded = true;
            if (m_spoil.then == End::Cut)
                client->abort();
            return;
        }
        const qint64 piece =
            std::min(std::max<qint64>(m_spoil.bytesPerSecond / 50, 1), m_spoil.after - *carried);
        const QByteArray bytes = client->read(piece);
        *carried += bytes.size();
        host->write(bytes);
    });
    turn->start(20);
}

} // namespace Postil::Test
