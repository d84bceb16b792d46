// SPDX-License-Identifier: MIT
#include "support/stubserver.h"

#include "support/shared.h"

#include <QJsonDocument>
#include <QStandardPaths>

namespace Postil::Test {

bool StubServer::start(const QString &script, const QStringList &arguments)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        return false;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(python,
                    QStringList{QStringLiteral("-B"), sourcePath(QStringLiteral("tests/servers/") + script)}
                        + arguments);
    m_port = readLine().value(QStringLiteral("port")).toInt();
    return m_port != 0;
}

StubServer::~StubServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QUrl StubServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

QJsonObject StubServer::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(20'000))
            qFatal("the stub says nothing");
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QJsonObject StubServer::ask(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    return readLine();
}

void StubServer::rule(const QString &match, const QString &what, int status, const QByteArray &body,
                      const QJsonObject &headers)
{
    ask({{QStringLiteral("do"), QStringLiteral("rule")},
         {QStringLiteral("match"), match},
         {QStringLiteral("what"), what},
         {QStringLiteral("status"), status},
         {QStringLiteral("headers"), headers},
         {QStringLiteral("body"), QString::fromUtf8(body)}});
}

int StubServer::requests(const QString &label)
{
    int count = 0;
    for (const QJsonValue &seen : state().value(QStringLiteral("requests")).toArray())
        count += seen.toString() == label ? 1 : 0;
    return count;
}

QString StubServer::violations()
{
    QStringList lines;
    for (const QJsonValue &line : state().value(QStringLiteral("violations")).toArray())
        lines.append(line.toString());
    return lines.join(u'\n');
}

} // namespace Postil::Test
