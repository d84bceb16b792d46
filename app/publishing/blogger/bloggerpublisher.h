// SPDX-License-Identifier: MIT
// Publishes to a blog at Blogger. Receipt::remoteId is the post's number, Receipt::revision its etag. Blogger
// makes the address of a post itself, so a post that may have been sent before is known by its title and
// words. It takes no pictures.
//
// Account: `address`, and the option "client-id" with the secret "client-secret" where the user has a Google
// client of their own. The user's token is the secret "token".
#pragma once

#include "publishing/account.h"
#include "publishing/blogger/bloggerapi.h"
#include "publishing/publisher.h"

#include <QJsonObject>

namespace Postil {

class BloggerPublisher : public Publisher
{
public:
    BloggerPublisher(Account account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    // With words to look for: those that readers see only, since Blogger searches no others.
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    // In the browser, at Google. Returns the user's name there, as the option "user".
    QCoro::Task<Result<QMap<QString, QString>>> signIn(std::stop_token stop) override;

private:
    struct Blog
    {
        QString id;
        QString name;
        QString url;
        QString view; // what the user may see of it: "ADMIN" or "AUTHOR"
    };
    // Asks Google once.
    [[nodiscard]] QCoro::Task<Result<Blog>> open();
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> read(const Blog &blog, QString id);
    // The post that an earlier attempt left; an empty object where there is none.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> lookUp(const Blog &blog, const Publication &publication);
    // `post` goes live at `at`: in the past, that is at once.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> publish(const Blog &blog, const QJsonObject &post,
                                                           QDateTime at);
    // Writes the publication over `post` and brings it into the state that is wanted.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> write(const Blog &blog, const QJsonObject &post,
                                                         const Publication &publication);

    Account m_account;
    PublishTools m_tools;
    BloggerApi m_api;
    Blog m_blog;
};

} // namespace Postil
