// SPDX-License-Identifier: MIT
// Publishes to a Ghost blog. Receipt::remoteId is the post's id, Receipt::revision its updated_at and a hash.
// The slug is the identity of a post that may have been sent before. What is deleted in Ghost is gone for
// good: it has no trash.
//
// Account: `address`, the option "api-url" where Ghost is administered elsewhere, and the secret "key".
#pragma once

#include "publishing/account.h"
#include "publishing/ghost/ghostapi.h"
#include "publishing/publisher.h"

#include <QJsonObject>

namespace Postil {

class GhostPublisher : public Publisher
{
public:
    GhostPublisher(Account account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;
    // Where Ghost keeps pictures on its own disk, which is told by their addresses; see ghostmedia.h.
    QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file) override;

private:
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> read(QString id);
    // What stands at the publication's slug, or at those that Ghost gives where it is not to be had; the post
    // of an earlier attempt first. An empty object where there is nothing.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> lookUp(const Publication &publication);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> write(GhostCall call);
    // Writes the publication over `post`, in one call.
    enum class GhostSlug { Kept, Ours };
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> change(QJsonObject post, const Publication &publication,
                                                          PublishTime when, GhostSlug slug);

    Account m_account;
    GhostApi m_api;
};

} // namespace Postil
