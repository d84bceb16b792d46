// SPDX-License-Identifier: MIT
// Publishes into the folder of a static site. The file is the post: Receipt::remoteId is its path in the
// site's folder, Receipt::revision the hash of its bytes. Who builds the site and brings it to its server
// does so as before. All work on files is off the caller's thread.
//
// Account: `folder` (the site), `address` (of the site, where its configuration does not say), and the
// options "posts" (folder of the posts, relative to the site's) and "layout" (where Jekyll's configuration
// sets none, it is "post").
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/staticsite/site.h"

namespace Postil {

class StaticSitePublisher : public Publisher
{
public:
    explicit StaticSitePublisher(Account account);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    // A generator's post goes to the folder .trash of the site, a page of a plain folder, whose every file is
    // shown, to the desktop's wastebasket.
    QCoro::Task<Result<void>> trash(Receipt receipt) override;

private:
    Account m_account;
};

} // namespace Postil
