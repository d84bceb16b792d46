// SPDX-License-Identifier: MIT
// A picture as it may leave this computer: looked through, and without what a camera or an editor wrote into
// it (EXIF, XMP, IPTC, comments: places, names, serial numbers). Everything here decodes, so it is not for
// the window's thread. Rules: ITU T.81 (JPEG), PNG 3rd edition, the WebP container, GIF89a.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace Postil {

enum class PictureType { Jpeg, Png, Gif, WebP };

struct Picture
{
    PictureType type = PictureType::Jpeg;
    QByteArray bytes = {};
    QSize size = {}; // pixels, as it is shown

    bool operator==(const Picture &) const = default;
};

inline constexpr qint64 maximumPictureBytes = 32 * 1024 * 1024;
inline constexpr qint64 maximumPicturePixels = 50'000'000;

[[nodiscard]] QString extensionOf(PictureType type); // "jpg", "png", "gif", "webp"
[[nodiscard]] QByteArray mimeTypeOf(PictureType type);

// What the bytes hold, whatever they were called. The pixels stay as they are where the picture can be told
// apart from what was written beside it; one that is to be shown turned is turned, and written anew. An
// animation stays one. BadInput: none of the four types, or broken. TooLarge.
[[nodiscard]] Result<Picture> cleanPicture(const QByteArray &bytes);

// The same picture at most `width` pixels wide (0: as wide as it is). Animations stay as they are.
[[nodiscard]] Result<Picture> noWiderThan(const Picture &picture, int width);

// To show what picture it is: as large as fits into `room` (pixels), no larger than it is. Null where it cannot be
// read.
[[nodiscard]] QImage smallImage(const Picture &picture, QSize room);

// An image that is no file yet, as a file of its own.
[[nodiscard]] Result<QByteArray> asPictureFile(const QImage &image);

} // namespace Postil
