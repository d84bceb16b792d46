// SPDX-License-Identifier: MIT
// A post of a site as its file says it, whoever wrote the file: opened in Postil, and changed so that the
// file differs only where the post was edited. Front matter that Postil does not know stays, line for line.
#pragma once

#include "publishing/account.h"
#include "publishing/publication.h"
#include "publishing/remotepost.h"
#include "publishing/staticsite/site.h"

#include <QByteArray>
#include <QDateTime>

namespace Postil {

// What a list of posts tells of one.
struct PageFacts
{
    QString title; // of the front matter, or else made of the file's name
    QString slug;  // that its address has
    QString url;   // empty where that is not known
    QStringList labels;
    QDateTime date; // UTC; of the front matter, or else the day in the file's name; invalid: neither
    PublishState state = PublishState::Live;
};

// `path`: in the site's folder. Refused: the front matter cannot be read.
[[nodiscard]] Result<PageFacts> pageFacts(const Site &site, const Account &account, const QString &path,
                                          const QByteArray &page, const QDateTime &now);

// Errors name the file. Refused: reading it as a post, or writing it again, would lose some of it.
[[nodiscard]] Result<RemotePost> readPage(const Site &site, const Account &account, const QString &path,
                                          const QByteArray &page, const QDateTime &now);

// The file `page` once it says what the publication says. `fresh`: what Postil would write in an empty place,
// as it does over a page that is its own; what others put into the front matter of one stays, too.
[[nodiscard]] Result<QByteArray> changedPage(const Site &site, const Account &account, const QString &path,
                                             const QByteArray &page, const Publication &publication,
                                             const QByteArray &fresh);

// Whether Postil wrote the page, and so all of its body.
[[nodiscard]] bool isOwnPage(const QByteArray &page);

// Whether posts of the future wait for their time: what `date` and the configuration say.
[[nodiscard]] bool waitsForDates(const Site &site);

} // namespace Postil
