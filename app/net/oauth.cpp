// SPDX-License-Identifier: MIT
#include "net/oauth.h"

#include "net/address.h"
#include "net/httpcall.h"
#include "net/oauthlistener.h"
#include "net/oauthrequest.h"

#include <QCoreApplication>
#include <QCoroFuture>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct OAuthText
{
    Q_DECLARE_TR_FUNCTIONS(OAuth)
};

constexpr qint64 largestTokenAnswer = 256 * 1024;

// What the browser is sent to is opened by the system: nothing but a secure web address goes there.
Result<void> checkSignInPage(const OAuthEndpoints &endpoints)
{
    if (auto fine = checkUrl(endpoints.authorization, endpoints.trust); !fine)
        return fine;
    if (endpoints.authorization.scheme() != "https"_L1 && !isThisMachine(endpoints.authorization)) {
        return failure(
            ErrorKind::Refused,
            OAuthText::tr("%1 has its sign-in page on an insecure connection (http), and Postil does not "
                          "use it. Ask whoever runs the blog for https.")
                .arg(endpoints.authorization.host()));
    }
    return {};
}

// `secrets`: what must not come back in an error.
QCoro::Task<OAuthResult<OAuthToken>> askForToken(HttpClient &http, OAuthEndpoints endpoints,
                                                 OAuthClient client, FormFields fields, QStringList secrets,
                                                 std::stop_token stop)
{
    fields.append({u"client_id"_s, client.id});
    if (!client.secret.isEmpty())
        fields.append({u"client_secret"_s, client.secret});
    secrets.append(client.secret);
    HttpCall call{.method = "POST", .url = endpoints.token, .trust = endpoints.trust};
    call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    call.body = formEncoded(fields);
    call.maximumBytes = largestTokenAnswer;
    call.stop = stop;
    const Result<HttpAnswer> answer = co_await http.send(std::move(call));
    if (!answer)
        co_return oauthFailure(answer.error());
    co_return readTokenAnswer(answer->status, answer->body, endpoints.token.host(), secrets,
                              QDateTime::currentDateTimeUtc());
}

} // namespace

QCoro::Task<OAuthResult<OAuthToken>> signIn(HttpClient &http, OAuthSignIn request, OpenInBrowser open)
{
    if (auto fine = checkSignInPage(request.endpoints); !fine)
        co_return oauthFailure(fine.error());
    const OAuthProof proof = freshProof();
    const OAuthExpectation expected{.state = proof.state,
                                    .issuer = request.endpoints.issuer,
                                    .issuerParameter = request.endpoints.issuerParameter,
                                    .host = request.endpoints.authorization.host()};
    OAuthResult<QString> code;
    QUrl redirect;
    {
        OAuthListener listener(expected, request.patience, request.stop);
        const Result<QUrl> listening = listener.listen();
        if (!listening)
            co_return oauthFailure(listening.error());
        redirect = *listening;
        if (auto opened = open(authorizationUrl(request, redirect, proof)); !opened)
            co_return oauthFailure(opened.error());
        code = co_await listener.answer();
    }
    if (!code)
        co_return std::unexpected(code.error());
    FormFields fields{{u"grant_type"_s, u"authorization_code"_s},
                      {u"code"_s, *code},
                      {u"redirect_uri"_s, redirect.toString(QUrl::FullyEncoded)},
                      {u"code_verifier"_s, proof.verifier}};
    QStringList secrets{*code, proof.verifier};
    OAuthResult<OAuthToken> token =
        co_await askForToken(http, request.endpoints, request.client, fields, secrets, request.stop);
    if (token && token->scope.isEmpty())
        token->scope = request.scope; // RFC 6749, 5.1: left out where it is what was asked for
    co_return token;
}

QCoro::Task<OAuthResult<OAuthToken>> renew(HttpClient &http, OAuthEndpoints endpoints, OAuthClient client,
                                           OAuthToken token, std::stop_token stop)
{
    if (token.refresh.isEmpty())
        co_return std::unexpected(oauthError(u"invalid_grant"_s, {}, endpoints.token.host(), {}));
    FormFields fields{{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, token.refresh}};
    QStringList secrets{token.refresh, token.access};
    OAuthResult<OAuthToken> fresh = co_await askForToken(http, endpoints, client, fields, secrets, stop);
    if (!fresh)
        co_return fresh;
    // What the answer leaves out stays as it was.
    for (const auto part : {&OAuthToken::refresh, &OAuthToken::scope, &OAuthToken::me}) {
        if ((*fresh).*part == QString())
            (*fresh).*part = token.*part;
    }
    co_return fresh;
}

} // namespace Postil
