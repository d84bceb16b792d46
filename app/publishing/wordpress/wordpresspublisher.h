// SPDX-License-Identifier: MIT
// Publishes to WordPress by its REST interface, with an application password. Seen on WordPress 6.8.
//
// Account: `address` (of the blog), the secret "password" (an application password), and the options
//   "user"      the name to log in with
//   "labels"    "tags" (also where it is missing) or "categories": what the labels of posts become
//   "category"  one more category, of every post
//   "featured"  of a lead image that lies on the blog: "also" (also where it is missing): the featured image,
//               and in the post; "instead": the featured image alone, for themes that show it above the post;
//               "no": in the post alone
//   "rest"      the root of the REST interface, where the blog does not tell it itself
//
// - Content arrives as it was previewed: see wordpress/guardedhtml.h.
// - Once: create() looks for the post's slug in every state but the trash, since WordPress would make
// "slug-2" of
//   a second one. A post in the trash is nobody's. An attempt that reaches the blog after we
//   looked for it, but before the next one, is told by the slug that the next one is given, which then goes
//   into the trash. One that comes later still makes a second post: no look-up can know of it.
// - Conflicts: Receipt::revision is modified_gmt and the number of the newest revision. WordPress has no
// lock, so
//   a change that somebody saves between our look and our writing is not noticed: everything else is asked
//   for before, and that look is the last thing before the writing. What was written over is among the post's
//   revisions on the blog.
// - Times go as date_gmt; the blog's zone is the blog's matter. See dateToSend() for when none is sent.
// - Private posts: Audience::Private with PublishState::Live. WordPress has no private posts that wait.
// - Posts with a password: Audience::Password; the password is in the keyring (publishing/postpasswords.h).
//   An update whose password is not there leaves the one that the blog has.
#pragma once

#include "publishing/publisher.h"
#include "publishing/wordpress/wordpressapi.h"
#include "publishing/wordpress/wordpressmedia.h"
#include "publishing/wordpress/wordpresspost.h"
#include "publishing/wordpress/wordpressterms.h"

namespace Postil {

class WordPressPublisher : public Publisher
{
public:
    WordPressPublisher(const Account &account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    QCoro::Task<Result<Receipt>> restore(Receipt receipt, Publication publication) override;
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication) override;
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;
    QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file) override;
    QCoro::Task<Result<QUrl>> approvalPage() override;

private:
    // A post with the time at which the blog answered.
    struct Seen
    {
        WordPressPost post;
        QDateTime now;
    };

    [[nodiscard]] QCoro::Task<Result<QList<WordPressPost>>> bySlug(QString slug);
    [[nodiscard]] QCoro::Task<Result<Seen>> byNumber(QString id);
    [[nodiscard]] QCoro::Task<Result<RemotePost>> open(QString id);
    // Everything that is sent of a publication but its date.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> bodyFor(Publication publication);
    // The password as it is sent, empty to take one away; nothing: as the blog has it.
    [[nodiscard]] QCoro::Task<Result<std::optional<QString>>> passwordFor(Publication publication);
    [[nodiscard]] QCoro::Task<Result<WordPressPost>> writePost(QString route, QJsonObject body);
    // Where an earlier attempt arrived only after we had looked for it, `sent` is a second post: it goes into
    // the trash, and the earlier one, at the slug that was asked for, is ours.
    [[nodiscard]] QCoro::Task<Result<WordPressPost>> onlyOne(WordPressPost sent, QString slug);
    [[nodiscard]] QCoro::Task<Result<Receipt>> write(QString route, QJsonObject body, PublishState asked);

    HttpClient *m_http;
    SecretStore *m_secrets;
    WordPressApi m_api;
    WordPressTerms m_terms;
    WordPressMedia m_media;
};

} // namespace Postil
