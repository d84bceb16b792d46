// SPDX-License-Identifier: MIT
#include "net/qthttpclient.h"

#include "base/background.h"
#include "net/address.h"
#include "net/httpcachefolder.h"
#include "net/httpcall.h"
#include "net/httproute.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct QthttpclientText
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isForGood(int status)
{
    return status == 301 || status == 308;
}

// Where a redirect leads, or why we do not go there.
Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location)
{
    // Spaces stand in real Location headers; everything else has to be right.
    const QUrl relative =
        QUrl::fromEncoded(QByteArray(location).trimmed().replace(' ', "%20"), QUrl::StrictMode);
    const QUrl target = from.resolved(relative);
    if (location.isEmpty() || !relative.isValid() || !target.isValid()) {
        return failure(
            ErrorKind::Network,
            QthttpclientText::tr("%1 leads on to an address that makes no sense. Open the page in your "
                                 "browser and paste the text here.")
                .arg(from.host()));
    }
    if (from.scheme() == u"https" && target.scheme() == u"http") {
        return failure(
            ErrorKind::Refused,
            QthttpclientText::tr(
                "%1 leads on from a secure to an insecure connection, and Postil does not follow it there. "
                "If you mean it, type the address yourself: %2")
                .arg(from.host(), target.toDisplayString(QUrl::RemoveUserInfo)));
    }
    return target;
}

} // namespace

namespace {

// Qt does not tell of every body that it was cut short (see tst_httpclient), and a cache would make half a
// page last: what it keeps is known to be whole, or has the end of a page at its end.
bool mayBeKept(const HopAnswer &answer)
{
    return answer.isSurelyWhole
           || answer.body.last(std::min(answer.body.size(), qsizetype(1024))).toLower().contains("</html");
}

// Where a chunk makes no sense, Qt says that the body ends there; of a page whose first one does, nothing is
// left.
bool isBrokenOff(const HopAnswer &answer)
{
    return answer.status == 200 && answer.body.isEmpty()
           && answer.headers.contains(QHttpHeaders::WellKnownHeader::TransferEncoding);
}

HttpResponse responseFrom(const KeptAnswer &kept, const QUrl &url, const QUrl &movedTo,
                          const HttpRequest &asked)
{
    if (asked.progress)
        asked.progress(kept.body.size(), kept.body.size());
    return {
        .status = 200, .url = url, .contentType = kept.contentType, .body = kept.body, .movedTo = movedTo};
}

QNetworkRequest plainRequest(const QUrl &url, const QByteArray &languages)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // HTTP/2 takes the name of the site from the URL, where a checked number may stand.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // The room that Qt makes for a body by what the headers promise is not made again where it asks again.
    request.setAttribute(QNetworkRequest::MaximumDownloadBufferSizeAttribute, 0);
    request.setRawHeader("Accept-Language", languages);
    // Said by us, so that what is packed comes as it is: Qt would unpack half of it without a word.
    request.setRawHeader("Accept-Encoding", "gzip");
    request.setRawHeader("User-Agent", "Postil/" POSTIL_VERSION);
    return request;
}

void addValidators(QNetworkRequest &request, const KeptAnswer &kept)
{
    if (!kept.etag.isEmpty())
        request.setRawHeader("If-None-Match", kept.etag);
    if (!kept.lastModified.isEmpty())
        request.setRawHeader("If-Modified-Since", kept.lastModified);
}

} // namespace

struct QtHttpClient::Private
{
    Private(QByteArray languages, const HttpLimits &limits, const HttpCacheLimits &kept)
        : languages(std::move(languages)), limits(limits), cache(kept.memoryBytes), folder(kept)
    {
    }

    QNetworkAccessManager manager;
    QByteArray languages;
    HttpLimits limits;
    HttpCache cache;
    HttpCacheFolder folder;

    // What an answer depends on besides the site.
    [[nodiscard]] QByteArray cacheKey(const HttpRequest &asked, const QUrl &url) const
    {
        return url.toEncoded(QUrl::RemoveFragment) + '\n' + asked.accept + '\n' + languages;
    }

    void remember(const QByteArray &key, const std::optional<KeptAnswer> &kept, const HopAnswer &answer)
    {
        std::optional<KeptAnswer> now;
        if (answer.status == 304 && kept)
            now = cache.confirm(key, *kept, answer.headers);
        else if (answer.status == 200 && answer.fromPublicNetwork && mayBeKept(answer))
            now = cache.keep(key, answer.headers, answer.body);
        else if (answer.status < 500
                 && answer.status != 429) // trouble of the server's says nothing of the page
            cache.drop(key);
        else
            return;
        if (now && now != kept)
            folder.write(key, *now);
        else if (!now)
            folder.remove(key);
    }

    [[nodiscard]] QNetworkRequest prepare(const HttpRequest &asked, const QUrl &url) const
    {
        QNetworkRequest request = plainRequest(url, languages);
        request.setRawHeader("Accept", asked.accept);
        if (asked.freshness == Freshness::Validated) // for the caches between the server and us
            request.setRawHeader("Cache-Control", "max-age=0");
        return request;
    }
};

