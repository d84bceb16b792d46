// SPDX-License-Identifier: MIT
// Publishes by XML-RPC: MetaWeblog (xmlrpc.com/metaWeblogApi) with Movable Type's and Blogger's additions,
// and WordPress's own methods where the blog has them. For blogs that have no better interface.
//
// Account: see xmlrpc/blogconnection.h. Receipt::remoteId is the post's id, Receipt::revision a hash of
// everything that may be changed there. Labels that the blog has as categories become its categories, the
// rest keywords (tags); a comma in one becomes a space where the blog knows keywords only as one line.
//
// What is guaranteed:
// - Sent again, a post is looked for first, among the 100 that were changed last (WordPress) or dated last
//   (others): one of the same title with the same slug or, where the blog made its own address, the same text
//   is ours. Slugs are compared with the last part of the address where the blog tells none. Of two attempts
//   with a hundred other posts between them nothing is promised, nor of a MetaWeblog blog where the post has
//   an old date.
// - A change there is noticed before an update or removal. WordPress checks the time of the last change once
//   more itself, to the second (fault 409); elsewhere a change within the moment between our look and our
//   update is written over.
// - Scheduled posts go to WordPress only: what others do with a date to come is not known, so that is
// Refused.
//   So are private posts.
// Drafts are by the publish flag; where a blog does not tell a post's state, it is what we last said.
#pragma once

#include "publishing/publisher.h"
#include "publishing/xmlrpc/blogconnection.h"
#include "publishing/xmlrpc/blogentry.h"

namespace Postil {

class MetaWeblogPublisher : public Publisher
{
public:
    MetaWeblogPublisher(const Account &account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    // WordPress keeps it in its trash; elsewhere it is gone.
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    // Among the newest 100.
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;
    // Among the newest 100, on WordPress. MetaWeblog has no list of files: there an upload whose answer was lost
    // cannot be found, and is sent a second time.
    QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file) override;

private:
    [[nodiscard]] QCoro::Task<Result<BlogInterface>> openFor(const Publication &publication);
    [[nodiscard]] QCoro::Task<Result<OutgoingEntry>> outgoing(const Publication &publication,
                                                              BlogDialect dialect);
    [[nodiscard]] QCoro::Task<Result<QStringList>> categories();
    [[nodiscard]] QCoro::Task<Result<BlogEntry>> entry(QString id);
    [[nodiscard]] QCoro::Task<Result<BlogEntry>> unchangedEntry(Receipt receipt);
    [[nodiscard]] QCoro::Task<Result<QList<BlogEntry>>> recent(int count, QString text);
    [[nodiscard]] QCoro::Task<Result<Receipt>> receiptFor(QString id, PublishState sent);
    [[nodiscard]] Receipt receiptOf(const BlogEntry &entry, PublishState otherwise) const;
    [[nodiscard]] RemotePost remotePost(const BlogEntry &entry, PublishState otherwise) const;

    BlogConnection m_blog;
};

} // namespace Postil
