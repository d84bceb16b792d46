// SPDX-License-Identifier: MIT
#include "compose/givenpicture.h"

#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

// Files of the user's, all of them pictures by their names.
static QStringList pictureFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        const QString path = url.toLocalFile();
        const bool isPicture = !path.isEmpty()
                               && QMimeDatabase()
                                      .mimeTypeForFile(path, QMimeDatabase::MatchExtension)
                                      .name()
                                      .startsWith("image/"_L1);
        if (!isPicture)
            return {};
        paths.append(path);
    }
    return paths;
}

static bool isBareImage(const QMimeData &data)
{
    return data.hasImage() && data.text().trimmed().isEmpty();
}

bool hasPictures(const QMimeData &data)
{
    return data.hasUrls() ? !pictureFiles(data).isEmpty() : isBareImage(data);
}

QList<GivenPicture> picturesIn(const QMimeData &data)
{
    QList<GivenPicture> pictures;
    const QStringList files = pictureFiles(data);
    for (const QString &path : files)
        pictures.append({.path = path});
    if (data.hasUrls() || !isBareImage(data))
        return pictures;
    // As it is, rather than as it was decoded: smaller, and animations move.
    for (const QString &type : {u"image/gif"_s, u"image/webp"_s, u"image/jpeg"_s, u"image/png"_s}) {
        if (const QByteArray bytes = data.data(type); !bytes.isEmpty())
            return {{.bytes = bytes}};
    }
    return {{.image = qvariant_cast<QImage>(data.imageData())}};
}

} // namespace Postil
