// SPDX-License-Identifier: MIT
#include "net/qthttpclient.h"

#include "base/background.h"
#include "net/address.h"
#include "net/httphop.h"
#include "net/namelookup.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct QthttpclientText
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

// Addresses of one host that are tried before giving up.
constexpr qsizetype attempts = 3;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// The proxy of the user's system for this address; none for this machine itself, as in browsers.
QNetworkProxy proxyFor(const QUrl &url)
{
    if (isThisMachine(url))
        return QNetworkProxy::NoProxy;
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))
        .value(0, QNetworkProxy::NoProxy);
}

// Where a redirect leads, or why we do not go there.
Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location)
{
    // Spaces stand in real Location headers; everything else has to be right.
    const QUrl relative =
        QUrl::fromEncoded(QByteArray(location).trimmed().replace(' ', "%20"), QUrl::StrictMode);
    const QUrl target = from.resolved(relative);
    if (location.isEmpty() || !relative.isValid() || !target.isValid()) {
        return failure(ErrorKind::Network,
                       QthttpclientText::tr("%1 leads on to an address that makes no sense. Open the page in your "
                          "browser and paste the text here.")
                           .arg(from.host()));
    }
    if (from.scheme() == u"https" && target.scheme() == u"http") {
        return failure(
            ErrorKind::Refused,
            QthttpclientText::tr("%1 leads on from a secure to an insecure connection, and Postil does not follow it there. "
               "If you mean it, type the address yourself: %2")
                .arg(from.host(), target.toDisplayString(QUrl::RemoveUserInfo)));
    }
    return target;
}

} // namespace

struct QtHttpClient::Private
{
    QNetworkAccessManager manager;
    QByteArray languages;
    HttpLimits limits;

    [[nodiscard]] QNetworkRequest prepare(const HttpRequest &asked, const QUrl &url) const
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        // HTTP/2 takes the name of the site from the URL, where a checked number may stand.
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Accept", asked.accept);
        request.setRawHeader("Accept-Language", languages);
        request.setRawHeader("User-Agent", "Postil/" POSTIL_VERSION);
        return request;
    }
};

namespace {

// The request for `url` sent to one of its checked addresses, whatever the name means a moment later.
QNetworkRequest pinned(QNetworkRequest request, const QHostAddress &address)
{
    QUrl url = request.url();
    const QString host = url.host(QUrl::FullyEncoded);
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(host);
    url.setHost(address.toString());
    request.setUrl(url);
    return request;
}

// One hop to `url`. The manager may go away while we wait; it is not touched afterwards.
QCoro::Task<Result<HopAnswer>> hop(QPointer<QNetworkAccessManager> manager, QNetworkRequest request,
                                   AddressTrust trust, HopLimits limits, HttpRequest asked)
{
    const QUrl url = request.url();
    const QNetworkProxy proxy = proxyFor(url);
    manager->setProxy(proxy);
    // Behind a proxy names are the proxy's to look up, and its rules say what may be reached.
    if (trust == AddressTrust::Typed || proxy.type() != QNetworkProxy::NoProxy) {
        auto *direct = new HttpHop(*manager, request, url.host(), limits, asked);
        co_return co_await settled(direct->future());
    }
    auto *lookup = new NameLookup(url.host(), limits.deadline, asked.stop, manager.data());
    const auto addresses = co_await settled(lookup->future());
    if (!addresses)
        co_return std::unexpected(addresses.error());
    Result<HopAnswer> answer;
    for (const QHostAddress &address : addresses->first(qMin(attempts, addresses->size()))) {
        if (!manager)
            co_return std::unexpected(cancelledError());
        manager->setProxy(QNetworkProxy::NoProxy);
        auto *attempt = new HttpHop(*manager, pinned(request, address), url.host(), limits, asked);
        answer = co_await settled(attempt->future());
        if (!answer || answer->status != 0)
            break;
    }
    co_return answer;
}

} // namespace

QtHttpClient::QtHttpClient(const QStringList &languages, HttpLimits limits) : d(std::make_shared<Private>())
{
    d->languages = acceptLanguage(languages);
    d->limits = limits;
}

QtHttpClient::~QtHttpClient() = default;

QCoro::Task<Result<HttpResponse>> QtHttpClient::get(HttpRequest request)
{
    const HttpLimits limits = d->limits;
    const HopLimits hopLimits{QDeadlineTimer(limits.total), limits.inactivity, request.maximumBytes};
    const std::weak_ptr<Private> weak = d;
    QUrl url = request.url;
    AddressTrust trust = request.trust;
    for (int redirects = 0; redirects <= limits.redirects; ++redirects) {
        if (const auto allowed = checkUrl(url, trust); !allowed)
            co_return std::unexpected(allowed.error());
        auto self = weak.lock();
        if (!self)
            co_return std::unexpected(cancelledError());
        const QNetworkRequest prepared = self->prepare(request, url);
        const QPointer<QNetworkAccessManager> manager(&self->manager);
        self.reset(); // whoever owns us may let us go while we wait
        auto answer = co_await hop(manager, prepared, trust, hopLimits, request);
        if (!answer)
            co_return std::unexpected(answer.error());
        if (answer->status == 0)
            co_return std::unexpected(answer->problem);
        if (answer->status >= 200 && answer->status < 300) {
            co_return HttpResponse{answer->status, url, std::move(answer->contentType),
                                   std::move(answer->body)};
        }
        if (!isRedirect(answer->status))
            co_return std::unexpected(statusError(answer->status, url.host()));
        const auto target = redirectTarget(url, answer->location);
        if (!target)
            co_return std::unexpected(target.error());
        // The trust of what was typed goes no further than the host that was typed.
        if (target->host() != request.url.host() || target->port() != request.url.port())
            trust = AddressTrust::FromOutside;
        url = *target;
    }
    co_return failure(ErrorKind::Network,
                      QthttpclientText::tr("%1 leads from one address to the next without end. Open the page in your "
                         "browser and paste the text here.")
                          .arg(request.url.host()));
}

QByteArray acceptLanguage(const QStringList &languages)
{
    QList<QByteArray> ranges;
    const auto add = [&](const QByteArray &tag) {
        if (!tag.isEmpty() && ranges.size() < 9 && !ranges.contains(tag))
            ranges += tag;
    };
    for (const QString &language : languages) {
        const QByteArray tag = language.toLatin1();
        add(tag);
        add(tag.left(tag.indexOf('-') < 0 ? tag.size() : tag.indexOf('-')));
    }
    add("en");
    QByteArray header;
    for (qsizetype i = 0; i < ranges.size(); ++i)
        header += i == 0 ? ranges[i] : ", " + ranges[i] + ";q=0." + QByteArray::number(10 - i);
    return header;
}

} // namespace Postil
