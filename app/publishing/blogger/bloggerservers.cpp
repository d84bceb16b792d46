// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggerservers.h"

#include "base/ipaddress.h"

#include <QCoreApplication>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct BloggerServersText
{
    Q_DECLARE_TR_FUNCTIONS(BloggerServers)
};

bool isOnThisMachine(const QUrl &url)
{
    const auto address = IpAddress::parse(url.host());
    return url.isValid() && url.scheme() == "http"_L1 && address && address->isLoopback();
}

} // namespace

QString bloggerServer(const Account &account, BloggerServer server)
{
    const QString standIn = account.options.value(u"stand-in"_s);
    const bool isStandIn = isOnThisMachine(QUrl(standIn, QUrl::StrictMode));
    switch (server) {
    case BloggerServer::Api:
        return isStandIn ? standIn : u"https://blogger.googleapis.com"_s;
    case BloggerServer::Consent:
        return isStandIn ? standIn + "/auth"_L1 : u"https://accounts.google.com/o/oauth2/v2/auth"_s;
    case BloggerServer::Token:
        return isStandIn ? standIn + "/token"_L1 : u"https://oauth2.googleapis.com/token"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString googleClientId(const Account &account)
{
    return account.options.value(u"client-id"_s, QStringLiteral(POSTIL_GOOGLE_CLIENT_ID)).trimmed();
}

QString builtInClientSecret()
{
    return QStringLiteral(POSTIL_GOOGLE_CLIENT_SECRET);
}

bool hasBuiltInClient()
{
    return !QStringLiteral(POSTIL_GOOGLE_CLIENT_ID).isEmpty();
}

QString howToGetClientId()
{
    return BloggerServersText::tr(
        "At console.cloud.google.com, make a project, enable the Blogger API, and under Credentials create "
        "an "
        "OAuth client ID of the type “Desktop app”. On the consent screen add yourself as a test user, or "
        "publish the app: Google ends what a test user has allowed after seven days. Without all this, “Copy "
        "HTML” "
        "in the Export menu always works: paste the post into the HTML view of Blogger's editor.");
}

} // namespace Postil
