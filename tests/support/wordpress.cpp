// SPDX-License-Identifier: MIT
#include "support/wordpress.h"

#include "net/httpcall.h"
#include "net/qthttpclient.h"
#include "support/shared.h"

#include <QCoroTask>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>

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

void WordPress::misbehave(const QString &how, const QByteArray &value) const
{
    QFile file(m_folder.filePath(how));
    if (!file.open(QIODevice::WriteOnly) || file.write(value) != value.size())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
}

void WordPress::behave(const QString &how) const
{
    QFile::remove(m_folder.filePath(how));
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

// As the page's own script does it; without scripts, 6.8 makes a password and does not show it.
QString WordPress::approve(const QString &user, const QUrl &page) const
{
    QNetworkAccessManager browser; // with its cookies
    const auto load = [&browser](const QUrl &address, const QUrlQuery &form = {}, const QString &nonce = {}) {
        QNetworkRequest request(address);
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
        if (!nonce.isEmpty())
            request.setRawHeader("X-WP-Nonce", nonce.toUtf8());
        QNetworkReply *reply =
            form.isEmpty() ? browser.get(request) : browser.post(request, form.toString(QUrl::FullyEncoded).toUtf8());
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return QString::fromUtf8(reply->readAll());
    };
    const auto valueOf = [](const QString &html, const QString &pattern) {
        return QRegularExpression(pattern).match(html).captured(1);
    };
    load(url(u"/wp-login.php"_s), {{u"log"_s, user}, {u"pwd"_s, "login-of-"_L1 + user}});
    const QString asked = load(page);
    QUrlQuery answer;
    answer.addQueryItem(u"name"_s, valueOf(asked, u"name=\"app_name\" value=\"([^\"]*)\""_s));
    answer.addQueryItem(u"app_id"_s, valueOf(asked, u"name=\"app_id\" value=\"([^\"]*)\""_s));
    const QString made = load(url(u"/wp-json/wp/v2/users/me/application-passwords"_s), answer,
                              valueOf(asked, u"wpApiSettings = \\{[^;]*\"nonce\":\"([^\"]+)\""_s));
    return QJsonDocument::fromJson(made.toUtf8())["password"_L1].toString();
}

QString WordPress::page(const QString &path) const
{
    QtHttpClient client{QStringList()};
    const Result<HttpAnswer> answer = QCoro::waitFor(client.send(HttpCall{.url = url(path)}));
    return answer ? QString::number(answer->status) + u'\n' + QString::fromUtf8(answer->body) : QString();
}

} // namespace Postil::Test
