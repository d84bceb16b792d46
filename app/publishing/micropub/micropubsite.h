// SPDX-License-Identifier: MIT
// MicropubSite: the way to a site's Micropub endpoint, with the account's token.
//
// The endpoint is Account::options["endpoint"], or else the rel="micropub" of the page at Account::address:
// its Link header, then its <link>. An endpoint on another host than the one that was typed is asked as a
// stranger's: never one on this machine or its network. Secret "token": what signing in gave
// (publishing/accounttoken.h), which is renewed where the site can, at Account::options["tokenEndpoint"]; or
// a bearer token that may create, update, delete posts and upload files.
#pragma once

#include "net/httpcall.h"
#include "publishing/accounttoken.h"
#include "publishing/publisher.h"

#include <QJsonObject>

#include <optional>

namespace Postil {

struct MicropubConfig
{
    QUrl endpoint;
    QUrl media;         // empty where there is none
    QStringList states; // what "post-status" may be; empty where the server does not tell

    bool operator==(const MicropubConfig &) const = default;
};

class MicropubSite
{
public:
    MicropubSite(Account account, const PublishTools &tools);

    // What q=config says, asked once.
    [[nodiscard]] QCoro::Task<Result<MicropubConfig>> open();
    // GET with this query. SignIn: the token is not, or no longer, good. Refused: it may not do this.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> query(QList<std::pair<QString, QString>> items);
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> post(QJsonObject body);
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> postFile(MediaFile file);
    // The addresses of the files that were uploaded last, where the media endpoint has a list of them
    // (q=source, an extension that many sites have); nothing where it has none.
    [[nodiscard]] QCoro::Task<Result<QStringList>> newestFiles();

    [[nodiscard]] const Account &account() const { return m_account; }

private:
    [[nodiscard]] QCoro::Task<Result<QUrl>> endpoint();
    // SignIn where there is none, or only signing in anew helps.
    [[nodiscard]] QCoro::Task<Result<OAuthToken>> token(TokenAge age);
    // With the token, a new one where it ran out: whatever the site answers, and with which token.
    struct Exchange
    {
        HttpAnswer answer;
        QString token;
    };
    [[nodiscard]] QCoro::Task<Result<Exchange>> exchange(HttpCall call);
    // The same, where answers that are no success are errors.
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> send(HttpCall call);
    [[nodiscard]] QUrl typedAddress() const;

    Account m_account;
    PublishTools m_tools;
    QUrl m_endpoint;
    std::optional<MicropubConfig> m_config;
};

} // namespace Postil
