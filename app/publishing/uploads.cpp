// SPDX-License-Identifier: MIT
#include "publishing/uploads.h"

#include "base/background.h"
#include "library/library.h"
#include "markdown/document.h"
#include "media/pictureaddress.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct UploadsText
{
    Q_DECLARE_TR_FUNCTIONS(Uploads)
};

// What is said of the picture in the post, for the service's own list.
QString altOf(const Post &post, const QString &name)
{
    if (post.leadMedia && pictureNameOf(post.leadMedia->url) == name)
        return post.leadMedia->alt;
    const QList<Markdown::Block> blocks = Markdown::parse(post.commentary);
    for (const Markdown::Block &block : blocks) {
        for (const Markdown::Run &run : block.runs) {
            if (pictureNameOf(run.image) == name)
                return run.text;
        }
    }
    return {};
}

std::unexpected<Error> ownerIsGone()
{
    return failure(ErrorKind::Cancelled,
                   UploadsText::tr("Postil was closing before the pictures were sent."));
}

struct ReadyPicture
{
    QString name; // of what is sent
    MediaFile file;
};

Result<ReadyPicture> readyPicture(const MediaStore &store, const QString &name, int width, const QString &alt)
{
    return store.read(name)
        .and_then([width](const Picture &picture) { return noWiderThan(picture, width); })
        .transform([&alt](const Picture &picture) {
            const QString sent = pictureNameFor(picture);
            constexpr qsizetype digits = 16; // enough to tell pictures apart, and short in an address
            return ReadyPicture{
                .name = sent,
                .file = {.name = u"picture-%1.%2"_s.arg(sent.first(digits), extensionOf(picture.type)),
                         .type = mimeTypeOf(picture.type),
                         .bytes = picture.bytes,
                         .alt = alt}};
        });
}

QCoro::Task<Result<UploadedMedia>> uploadOnce(ReadyPicture picture, UploadTools tools)
{
    const bool isHere = !tools.account.folder.isEmpty();
    if (!isHere) {
        const auto known = co_await tools.library->upload(tools.account.id, picture.name);
        if (!tools.owner)
            co_return ownerIsGone();
        if (!known)
            co_return std::unexpected(known.error());
        if (*known)
            co_return UploadedMedia{.remoteId = (*known)->remoteId, .url = (*known)->url};
    }
    const auto there = co_await tools.publisher->lookForUpload(picture.file);
    if (!tools.owner)
        co_return ownerIsGone();
    if (!there)
        co_return std::unexpected(there.error());
    Result<UploadedMedia> uploaded = there->value_or(UploadedMedia());
    if (!*there)
        uploaded = co_await tools.publisher->upload(picture.file);
    if (!tools.owner)
        co_return ownerIsGone();
    if (!uploaded || isHere)
        co_return uploaded;
    const auto kept = co_await tools.library->keepUpload({.account = tools.account.id,
                                                          .name = picture.name,
                                                          .remoteId = uploaded->remoteId,
                                                          .url = uploaded->url});
    if (!kept)
        co_return std::unexpected(kept.error());
    co_return uploaded;
}

} // namespace

QCoro::Task<Result<QList<PlacedPicture>>> uploadPictures(Publication publication, UploadTools tools)
{
    QList<PlacedPicture> pictures;
    const QStringList names = localPictures(publication);
    for (const QString &name : names) {
        const auto ready = co_await inBackground(
            [store = tools.media, name, width = pictureWidthOf(tools.account),
             alt = altOf(publication.post, name)] { return readyPicture(store, name, width, alt); });
        if (!tools.owner)
            co_return ownerIsGone();
        if (!ready)
            co_return std::unexpected(ready.error());
        const auto uploaded = co_await uploadOnce(*ready, tools);
        if (!uploaded)
            co_return std::unexpected(uploaded.error());
        pictures.append({.name = name, .remoteId = uploaded->remoteId, .url = uploaded->url});
    }
    co_return pictures;
}

} // namespace Postil
