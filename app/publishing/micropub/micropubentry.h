// SPDX-License-Identifier: MIT
// A post as Micropub's JSON has it: an h-entry of microformats2 (w3.org/TR/micropub, 3.3.2 and 3.7).
#pragma once

#include "publishing/remotepost.h"

#include <QJsonObject>

namespace Postil {

// The properties of a new post. The pictures are in its HTML, so no "photo" is named: a server would show
// them twice. `date`: when it was published; invalid: the server's own clock.
[[nodiscard]] QJsonObject micropubProperties(const Publication &publication, const QDateTime &date);

// The body of an update: "replace" for what the post has, "delete" for what it has no longer.
[[nodiscard]] QJsonObject micropubUpdate(const QString &url, const Publication &publication,
                                         const QDateTime &date, const QJsonObject &there);

// `properties`: as q=source tells them. The revision is their hash, without what servers change by themselves
// (updated, syndication, responses).
[[nodiscard]] RemotePost micropubPost(const QString &url, const QJsonObject &properties);

// Whether the post on the blog is the one that was to be sent: the same title, and the same slug in its
// address or the same text, tags and quotes aside.
[[nodiscard]] bool isSameEntry(const RemotePost &there, const Publication &ours);
[[nodiscard]] bool hasSlugOf(const RemotePost &there, const Publication &ours);

} // namespace Postil
