// SPDX-License-Identifier: MIT
// A Markdown file names its pictures by paths beside it. Read as a post, it has them in the store.
#pragma once

#include "base/result.h"
#include "media/mediastore.h"

#include <QCoroTask>
#include <QString>

namespace Postil {

// The Markdown of a file in `folder`, with each picture that it names by a relative path (in its text, or as
// "image" of its front matter) taken into the store. Only files in that folder or below it count. NotFound
// names one that is not there; and the errors of MediaStore::addFile().
[[nodiscard]] QCoro::Task<Result<QString>> withFilePictures(QString markdown, QString folder,
                                                            MediaStore store);

} // namespace Postil
