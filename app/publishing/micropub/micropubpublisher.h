// SPDX-License-Identifier: MIT
// Publishes by Micropub (w3.org/TR/micropub). Account: see micropub/micropubsite.h; option "drafts": "yes"
// where the site keeps drafts although its configuration does not say so. Receipt::remoteId is the post's
// address, Receipt::revision a hash of what q=source tells of it; empty where a new post could not be read
// back, and then an update is a Conflict until somebody has looked.
//
// What is guaranteed:
// - Sent again, a post is looked for first, among the newest 100 that q=source lists: one of the same title
// with the
//   same slug in its address, or the same text, is ours. Where the site has no such list, nothing is sent a
//   second time: that is Refused, and the user looks.
// - A change there is noticed by comparing q=source before an update or removal; Micropub has no lock, so one
//   within the moment between is written over. After an update the post is read again: servers differ in
//   what they make of it.
// - A draft goes only to a site that says it has drafts: others may show it to everybody. Scheduled and
//   private posts are Refused.
#pragma once

#include "publishing/micropub/micropubsite.h"
#include "publishing/publisher.h"

namespace Postil {

class MicropubPublisher : public Publisher
{
public:
    MicropubPublisher(const Account &account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<Receipt>> create(Publication publication) override;
    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override;
    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override;
    // Sites may have it undeleted.
    QCoro::Task<Result<void>> trash(Receipt receipt) override;
    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query) override;
    QCoro::Task<Result<RemotePost>> find(QUrl address) override;
    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override;
    // Among the newest 50 that the media endpoint lists. Where it has no list, or gives files names of its own,
    // an upload whose answer was lost cannot be found, and is sent a second time.
    QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file) override;
    // By IndieAuth. Returns "me", and "endpoint" and "tokenEndpoint": from then on the token goes where the
    // site's page sent it when the user was there, whatever the page may say later.
    QCoro::Task<Result<QMap<QString, QString>>> signIn(std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<void>> check(Publication publication);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> source(QString url);
    [[nodiscard]] QCoro::Task<Result<QList<RemotePost>>> newest(int count);
    [[nodiscard]] RemotePost postOf(const QString &url, const QJsonObject &properties) const;

    MicropubSite m_site;
    PublishTools m_tools;
};

} // namespace Postil
