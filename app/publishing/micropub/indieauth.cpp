// SPDX-License-Identifier: MIT
#include "publishing/micropub/indieauth.h"

#include "net/address.h"
#include "publishing/apianswer.h"
#include "publishing/blogpage.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestMetadata = 256 * 1024;

struct IndieAuthText
{
    Q_DECLARE_TR_FUNCTIONS(IndieAuth)
};

std::unexpected<Error> noSignIn(const QUrl &typed)
{
    return failure(
        ErrorKind::NotFound,
        IndieAuthText::tr("The page at %1 does not say where to sign in (IndieAuth). Check the address, or "
                          "enter a token from the site's own pages.")
            .arg(typed.toDisplayString()));
}

// RFC 8414 and IndieAuth: the issuer is the start of the address of its metadata.
bool speaksForItself(const QUrl &issuer, const QUrl &metadata)
{
    const bool isSecure = issuer.scheme() == "https"_L1 || isThisMachine(issuer);
    return isSecure && metadata.toString(QUrl::FullyEncoded).startsWith(issuer.toString(QUrl::FullyEncoded));
}

QUrl canonicalMe(QUrl me)
{
    if (me.path().isEmpty())
        me.setPath(u"/"_s);
    return me.adjusted(QUrl::RemoveFragment);
}

} // namespace

OAuthClient indieAuthClient(const Account &account)
{
    return {.id = account.options.value(u"clientId"_s, u"http://127.0.0.1/"_s)};
}

QCoro::Task<Result<IndieAuthSite>> discoverIndieAuth(HttpClient *http, QUrl typed)
{
    const auto page = co_await fetchBlogPage(http, typed);
    if (!page)
        co_return std::unexpected(page.error());
    IndieAuthSite site{.micropub = page->links.target(u"micropub"_s),
                       .endpoints = {.authorization = page->links.target(u"authorization_endpoint"_s),
                                     .token = page->links.target(u"token_endpoint"_s)}};
    if (const QUrl metadata = page->links.target(u"indieauth-metadata"_s); metadata.isValid()) {
        HttpCall call{.url = metadata, .trust = trustIn(metadata, typed), .maximumBytes = LargestMetadata};
        call.headers = {{"Accept", "application/json"}};
        const auto answer = co_await http->send(std::move(call));
        if (!answer)
            co_return std::unexpected(answer.error());
        if (!answer->isSuccess())
            co_return std::unexpected(errorOf(*answer));
        const auto json = jsonOf(*answer);
        if (!json)
            co_return std::unexpected(json.error());
        const QJsonObject fields = json->object();
        const auto url = [&fields](QLatin1StringView name) {
            return QUrl(fields.value(name).toString(), QUrl::StrictMode);
        };
        if (!speaksForItself(url("issuer"_L1), metadata))
            co_return failure(
                ErrorKind::Refused,
                IndieAuthText::tr("What %1 says of signing in is in the name of another site, so nobody "
                                  "was signed in. Ask whoever runs it to correct that.")
                    .arg(metadata.host()));
        const bool saysIssuer = fields.value("authorization_response_iss_parameter_supported"_L1).toBool();
        site.endpoints = {.authorization = url("authorization_endpoint"_L1),
                          .token = url("token_endpoint"_L1),
                          .issuer = fields.value("issuer"_L1).toString(),
                          .issuerParameter =
                              saysIssuer ? IssuerParameter::Required : IssuerParameter::Optional};
    }
    for (const QUrl &needed : {site.micropub, site.endpoints.authorization, site.endpoints.token}) {
        if (!needed.isValid() || needed.host().isEmpty() || !needed.userInfo().isEmpty())
            co_return noSignIn(typed);
    }
    const bool isOwn =
        isSameSite(typed, site.endpoints.authorization) && isSameSite(typed, site.endpoints.token);
    site.endpoints.trust = isOwn ? AddressTrust::Typed : AddressTrust::FromOutside;
    co_return site;
}

QCoro::Task<Result<void>> checkMe(HttpClient *http, QUrl typed, QString me, OAuthEndpoints used)
{
    const QUrl url = canonicalMe(QUrl(me, QUrl::StrictMode));
    if (url.isValid() && url == canonicalMe(typed))
        co_return Result<void>();
    if (url.isValid() && isSameSite(typed, url)) {
        const auto site = co_await discoverIndieAuth(http, url);
        if (site && site->endpoints.authorization == used.authorization)
            co_return Result<void>();
    }
    co_return failure(
        ErrorKind::Refused,
        IndieAuthText::tr(
            "The site signed you in as %1, which is not the account's address. Give the account "
            "that address, or sign in as the owner of %2.")
            .arg(me.isEmpty() ? IndieAuthText::tr("nobody") : saidPlainly(me), typed.toDisplayString()));
}

} // namespace Postil
