// SPDX-License-Identifier: MIT
// Where the pictures of a site are: Hugo's static folder, Jekyll's assets, the folder that an Eleventy site
// copies as it is, and beside the pages of a plain folder. Works on the disk: not for the window's thread.
#pragma once

#include "publishing/account.h"
#include "publishing/remotepost.h"
#include "publishing/staticsite/site.h"

namespace Postil {

struct PictureFolder
{
    QString path;    // relative to the site's folder
    QString address; // of the folder, as pages refer to it

    bool operator==(const PictureFolder &) const = default;
};

[[nodiscard]] PictureFolder pictureFolderOf(const Site &site);

// UploadedMedia::remoteId: the file's path in the site's folder. One that is there already is left as it is:
// its name tells what is in it, and somebody may have made it smaller. Errors as in SiteFolder.
[[nodiscard]] Result<UploadedMedia> writePicture(const Account &account, const MediaFile &file);
[[nodiscard]] Result<QByteArray> readPicture(const Account &account, const QString &path); // NotFound

} // namespace Postil
