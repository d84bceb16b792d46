// SPDX-License-Identifier: MIT
#include "support/serverprocess.h"

#include "support/shared.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace Postil::Test {

using namespace Qt::StringLiterals;

ServerProcess::ServerProcess(const QString &script, const QStringList &arguments, int patience)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"python3"_s, QStringList{u"-B"_s, sourcePath(u"tests/servers/"_s + script)} + arguments);
    const QDeadlineTimer deadline(patience);
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && !deadline.hasExpired())
        m_process.waitForReadyRead(int(deadline.remainingTime()));
    const QByteArray line = m_process.readLine();
    m_said = QJsonDocument::fromJson(line).object();
    if (m_said.isEmpty())
        m_problem =
            u"%1 did not start: %2 %3"_s.arg(script, m_process.errorString(), QString::fromUtf8(line));
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(25'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QUrl ServerProcess::url(const QString &path) const
{
    return QUrl(m_said.value("url"_L1).toString() + path);
}

QJsonDocument ServerProcess::ask(const QString &name) const
{
    return talk(name, {});
}

void ServerProcess::tell(const QString &name, const QJsonObject &body) const
{
    (void)talk(name, QJsonDocument(body).toJson());
}

void ServerProcess::spoilNext(const QString &label, const QString &how) const
{
    spoil({{u"label"_s, label}, {u"how"_s, how}});
}

void ServerProcess::answerNext(const QString &label, int status, const QByteArray &body,
                               const QJsonObject &headers) const
{
    spoil({{u"label"_s, label},
           {u"how"_s, u"answer"_s},
           {u"status"_s, status},
           {u"body"_s, QString::fromUtf8(body)},
           {u"headers"_s, headers}});
}

int ServerProcess::requests(const QString &label) const
{
    const QJsonArray seen = ask(u"requests"_s).array();
    return int(std::ranges::count_if(
        seen, [&label](const QJsonValue &request) { return request["label"_L1] == label; }));
}

QString ServerProcess::faults() const
{
    QStringList lines;
    const QJsonArray faults = ask(u"faults"_s).array();
    for (const QJsonValue &fault : faults)
        lines.append(fault.toString());
    return lines.join(u'\n');
}

QJsonDocument ServerProcess::talk(const QString &name, const QByteArray &body) const
{
    QNetworkAccessManager network;
    QNetworkRequest request(url(u"/stub/"_s + name));
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    QNetworkReply *reply = body.isEmpty() ? network.get(request) : network.post(request, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    return QJsonDocument::fromJson(reply->readAll());
}

} // namespace Postil::Test