QtHttpClient::QtHttpClient(const QStringList &languages, HttpLimits limits, const HttpCacheLimits &cache)
    : d(std::make_shared<Private>(acceptLanguage(languages), limits, cache))
{
}

QtHttpClient::~QtHttpClient() = default;

QCoro::Task<Result<HttpResponse>> QtHttpClient::get(HttpRequest request)
{
    const HttpLimits limits = d->limits;
    const HopLimits hopLimits{QDeadlineTimer(limits.total), limits.inactivity, request.maximumBytes};
    const std::weak_ptr<Private> weak = d;
    QUrl url = request.url;
    QUrl movedTo;
    AddressTrust trust = request.trust;
    for (int redirects = 0; redirects <= limits.redirects; ++redirects) {
        if (const auto allowed = checkUrl(url, trust); !allowed)
            co_return std::unexpected(allowed.error());
        if (request.stop.stop_requested())
            co_return std::unexpected(cancelledError());
        auto self = weak.lock();
        if (!self)
            co_return std::unexpected(cancelledError());
        const QByteArray key = self->cacheKey(request, url);
        std::optional<KeptAnswer> kept = self->cache.find(key);
        if (kept && request.freshness == Freshness::AsServerSaid && self->cache.isFresh(*kept)
            && kept->body.size() <= request.maximumBytes)
            co_return responseFrom(*kept, url, movedTo, request);
        QNetworkRequest prepared = self->prepare(request, url);
        const QPointer<QNetworkAccessManager> manager(&self->manager);
        const HttpCacheFolder folder = self->folder;
        self.reset(); // whoever owns us may let us go while we wait
        if (!kept && !folder.isOff())
            kept = co_await folder.find(key);
        if (kept && kept->body.size() > request.maximumBytes)
            kept.reset();
        if (!manager)
            co_return std::unexpected(cancelledError());
        if (kept)
            addValidators(prepared, *kept);
        auto answer = co_await askOnce(manager,
                                       {.request = prepared,
                                        .host = url.host(),
                                        .trust = trust,
                                        .stop = request.stop,
                                        .received = request.progress},
                                       hopLimits);
        if (!answer)
            co_return std::unexpected(answer.error());
        if (answer->status == 0)
            co_return std::unexpected(answer->problem);
        if (self = weak.lock(); self)
            self->remember(key, kept, *answer);
        self.reset();
        if (answer->status == 304 && kept)
            co_return responseFrom(*kept, url, movedTo, request);
        if (isBrokenOff(*answer))
            co_return std::unexpected(brokenError(url.host()));
        if (answer->status >= 200 && answer->status < 300) {
            co_return HttpResponse{
                .status = answer->status,
                .url = url,
                .contentType = answer->headers.combinedValue(QHttpHeaders::WellKnownHeader::ContentType),
                .body = std::move(answer->body),
                .movedTo = movedTo};
        }
        if (!isRedirect(answer->status))
            co_return std::unexpected(statusError(answer->status, url.host()));
        const auto target =
            redirectTarget(url, answer->headers.combinedValue(QHttpHeaders::WellKnownHeader::Location));
        if (!target)
            co_return std::unexpected(target.error());
        // The trust of what was typed goes no further than the host that was typed.
        if (target->host() != request.url.host() || target->port() != request.url.port())
            trust = AddressTrust::FromOutside;
        if (isForGood(answer->status) && (redirects == 0 || movedTo == url))
            movedTo = *target;
        url = *target;
    }
    co_return failure(
        ErrorKind::Network,
        QthttpclientText::tr("%1 leads from one address to the next without end. Open the page in your "
                             "browser and paste the text here.")
            .arg(request.url.host()));
}

QCoro::Task<Result<HttpAnswer>> QtHttpClient::send(HttpCall call)
{
    if (call.url.scheme() != "https"_L1 && !isThisMachine(call.url))
        co_return failure(
            ErrorKind::Refused,
            QthttpclientText::tr("The connection to %1 would not be secure, so nothing was sent. Use "
                                 "the address that begins with https.")
                .arg(call.url.host()));
    if (const auto allowed = checkUrl(call.url, call.trust); !allowed)
        co_return std::unexpected(allowed.error());
    if (call.stop.stop_requested())
        co_return std::unexpected(cancelledError());
    QNetworkRequest request = plainRequest(call.url, d->languages);
    for (const auto &[name, value] : std::as_const(call.headers))
        request.setRawHeader(name, value);
    const HopLimits limits{QDeadlineTimer(d->limits.callTotal), d->limits.callInactivity, call.maximumBytes};
    Result<HopAnswer> answer = co_await askOnce(&d->manager,
                                                {.request = request,
                                                 .host = call.url.host(),
                                                 .trust = call.trust,
                                                 .method = call.method,
                                                 .body = call.body,
                                                 .errorBody = ErrorBody::Read,
                                                 .stop = call.stop,
                                                 .sent = call.progress},
                                                limits);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->status == 0)
        co_return std::unexpected(answer->problem);
    co_return HttpAnswer{.status = answer->status,
                         .headers = answer->headers.toListOfPairs(),
                         .body = std::move(answer->body),
                         .url = call.url};
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
