// SPDX-License-Identifier: MIT
// A folder of pages on a server, and what publishes into it: a post is one page, "a-title.html", and all that
// such a server knows of it is its bytes. Receipt::remoteId is the page's name, Receipt::revision the hash of
// its bytes: whoever changed it meanwhile is noticed.
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"

#include <memory>
#include <optional>

namespace Postil {

struct StoredPage
{
    QByteArray bytes;
    QByteArray tag; // the server's own name for these bytes (ETag); may be empty
};

// Each service has its own. Errors as in Publisher. Names are those of isPageName()
// and isPictureFileName().
class PageServer
{
public:
    virtual ~PageServer() = default;

    virtual void stop() {} // as Publisher::stop()

    [[nodiscard]] virtual QCoro::Task<Result<QStringList>> test() = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<StoredPage>>> read(QString name) = 0;
    // `before`: what stands there and is replaced; nothing where there was no page. Conflict where the server
    // can tell that it is no longer so.
    [[nodiscard]] virtual QCoro::Task<Result<void>> write(QString name, QByteArray bytes,
                                                          std::optional<StoredPage> before) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(QString name, StoredPage before) = 0;
};

// "picture-1f2e.jpg": what our uploads are called.
[[nodiscard]] bool isPictureFileName(const QString &name);

// "a-title.html": what our slugs make, and nothing that means more to a server.
[[nodiscard]] bool isPageName(const QString &name);

// The live address of a page is the account's address with its name. Pages that are there are shown to
// everybody: drafts and times to come are Refused. What is taken away is gone, the server keeps no copy.
class PagePublisher : public Publisher
{
public:
    PagePublisher(Account account, std::unique_ptr<PageServer> server);

    void stop() override;
    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    // By the whole of its bytes.
    QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication) override;
    // Beside the pages, which refer to it by its name.
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;

private:
    [[nodiscard]] Receipt receiptOf(const QString &name, const QByteArray &bytes) const;

    Account m_account;
    std::unique_ptr<PageServer> m_server;
};

} // namespace Postil
