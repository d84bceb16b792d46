// SPDX-License-Identifier: MIT
#include "support/wordpress.h"

#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "support/shared.h"

#include <QCoroTask>

namespace Postil::Test {

using namespace Qt::StringLiterals;

QString WordPress::start(const QStringList &environment)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString &setting : environment)
        all.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    m_process.setProcessEnvironment(all);
    m_process.start(sourcePath(u"tests/servers/wordpress"_s), {m_folder.path()});
    QByteArray line;
    do {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(280'000) && !m_process.canReadLine()) {
                m_process.waitForFinished(1000);
                return u"WordPress does not run here: "_s
                       + QString::fromUtf8(m_process.readAllStandardError()).trimmed();
            }
        }
        line = m_process.readLine().trimmed();
        const qsizetype sign = line.indexOf('=');
        if (sign > 0)
            m_said.insert(QString::fromUtf8(line.first(sign)), QString::fromUtf8(line.sliced(sign + 1)));
    } while (line != "ready");
    return {};
}

void WordPress::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.waitForFinished(5000);
}

QUrl WordPress::url(const QString &path) const
{
    return QUrl(m_said.value(u"WP_URL"_s) + path, QUrl::StrictMode);
}

QString WordPress::password(const QString &user) const
{
    return m_said.value("WP_"_L1 + user.toUpper());
}

Account WordPress::account(const QString &user) const
{
    return {.id = u"harbour"_s,
            .name = u"Harbour"_s,
            .service = u"wordpress"_s,
            .address = m_said.value(u"WP_URL"_s),
            .options = {{u"user"_s, user}}};
}

QJsonDocument WordPress::rest(const QString &user, const QByteArray &method, const QString &route,
                              const QJsonObject &body) const
{
    HttpCall call{.method = method, .url = url("/wp-json/"_L1 + route)};
    if (!user.isEmpty())
        call.headers.emplace_back("Authorization",
                                  "Basic " + (user + u':' + password(user)).toUtf8().toBase64());
    if (!body.isEmpty()) {
        call.headers.emplace_back("Content-Type", "application/json");
        call.body = QJsonDocument(body).toJson();
    }
    QtHttpClient client{QStringList()};
    const Result<HttpAnswer> answer = QCoro::waitFor(client.send(std::move(call)));
    if (!answer || !answer->isSuccess())
        qFatal("%s %s: %s", method.constData(), qPrintable(route),
               answer ? answer->body.constData() : qPrintable(answer.error().message));
    return QJsonDocument::fromJson(answer->body);
}

QString WordPress::page(const QString &path) const
{
    QtHttpClient client{QStringList()};
    const Result<HttpAnswer> answer = QCoro::waitFor(client.send(HttpCall{.url = url(path)}));
    return answer ? QString::number(answer->status) + u'\n' + QString::fromUtf8(answer->body) : QString();
}

} // namespace Postil::Test
