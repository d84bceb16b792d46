// SPDX-License-Identifier: MIT
#include "net/httphop.h"

#include <QNetworkAccessManager>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// What Qt may hold of a body before we have counted it.
constexpr qint64 readAhead = 256 * 1024;

} // namespace

HttpHop::HttpHop(QNetworkAccessManager &manager, const QNetworkRequest &request, const QString &host,
                 HopLimits limits, const HttpRequest &asked)
    : Pending(host, limits.deadline, asked.stop, &manager), m_reply(manager.get(request)), m_limits(limits),
      m_progress(asked.progress)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(readAhead);
    m_inactivity.setSingleShot(true);
    connect(&m_inactivity, &QTimer::timeout, this, [this] { give(std::unexpected(timeoutError(m_host))); });
    m_inactivity.start(m_limits.inactivity);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpHop::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpHop::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpHop::finish);
    // A body that cannot be unpacked ends no reply: Qt tells, and waits for the rest. Never from within a read.
    connect(
        m_reply, &QNetworkReply::errorOccurred, this,
        [this](QNetworkReply::NetworkError error) {
            if (error == QNetworkReply::UnknownContentError)
                give(std::unexpected(networkError(error, m_host, {})));
        },
        Qt::QueuedConnection);
    // Told, never ignored: Qt ends the connection after this signal.
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsProblem = errors.isEmpty() ? QString() : errors.first().errorString();
    });
}

void HttpHop::readHeaders()
{
    m_inactivity.start(m_limits.inactivity);
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_answer.status >= 400) { // what the site says of it nobody reads, and it may be of any length
        m_answer.headers = m_reply->headers();
        give(m_answer);
        return;
    }
    // Of a packed body the length says nothing; it is counted as it comes.
    const bool packed = !m_reply->rawHeader("Content-Encoding").isEmpty();
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (!packed && length > m_limits.maximumBytes)
        give(std::unexpected(tooLargeError(m_host, m_limits.maximumBytes)));
}

void HttpHop::readBody()
{
    m_inactivity.start(m_limits.inactivity);
    m_answer.body += m_reply->readAll();
    if (m_answer.body.size() > m_limits.maximumBytes) {
        give(std::unexpected(tooLargeError(m_host, m_limits.maximumBytes)));
        return;
    }
    if (m_progress) {
        const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
        m_progress(m_answer.body.size(), length.isValid() ? length.toLongLong() : -1);
    }
}

void HttpHop::finish()
{
    readBody();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers = m_reply->headers();
    const QNetworkReply::NetworkError error = m_reply->error();
    // From 200 on Qt's errors are just what the status says already.
    const bool answered = m_answer.status >= 300 && error >= QNetworkReply::ContentAccessDenied
                          && error != QNetworkReply::ProtocolFailure;
    const bool unreached = error == QNetworkReply::ConnectionRefusedError
                           || (error == QNetworkReply::UnknownNetworkError && m_answer.status == 0);
    if (error == QNetworkReply::NoError || answered)
        give(m_answer);
    else if (unreached)
        give(HopAnswer{.status = 0, .problem = networkError(error, m_host, {}), .headers = {}, .body = {}});
    else
        give(std::unexpected(networkError(error, m_host, m_tlsProblem)));
}

void HttpHop::ended()
{
    m_inactivity.stop();
    m_reply->disconnect(this);
    if (m_reply->error() == QNetworkReply::NoError) // else Qt warns of a second error; it goes with us all the same
        m_reply->abort();
}

} // namespace Postil
