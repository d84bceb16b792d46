// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostkey.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 TokenSeconds = 5 * 60; // Ghost takes none for longer

struct GhostKeyText
{
    Q_DECLARE_TR_FUNCTIONS(GhostKey)
};

QByteArray tokenPart(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray tokenPart(const QJsonObject &json)
{
    return tokenPart(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

Result<QByteArray> ghostToken(const QString &key, const QDateTime &now)
{
    static const QRegularExpression form(u"^([0-9a-fA-F]+):((?:[0-9a-fA-F]{2})+)$"_s);
    const QRegularExpressionMatch parts = form.match(key.trimmed());
    if (!parts.hasMatch())
        return failure(
            ErrorKind::SignIn,
            GhostKeyText::tr("This is no Admin API key of Ghost: it is two words of digits and letters "
                             "a to f with a colon between them. Copy it from Ghost's settings, under "
                             "Integrations, and mind that the Content API key is another."));
    const qint64 seconds = now.toSecsSinceEpoch();
    const QByteArray signedPart =
        tokenPart(QJsonObject{{"alg"_L1, "HS256"_L1}, {"kid"_L1, parts.captured(1)}, {"typ"_L1, "JWT"_L1}})
        + '.'
        + tokenPart(
            QJsonObject{{"aud"_L1, "/admin/"_L1}, {"exp"_L1, seconds + TokenSeconds}, {"iat"_L1, seconds}});
    const QByteArray secret = QByteArray::fromHex(parts.captured(2).toLatin1());
    return signedPart + '.'
           + tokenPart(QMessageAuthenticationCode::hash(signedPart, secret, QCryptographicHash::Sha256));
}

} // namespace Postil
