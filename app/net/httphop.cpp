// SPDX-License-Identifier: MIT
#include "net/httphop.h"

#include "net/oneshotbody.h"

#include <QNetworkProxy>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// What Qt may hold of a body before we have counted it.
constexpr qint64 readAhead = 256 * 1024;

bool isSentOnce(const HopRequest &asked)
{
    return asked.method != "GET" || !asked.body.isEmpty();
}

// Qt's connection remembers that it could not send a body again, and asks what comes next on it twice: the
// second answer is then written into the room for the first, however much longer it is (Qt 6.8). So nothing
// comes next.
std::unique_ptr<QNetworkAccessManager> managerOf(const QNetworkAccessManager &manager,
                                                 const HopRequest &asked)
{
    if (!isSentOnce(asked))
        return nullptr;
    auto own = std::make_unique<QNetworkAccessManager>();
    own->setProxy(manager.proxy());
    return own;
}

QNetworkReply *start(QNetworkAccessManager &manager, const HopRequest &asked)
{
    if (!isSentOnce(asked))
        return manager.get(asked.request);
    // Qt sends a request anew by itself when the connection breaks; one that may have been carried out must
    // not be. A body that can be read but once leaves it no way.
    auto *body = new OneShotBody(asked.body);
    QNetworkRequest request = asked.request;
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, asked.body.size());
    QNetworkReply *reply = manager.sendCustomRequest(request, asked.method, body);
    body->setParent(reply);
    return reply;
}

} // namespace

HttpHop::HttpHop(QNetworkAccessManager &manager, const HopRequest &asked, HopLimits limits)
    : Pending(asked.host, limits.deadline, asked.stop, &manager), m_own(managerOf(manager, asked)),
      m_reply(start(m_own ? *m_own : manager, asked)), m_limits(limits), m_errorBody(asked.errorBody),
      m_received(asked.received)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(readAhead);
    m_inactivity.setSingleShot(true);
    connect(&m_inactivity, &QTimer::timeout, this, [this] { give(std::unexpected(timeoutError(m_host))); });
    m_inactivity.start(m_limits.inactivity);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpHop::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpHop::readBody);
    connect(m_reply, &QNetworkReply::uploadProgress, this,
            [this, sent = asked.sent](qint64 done, qint64 all) {
                m_inactivity.start(m_limits.inactivity);
                if (sent && all > 0) // Qt ends with "0 of 0"
                    sent(done, all);
            });
    connect(m_reply, &QNetworkReply::finished, this, &HttpHop::finish);
    // Told, never ignored: Qt ends the connection after this signal.
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsProblem = errors.isEmpty() ? QString() : errors.first().errorString();
    });
}

HttpHop::~HttpHop()
{
    if (m_own) // whose end a connection would hold up that still waits for the reply
        delete m_reply;
}

void HttpHop::readHeaders()
{
    m_inactivity.start(m_limits.inactivity);
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_answer.status >= 400 && m_errorBody == ErrorBody::Skipped) { // it may be of any length
        m_answer.headers = m_reply->headers();
        give(m_answer);
        return;
    }
    if (!m_decoder)
        m_decoder.emplace(m_reply->rawHeader("Content-Encoding"));
    if (promisedBytes() > m_limits.maximumBytes)
        give(std::unexpected(tooLargeError(m_host, m_limits.maximumBytes)));
}

// Of the body as it comes; -1 where the headers do not say.
qint64 HttpHop::promisedBytes() const
{
    bool isNumber = false;
    const qint64 length = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

void HttpHop::readBody()
{
    m_inactivity.start(m_limits.inactivity);
    const QByteArray bytes = m_reply->readAll();
    m_bytes += bytes.size();
    if (m_decoder) {
        switch (m_decoder->take(bytes, m_answer.body, m_limits.maximumBytes)) {
        case BodyDecoder::Outcome::Broken:
            give(std::unexpected(brokenError(m_host)));
            return;
        case BodyDecoder::Outcome::TooLarge:
            give(std::unexpected(tooLargeError(m_host, m_limits.maximumBytes)));
            return;
        case BodyDecoder::Outcome::Fine:
            break;
        }
    }
    if (m_received)
        m_received(m_bytes, promisedBytes());
}

// Qt does not tell where the end of the connection comes with the last bytes.
bool HttpHop::isCutShort() const
{
    const bool hasBody = m_answer.status == 200;
    const bool isPackedOpenly = m_decoder && m_decoder->end() == BodyDecoder::End::Open;
    return hasBody && (m_bytes < promisedBytes() || isPackedOpenly);
}

void HttpHop::finish()
{
    readBody();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers = m_reply->headers();
    m_answer.isSurelyWhole =
        m_bytes == promisedBytes() || (m_decoder && m_decoder->end() == BodyDecoder::End::Reached);
    const QNetworkReply::NetworkError error = m_reply->error();
    // From 200 on Qt's errors are just what the status says already.
    const bool answered = m_answer.status >= 300 && error >= QNetworkReply::ContentAccessDenied
                          && error != QNetworkReply::ProtocolFailure;
    // Of an answer that says no, the beginning will do: a server that has heard enough ends the connection.
    const bool refused = m_answer.status >= 400 && error == QNetworkReply::RemoteHostClosedError;
    const bool unreached = error == QNetworkReply::ConnectionRefusedError
                           || (error == QNetworkReply::UnknownNetworkError && m_answer.status == 0);
    if (error == QNetworkReply::NoError && isCutShort())
        give(std::unexpected(networkError(QNetworkReply::RemoteHostClosedError, m_host, {})));
    else if (error == QNetworkReply::NoError || answered || refused)
        give(std::move(m_answer));
    else if (unreached)
        give(HopAnswer{.status = 0, .problem = networkError(error, m_host, {}), .headers = {}, .body = {}});
    else
        give(std::unexpected(networkError(error, m_host, m_tlsProblem)));
}

void HttpHop::ended()
{
    m_inactivity.stop();
    m_reply->disconnect(this);
    if (m_reply->error()
        == QNetworkReply::NoError) // else Qt warns of a second error; it goes with us all the same
        m_reply->abort();
}

} // namespace Postil
