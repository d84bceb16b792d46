// SPDX-License-Identifier: MIT
// A picture's file without the parts that do not show: metadata, comments, thumbnails, whatever follows its
// end.
#pragma once

#include "media/picture.h"

#include <QByteArrayView>

#include <optional>

namespace Postil {

[[nodiscard]] std::optional<PictureType> pictureTypeOf(QByteArrayView bytes); // by its first bytes

// Kept are the parts that a decoder needs, and those that say which colours are meant. Nothing where the file
// is not put together as its type wants: it has to be written anew.
[[nodiscard]] std::optional<QByteArray> bareParts(QByteArrayView bytes, PictureType type);

} // namespace Postil
