// SPDX-License-Identifier: MIT
// What publishing does with the files of a site. Everything here works on the disk: not for the window's
// thread.
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/staticsite/site.h"

#include <optional>

namespace Postil {

// A file as it now stands in the site's folder.
struct Written
{
    Receipt receipt;
    QByteArray bytes;
};

// Where a new post goes.
struct Place
{
    QString root; // of the site, absolute, canonical
    QString path; // of the file in it
};

[[nodiscard]] Place placeIn(const Site &site, const Account &account, const Post &post);

// Receipt::revision: the hash of the file's bytes.
[[nodiscard]] QString revisionOf(const QByteArray &bytes);

// Errors as in Publisher. `committed`: what the site's repository has in this place, which need not be in
// the folder; another post there is a Conflict as well.
[[nodiscard]] Result<Written> createFile(const Account &account, const Publication &publication,
                                         const std::optional<QByteArray> &committed);
// A page that others wrote differs afterwards only where the post was edited: see sitepage.h.
[[nodiscard]] Result<Written> updateFile(const Account &account, const Receipt &before,
                                         const Publication &publication);
// What is `committed` as it stands needs no other wastebasket.
[[nodiscard]] Result<void> trashFile(const Account &account, const Receipt &receipt,
                                     const std::optional<QByteArray> &committed);
[[nodiscard]] Result<RemotePost> readFile(const Account &account, const Receipt &receipt);
[[nodiscard]] Result<QStringList> trySite(const Account &account);

} // namespace Postil
