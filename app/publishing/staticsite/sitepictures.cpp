// SPDX-License-Identifier: MIT
#include "publishing/staticsite/sitepictures.h"

#include "publishing/staticsite/siteconfig.h"
#include "publishing/staticsite/sitefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct SitePicturesText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

QString below(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

// The path below which the site is on its server: "/blog" of https://example.com/blog.
QString pathOf(const Site &site)
{
    QString path = QUrl(site.address).path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

// Its configuration is a program, so its folders tell: what the official starter copies, and common names.
PictureFolder eleventyPictures(const Site &site)
{
    for (const QString &base : {QString(), site.contents}) {
        if (QFileInfo(site.root + u'/' + below(base, u"public"_s)).isDir())
            return {.path = below(base, u"public/img"_s), .address = pathOf(site) + "/img"_L1};
        for (const QString &name : {u"img"_s, u"images"_s, u"assets"_s, u"static"_s}) {
            if (QFileInfo(site.root + u'/' + below(base, name)).isDir())
                return {.path = below(base, name), .address = pathOf(site) + u'/' + name};
        }
    }
    return {.path = below(site.contents, u"img"_s), .address = pathOf(site) + "/img"_L1};
}

} // namespace

PictureFolder pictureFolderOf(const Site &site)
{
    switch (site.kind) {
    case SiteKind::Hugo: {
        const QString named = QDir::cleanPath(configText(site.config, u"staticdir"_s).trimmed());
        return {.path = below(isSitePath(named) ? named : u"static"_s, u"images"_s),
                .address = pathOf(site) + "/images"_L1};
    }
    case SiteKind::Jekyll: {
        const QString source = QDir::cleanPath(configText(site.config, u"source"_s).trimmed());
        return {.path = below(isSitePath(source) ? source : QString(), u"assets/images"_s),
                .address =
                    QDir::cleanPath(u'/' + configText(site.config, u"baseurl"_s) + "/assets/images"_L1)};
    }
    case SiteKind::Eleventy:
        return eleventyPictures(site);
    case SiteKind::Folder:
        return {.path = below(site.posts, u"images"_s), .address = u"images"_s};
    }
    Q_UNREACHABLE_RETURN({});
}

Result<UploadedMedia> writePicture(const Account &account, const MediaFile &file)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    const PictureFolder pictures = pictureFolderOf(*site);
    const QString path = pictures.path + u'/' + file.name;
    const SiteFolder folder(site->root);
    const UploadedMedia written{.remoteId = path, .url = pictures.address + u'/' + file.name};
    const Result<std::optional<QByteArray>> there = folder.read(path);
    if (!there)
        return std::unexpected(there.error());
    if (*there)
        return written;
    return folder.write(path, file.bytes).transform([&written] { return written; });
}

Result<QByteArray> readPicture(const Account &account, const QString &path)
{
    const Result<Site> site = openSite(account);
    if (!site)
        return std::unexpected(site.error());
    Result<std::optional<QByteArray>> there = SiteFolder(site->root).read(path);
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return failure(
            ErrorKind::NotFound,
            SitePicturesText::tr("The picture “%1” is no longer in the site's folder. Send the post "
                                 "again.")
                .arg(path));
    return **std::move(there);
}

} // namespace Postil
