// SPDX-License-Identifier: MIT
#include "net/oautherror.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

namespace {

struct OAuthErrorText
{
    Q_DECLARE_TR_FUNCTIONS(OAuth)
};

// As RFC 6749 allows them: printable ASCII without quotes. They come from outside and are shown.
QString printable(const QString &text, qsizetype longest)
{
    QString shown;
    for (const QChar c : text.first(std::min(text.size(), longest))) {
        if (c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'"' && c != u'\\')
            shown += c;
    }
    return shown.simplified();
}

Error errorOfCode(const QString &code, const QString &said, const QString &host)
{
    using Text = OAuthErrorText;
    if (code == u"access_denied")
        return {ErrorKind::Refused,
                Text::tr("Postil was not let in at %1. Sign in again, and allow it there.").arg(host)};
    if (code == u"invalid_grant")
        return {
            ErrorKind::Refused,
            Text::tr("%1 does not accept the sign-in of this account any more. Sign in again.").arg(host)};
    if (code == u"invalid_client" || code == u"unauthorized_client")
        return {ErrorKind::Refused, Text::tr("%1 does not know Postil by this client id, or its secret is "
                                             "wrong (%2). Check both in the settings of the account.")
                                        .arg(host, said)};
    if (code == u"invalid_scope")
        return {ErrorKind::Refused, Text::tr("%1 does not give the rights that Postil needs (%2). Sign in "
                                             "with an account that may write to this blog.")
                                        .arg(host, said)};
    if (code == u"server_error" || code == u"temporarily_unavailable")
        return {ErrorKind::Network,
                Text::tr("%1 has trouble of its own (%2). Try again later.").arg(host, said)};
    return {
        ErrorKind::Network,
        Text::tr(
            "%1 did not sign Postil in (%2). Try again; if it stays so, check the settings of the account.")
            .arg(host, said)};
}

} // namespace

OAuthError oauthError(const QString &code, const QString &description, const QString &host,
                      const QStringList &secrets)
{
    const auto holdsSecret = [&secrets](const QString &text) {
        return std::ranges::any_of(
            secrets, [&text](const QString &secret) { return !secret.isEmpty() && text.contains(secret); });
    };
    const QString word = holdsSecret(code) ? QString() : printable(code, 100);
    QString said = word;
    if (const QString more = printable(description, 300); !more.isEmpty() && !holdsSecret(description))
        said = said.isEmpty() ? more : said + QLatin1StringView(": ") + more;
    return {word, errorOfCode(word, said.isEmpty() ? OAuthErrorText::tr("no reason given") : said, host)};
}

} // namespace Postil
