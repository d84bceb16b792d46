// SPDX-License-Identifier: MIT
// The pictures of a rendering that goes out: beside the file, or inside of it.
#pragma once

#include "base/filewriter.h"
#include "media/mediastore.h"
#include "rendering/renderer.h"

#include <QCoroTask>

namespace Postil {

// What exportWithPictures() wrote beside the file.
struct PicturesBeside
{
    int count = 0;
    QString folder = {}; // its name; empty where there are none

    bool operator==(const PicturesBeside &) const = default;
};

// Like exportToFile(), with the pictures of the post in a folder beside the file ("castle-pictures" beside
// "castle.html"), as they are, which the file names by a relative path. They are written first. A picture
// that stands there already stays. Errors also of MediaStore::read().
[[nodiscard]] QCoro::Task<Result<PicturesBeside>> exportWithPictures(Rendering rendering, QString path,
                                                                     Overwrite overwrite, MediaStore store);

// HTML with its pictures in it, as data: addresses, at most `width` pixels wide: for the clipboard, which
// carries no files. Other forms stay as they are.
[[nodiscard]] QCoro::Task<Result<Rendering>> withEmbeddedPictures(Rendering rendering, MediaStore store,
                                                                  int width);

} // namespace Postil
