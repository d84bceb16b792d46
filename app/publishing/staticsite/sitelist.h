// SPDX-License-Identifier: MIT
// The posts that are in a site's folder, whoever wrote them. Everything here works on the disk: not for the
// window's thread.
#pragma once

#include "publishing/account.h"
#include "publishing/remotepost.h"

#include <QUrl>

namespace Postil {

// The newest first, by their dates. Without words, the newest files are looked at, by the day in their names
// or else their time; with words, more of them for their titles. What cannot be read is left out.
[[nodiscard]] Result<QList<RemoteSummary>> listPages(const Account &account, const RemoteQuery &query);

// The post that the site's generator puts at this address. NotFound.
[[nodiscard]] Result<RemotePost> findPage(const Account &account, const QUrl &address);

} // namespace Postil
