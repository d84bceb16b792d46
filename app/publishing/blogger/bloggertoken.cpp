// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggertoken.h"

#include "publishing/blogger/bloggerservers.h"
#include "secrets/secretstore.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct BloggerTokenText
{
    Q_DECLARE_TR_FUNCTIONS(BloggerToken)
};

OAuthEndpoints googleEndpoints(const Account &account)
{
    return {.authorization = QUrl(bloggerServer(account, BloggerServer::Consent)),
            .token = QUrl(bloggerServer(account, BloggerServer::Token))};
}

QCoro::Task<Result<OAuthClient>> googleClient(Account account, PublishTools tools)
{
    const Result<QString> secret = co_await tools.secrets->read(secretKey(account, u"client-secret"_s));
    if (!secret && secret.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(secret.error());
    co_return OAuthClient{.id = googleClientId(account), .secret = secret.value_or(builtInClientSecret())};
}

// What Google says, with the way out.
Error signInError(const OAuthError &failed)
{
    const bool isNotSignedIn =
        failed.error.kind == ErrorKind::NotFound || failed.error.kind == ErrorKind::BadInput;
    if (isNotSignedIn)
        return {ErrorKind::SignIn,
                BloggerTokenText::tr("You are not signed in to Blogger. Sign in, and try again.")};
    if (failed.mustSignInAgain())
        return {ErrorKind::SignIn,
                BloggerTokenText::tr(
                    "Google has ended the permission that Postil had for this blog. That happens seven days "
                    "after signing in where the Google project of the client id is still in testing, after a "
                    "change of the password, and when the permission is taken back. Sign in again; or use "
                    "“Copy HTML” in the "
                    "Export menu, and paste the post into the HTML view of Blogger's editor.")};
    if (failed.code == "invalid_client"_L1 || failed.code == "unauthorized_client"_L1)
        return {
            ErrorKind::SignIn,
            BloggerTokenText::tr("Google does not know the client id, or its secret does not belong to it. "
                                 "Check both in the account's settings.")};
    return failed.error;
}

} // namespace

QCoro::Task<Result<QString>> bloggerToken(Account account, PublishTools tools, TokenAge age)
{
    const Result<OAuthClient> client = co_await googleClient(account, tools);
    if (!client)
        co_return std::unexpected(client.error());
    const OAuthResult<OAuthToken> token =
        co_await goodToken(account, tools, {.endpoints = googleEndpoints(account), .client = *client}, age);
    if (!token)
        co_return std::unexpected(signInError(token.error()));
    co_return token->access;
}

QCoro::Task<Result<void>> signInToBlogger(Account account, PublishTools tools, std::stop_token stop)
{
    const Result<OAuthClient> client = co_await googleClient(account, tools);
    if (!client)
        co_return std::unexpected(client.error());
    if (client->id.isEmpty())
        co_return failure(ErrorKind::BadInput,
                          BloggerTokenText::tr("To sign in at Google, Postil needs a client ID. %1")
                              .arg(howToGetClientId()));
    const auto open = [browser = tools.openBrowser](const QUrl &url) -> Result<void> {
        if (!browser)
            return failure(ErrorKind::Refused, BloggerTokenText::tr("There is no browser to sign in with."));
        browser(url);
        return {};
    };
    const OAuthResult<OAuthToken> token = co_await Postil::signIn(
        *tools.http,
        OAuthSignIn{.endpoints = googleEndpoints(account),
                    .client = *client,
                    .scope = QLatin1StringView(BloggerScope),
                    // Or Google gives no refresh token to those who have signed in before.
                    .parameters = {{u"access_type"_s, u"offline"_s}, {u"prompt"_s, u"consent"_s}},
                    .stop = stop},
        open);
    if (!token)
        co_return std::unexpected(signInError(token.error()));
    // Google lets users untick what was asked for.
    if (!token->scope.split(u' ').contains(QLatin1StringView(BloggerScope)))
        co_return failure(
            ErrorKind::SignIn,
            BloggerTokenText::tr("Google was not told that Postil may manage your Blogger account. "
                                 "Sign in again, and leave that box ticked on Google's page."));
    co_return co_await keepToken(account, tools, *token);
}

} // namespace Postil
