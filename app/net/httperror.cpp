// SPDX-License-Identifier: MIT
#include "net/httperror.h"

#include <QCoreApplication>
#include <QLocale>

namespace Postil {

namespace {

struct HttperrorText
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

} // namespace

Error statusError(int status, const QString &host)
{
    switch (status) {
    case 401:
    case 407:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 wants a user name and a password for this page. Open it in your browser "
                   "and paste the text here.")
                    .arg(host)};
    case 402:
    case 403:
    case 451:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 does not give this page to Postil (%2). Open it in your browser and paste "
                   "the text here.")
                    .arg(host)
                    .arg(status)};
    case 404:
    case 410:
        return {ErrorKind::NotFound,
                HttperrorText::tr("%1 has no page at this address (%2). Check the address.").arg(host).arg(status)};
    case 429:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 says that it was asked too often (429). Wait a few minutes, or open the "
                   "page in your browser and paste the text here.")
                    .arg(host)};
    default:
        if (status >= 500) {
            return {ErrorKind::Network,
                    HttperrorText::tr("%1 has trouble of its own (error %2). Try again later.").arg(host).arg(status)};
        }
        return {ErrorKind::Network,
                HttperrorText::tr("%1 answered with code %2 instead of a page. Check the address, or open it in "
                   "your browser and paste the text here.")
                    .arg(host)
                    .arg(status)};
    }
}

Error networkError(QNetworkReply::NetworkError error, const QString &host, const QString &detail)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {
            ErrorKind::Network,
            HttperrorText::tr("%1 could not be found: there is no such site, or the network is down. Check the "
                              "address and your connection.")
                .arg(host)};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 takes no connections. Check the address, or try again later.").arg(host)};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::Network,
                HttperrorText::tr("The connection to %1 is not secure, so nothing was sent or fetched: %2. Check the "
                   "address and the clock of this computer.")
                    .arg(host, detail.isEmpty() ? HttperrorText::tr("the TLS handshake failed") : detail)};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 ended the connection before its answer was complete. Try again.").arg(host)};
    case QNetworkReply::TimeoutError:
        return timeoutError(host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {ErrorKind::Network, HttperrorText::tr("The proxy of your network did not let Postil reach %1. Check the "
                                       "proxy settings of your system.")
                                        .arg(host)};
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return brokenError(host);
    default:
        return {ErrorKind::Network,
                HttperrorText::tr("%1 cannot be reached. Check your connection and try again.").arg(host)};
    }
}

Error noSuchHostError(const QString &host)
{
    return {ErrorKind::NotFound, HttperrorText::tr("There is no site called %1. Check the address.").arg(host)};
}

Error brokenError(const QString &host)
{
    return {ErrorKind::Network,
            HttperrorText::tr("What %1 sent is broken and cannot be read. Try again, or open the page in your "
                              "browser and paste the text here.")
                .arg(host)};
}

Error tooLargeError(const QString &host, qint64 maximumBytes)
{
    return {ErrorKind::TooLarge,
            HttperrorText::tr("What %1 sends is larger than %2, too large for an article. Open the page in your "
               "browser and paste the text here.")
                .arg(host, QLocale().formattedDataSize(maximumBytes, 0))};
}

Error timeoutError(const QString &host)
{
    return {ErrorKind::Timeout, HttperrorText::tr("%1 takes too long to answer. Try again later.").arg(host)};
}

Error cancelledError()
{
    return {ErrorKind::Cancelled, HttperrorText::tr("Fetching was stopped.")};
}

} // namespace Postil
