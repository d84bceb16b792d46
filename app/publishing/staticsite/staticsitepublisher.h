// SPDX-License-Identifier: MIT
// Publishes into the folder of a static site. The file is the post: Receipt::remoteId is its path in the
// site's folder, Receipt::revision the hash of its bytes. Who builds the site and brings it to its server
// does so as before. All work on files is off the caller's thread.
//
// Account: `folder` (the site), `address` (of the site, where its configuration does not say), and the
// options "posts" (folder of the posts, relative to the site's) and "layout" (where Jekyll's configuration
// sets none, it is "post"), "git" ("commit" or "push" what was written; see gitsite.h), "branch" and
// "remote".
//
// With git the receipt's revision stays the file's hash, for it is files that are compared: a commit's id
// changes when somebody works on another page. A push that the remote does not take because somebody else
// pushed is a Conflict: the post is committed here then, which its message says, and sending it again after
// "git pull" makes no second one. A publisher that goes away ends a git at work: Cancelled.
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/staticsite/site.h"

#include <chrono>
#include <stop_token>

namespace Postil {

class StaticSitePublisher : public Publisher
{
public:
    // `patience`: how long git may be silent.
    explicit StaticSitePublisher(Account account,
                                 std::chrono::milliseconds patience = std::chrono::minutes(1));
    ~StaticSitePublisher() override;
    StaticSitePublisher(const StaticSitePublisher &) = delete;
    StaticSitePublisher &operator=(const StaticSitePublisher &) = delete;

    void stop() override;
    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    // A page of others is refused where Postil would not keep it as it is (see sitepage.h).
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    // What is committed goes, for it can be had back from there; else a generator's post goes to the folder
    // .trash of the site, a page of a plain folder, whose every file is shown, to the desktop's wastebasket.
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    // Refused: what git came to, it says itself.
    QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication) override;
    // Into the site's folder of pictures; committed with the post that shows it.
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;

private:
    Account m_account;
    std::chrono::milliseconds m_patience;
    std::stop_source m_stop;
};

} // namespace Postil
