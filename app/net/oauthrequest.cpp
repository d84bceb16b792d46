// SPDX-License-Identifier: MIT
#include "net/oauthrequest.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

template <std::size_t Bits>
QString randomText()
{
    std::array<quint32, Bits / 32> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const auto bytes = std::as_bytes(std::span(words));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))
            .toBase64(base64Url));
}

} // namespace

OAuthProof freshProof()
{
    const QString verifier = randomText<256>();
    return {.state = randomText<128>(), .verifier = verifier, .challenge = pkceChallenge(verifier)};
}

QString pkceChallenge(const QString &verifier)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256).toBase64(base64Url));
}

QUrl authorizationUrl(const OAuthSignIn &request, const QUrl &redirect, const OAuthProof &proof)
{
    FormFields fields{{u"response_type"_s, u"code"_s},
                      {u"client_id"_s, request.client.id},
                      {u"redirect_uri"_s, redirect.toString(QUrl::FullyEncoded)}};
    if (!request.scope.isEmpty())
        fields.append({u"scope"_s, request.scope});
    fields += FormFields{{u"state"_s, proof.state},
                         {u"code_challenge"_s, proof.challenge},
                         {u"code_challenge_method"_s, u"S256"_s}};
    fields += request.parameters;
    // What the endpoint has in its query already stays (RFC 6749, 3.1).
    QByteArray query = request.endpoints.authorization.query(QUrl::FullyEncoded).toLatin1();
    if (!query.isEmpty())
        query += '&';
    QUrl url = request.endpoints.authorization;
    url.setQuery(QString::fromLatin1(query + formEncoded(fields)), QUrl::StrictMode);
    url.setFragment({});
    return url;
}

QByteArray formEncoded(const FormFields &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

} // namespace Postil
