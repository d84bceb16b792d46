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

QCoro::Task<Result<UploadedMedia>> Publisher::upload(MediaFile)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("This kind of blog takes no pictures from other programs. Upload them "
                                 "there, and put their addresses in the post.")));
}

QCoro::Task<Result<QMap<QString, QString>>> Publisher::signIn(std::stop_token)
{
    co_return std::unexpected(
        cannot(PublisherText::tr("Nobody signs in to this kind of blog in a browser.")));
}

} // namespace Postil
