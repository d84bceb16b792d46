// SPDX-License-Identifier: MIT
// Pictures as they are pasted, dropped or chosen: files, files' contents, or bare images.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include <functional>

class QMimeData;

namespace Postil {

// One of them says something.
struct GivenPicture
{
    QString path = {};
    QByteArray bytes = {};
    QImage image = {};
};

// Text outweighs the image that programs put beside it: of what they copy, it shows how that looks.
[[nodiscard]] bool hasPictures(const QMimeData &data); // quick: asked while something is dragged
[[nodiscard]] QList<GivenPicture> picturesIn(const QMimeData &data);

// Takes pictures into the post's keeping; `insert` is called for each one that the user described, or never.
using TakePictures =
    std::function<void(const QList<GivenPicture> &pictures,
                       std::function<void(const QString &address, const QString &alt)> insert)>;

} // namespace Postil
