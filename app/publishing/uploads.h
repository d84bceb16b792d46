// SPDX-License-Identifier: MIT
// The pictures of a post go to the blog before the post does.
//
// How it is kept that each is there once: what is sent is named by what is in it, after it was made as wide
// as the account wants. The library remembers what an account has; what it does not know, the blog is asked
// for by that name first, for an answer may have been lost. A folder on this computer is looked at each time.
#pragma once

#include "media/mediastore.h"
#include "publishing/account.h"
#include "publishing/publication.h"
#include "publishing/publisher.h"

#include <QPointer>

namespace Postil {

class Library;

struct UploadTools
{
    Account account;
    Publisher *publisher = nullptr; // these outlive the task
    Library *library = nullptr;
    MediaStore media;
    QPointer<QObject> owner; // once it is gone, so is the library
};

// Every picture of the publication with its place on the blog. What was uploaded before an error is
// remembered. Errors: Cancelled where the owner went away; those of Publisher::upload(), MediaStore::read()
// and the library.
[[nodiscard]] QCoro::Task<Result<QList<PlacedPicture>>> uploadPictures(Publication publication,
                                                                       UploadTools tools);

} // namespace Postil
