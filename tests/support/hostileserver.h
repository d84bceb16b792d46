// SPDX-License-Identifier: MIT
// The hostile web server of the reference material, on two ports of 127.0.0.1.
#pragma once

#include "support/shared.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTcpServer>
#include <QUrl>

namespace Postil::Test {

class HostileServer
{
public:
    // False where it does not run: without Python, say.
    [[nodiscard]] bool start(const QString &script)
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        // It takes a port and the next one; another program may grab one meanwhile, so try again.
        for (int attempt = 0; attempt < 5 && m_port == 0 && !python.isEmpty(); ++attempt) {
            QTcpServer probe;
            if (!probe.listen(QHostAddress::LocalHost))
                continue;
            const quint16 port = probe.serverPort();
            probe.close();
            m_process.start(python, {script, QString::number(port)});
            if (m_process.waitForReadyRead(20'000) && m_process.readLine().startsWith("ready"))
                m_port = port;
            else
                stop();
        }
        return m_port != 0;
    }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    ~HostileServer() { stop(); }

    // `route`: without its slash.
    [[nodiscard]] QUrl url(const QString &route) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(route));
    }

    // Every route that stands in the script, without its slash; of a family ("chain/…") the first part.
    [[nodiscard]] static QSet<QString> routesIn(const QString &script)
    {
        QFile file(script);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression form(QStringLiteral(R"(p(?:==|\.startswith\()'/([^']+?)/?')"));
        QSet<QString> routes;
        for (const auto &match : form.globalMatch(QString::fromUtf8(file.readAll())))
            routes.insert(match.captured(1));
        return routes - QSet<QString>{QStringLiteral("log"), QStringLiteral("reset")};
    }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Postil::Test
