// SPDX-License-Identifier: MIT
#include "net/oauthlistener.h"

#include "net/oauthpage.h"

#include <QCoreApplication>
#include <QTcpSocket>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Postil {

namespace {

struct OAuthListenerText
{
    Q_DECLARE_TR_FUNCTIONS(OAuth)
};

constexpr auto callbackPath = "/signed-in";
constexpr qsizetype longestHead = 16 * 1024;
constexpr qsizetype mostConnections = 16; // browsers open a few ahead
constexpr auto callbackPatience = 10s;    // for the whole of a request

// The parts of a callback that mean something, decoded; nothing where one of them stands there twice.
std::optional<QHash<QByteArray, QString>> callbackFields(const QByteArray &query)
{
    QHash<QByteArray, QString> fields;
    for (const QByteArray &part : query.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = QByteArray::fromPercentEncoding(equals < 0 ? part : part.first(equals));
        const QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        if (name != "state" && name != "code" && name != "iss" && name != "error"
            && name != "error_description")
            continue;
        if (fields.contains(name))
            return {};
        fields.insert(
            name, QString::fromUtf8(QByteArray::fromPercentEncoding(QByteArray(value).replace('+', ' '))));
    }
    return fields;
}

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    QByteArray found;
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).toLower() != name)
            continue;
        if (!found.isEmpty())
            return {}; // twice: nobody can say which
        found = line.sliced(colon + 1).trimmed();
    }
    return found;
}

// "GET", "/signed-in?…", "HTTP/1.1"
QList<QByteArray> requestWords(const QByteArray &head)
{
    return head.split('\r').constFirst().split(' ');
}

QByteArray queryOf(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.sliced(mark + 1);
}

} // namespace

OAuthListener::OAuthListener(OAuthExpectation expected, std::chrono::milliseconds patience,
                             const std::stop_token &stop)
    : m_expected(std::move(expected)), m_patience(patience)
{
    m_promise.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        finish(oauthFailure({ErrorKind::Timeout,
                             OAuthListenerText::tr("Nobody came back from signing in at %1 in your browser. "
                                                   "Try again.")
                                 .arg(m_expected.host)}));
    });
    connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
    m_stop.emplace(stop, [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                finish(
                    oauthFailure({ErrorKind::Cancelled, OAuthListenerText::tr("Signing in was stopped.")}));
            },
            Qt::QueuedConnection);
    });
}

OAuthListener::~OAuthListener()
{
    finish(oauthFailure({ErrorKind::Cancelled, OAuthListenerText::tr("Signing in was stopped.")}));
}

Result<QUrl> OAuthListener::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost)) {
        return failure(
            ErrorKind::Network,
            OAuthListenerText::tr("Postil cannot wait for your browser to come back from signing in: %1. "
                                  "Close programs that you do not need, and try again.")
                .arg(m_server.errorString()));
    }
    m_timer.start(m_patience);
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(QLatin1StringView(callbackPath)));
}

void OAuthListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_finished || m_heads.size() >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_heads.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_heads.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(callbackPatience, socket, [socket] { socket->abort(); });
    }
}

void OAuthListener::receive(QTcpSocket *socket)
{
    QByteArray &head = m_heads[socket];
    head += socket->read(longestHead + 1 - head.size());
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.size() <= longestHead)
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr); // one request, and what follows is not read
    const QByteArray whole = head.first(std::max<qsizetype>(end, 0));
    if (const std::optional<Page> page = end < 0 ? refusalPage(431) : refusal(whole)) {
        say(socket, *page);
        return;
    }
    const OAuthResult<QString> answer = outcome(queryOf(requestWords(whole).at(1)));
    // It must get its page although the listener goes away now.
    m_heads.remove(socket);
    disconnect(socket, nullptr, this, nullptr);
    socket->setParent(nullptr);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (answer)
        say(socket, {200, OAuthListenerText::tr("Postil is signed in; you can close this tab and go back.")});
    else
        say(socket, {200, OAuthListenerText::tr(
                              "Postil is not signed in; you can close this tab, and Postil says why.")});
    finish(answer);
}

OAuthListener::Page OAuthListener::refusalPage(int status)
{
    return {status, OAuthListenerText::tr("This is not the answer that Postil waits for, and nothing was "
                                          "changed. Sign in from Postil.")};
}

std::optional<OAuthListener::Page> OAuthListener::refusal(const QByteArray &head) const
{
    const QList<QByteArray> words = requestWords(head);
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1."))
        return refusalPage(400);
    if (words.at(0) != "GET")
        return refusalPage(405);
    // A name that leads here would let a web page of that name read what stands here.
    if (headerValue(head, "host") != "127.0.0.1:" + QByteArray::number(m_server.serverPort()))
        return refusalPage(421);
    const QByteArray &target = words.at(1);
    if (target != callbackPath && !target.startsWith(QByteArray(callbackPath) + '?'))
        return refusalPage(404);
    const auto fields = callbackFields(queryOf(target));
    if (!fields || fields->value("state") != m_expected.state)
        return refusalPage(400);
    if (fields->value("code").isEmpty() == fields->value("error").isEmpty()) // one of them
        return refusalPage(400);
    return {};
}

OAuthResult<QString> OAuthListener::outcome(const QByteArray &query) const
{
    const QHash<QByteArray, QString> fields = callbackFields(query).value_or(QHash<QByteArray, QString>());
    const bool says = fields.contains("iss");
    if ((says && !m_expected.issuer.isEmpty() && fields.value("iss") != m_expected.issuer)
        || (!says && m_expected.issuerParameter == IssuerParameter::Required)) {
        return oauthFailure(
            {ErrorKind::Refused,
             OAuthListenerText::tr("The browser came back from another place than %1, so Postil "
                                   "did not sign in. Check the address of the blog, and try "
                                   "again.")
                 .arg(m_expected.host)});
    }
    if (!fields.value("error").isEmpty()) {
        return std::unexpected(
            oauthError(fields.value("error"), fields.value("error_description"), m_expected.host, {}));
    }
    return fields.value("code");
}

void OAuthListener::say(QTcpSocket *socket, const Page &page)
{
    socket->write(oauthPage(page.status, page.sentence));
    socket->disconnectFromHost();
}

void OAuthListener::finish(OAuthResult<QString> answer)
{
    if (m_finished)
        return;
    m_finished = true;
    m_timer.stop();
    m_server.close();
    const QList<QTcpSocket *> sockets = m_heads.keys();
    m_heads.clear();
    for (QTcpSocket *socket : sockets) {
        disconnect(socket, nullptr, this, nullptr);
        socket->abort();
        socket->deleteLater();
    }
    m_promise.addResult(std::move(answer));
    m_promise.finish();
}

} // namespace Postil
