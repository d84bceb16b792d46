// SPDX-License-Identifier: MIT
#include "publishing/publisher.h"

#include <QCoreApplication>

namespace Postil {

namespace {

struct PublisherText
{
    Q_DECLARE_TR_FUNCTIONS(Publisher)
};

} // namespace

Error Publisher::cannot(const QString &what)
{
    return {ErrorKind::Refused, what};
}

QCoro::Task<Result<Receipt>> Publisher::restore(Receipt, Publication)
{
    co_return std::unexpected(cannot(
        PublisherText::tr("On this kind of blog nothing can be had back from here. Publish the post anew.")));
}

QCoro::Task<Result<QList<RemoteSummary>>> Publisher::list(RemoteQuery)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("This kind of blog has no list of its posts to open from.")));
}

QCoro::Task<Result<RemotePost>> Publisher::find(QUrl)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("On this kind of blog no post can be found by its address.")));
}

QCoro::Task<Result<std::optional<Receipt>>> Publisher::lookFor(Publication publication)
{
    constexpr int newest = 50;
    const Result<QList<RemoteSummary>> rows = co_await list({.count = newest});
    if (!rows)
        co_return std::unexpected(rows.error());
    for (const RemoteSummary &row : *rows) {
        if (row.title.simplified() != publication.post.title.simplified())
            continue;
        Receipt listed;
        listed.remoteId = row.remoteId;
        listed.url = row.url;
        listed.state = row.state;
        const Result<RemotePost> post = co_await fetch(listed);
        if (!post && post.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(post.error());
        if (post && (post->slug.isEmpty() || post->slug == publication.post.slug))
            co_return std::optional(post->receipt);
    }
    co_return std::optional<Receipt>();
}

QCoro::Task<Result<UploadedMedia>> Publisher::upload(MediaFile)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("This kind of blog takes no pictures from other programs. Upload them "
                                 "there, and put their addresses in the post.")));
}

QCoro::Task<Result<std::optional<UploadedMedia>>> Publisher::lookForUpload(MediaFile)
{
    co_return std::optional<UploadedMedia>();
}

QCoro::Task<Result<QUrl>> Publisher::approvalPage()
{
    co_return std::unexpected(
        cannot(PublisherText::tr("This kind of blog has no page that makes passwords for other programs.")));
}

QCoro::Task<Result<QMap<QString, QString>>> Publisher::signIn(std::stop_token)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("Nobody signs in to this kind of blog in a browser.")));
}

} // namespace Postil
