// SPDX-License-Identifier: MIT
// Pictures as Ghost takes them, in a form of RFC 7578 (multipart/form-data), and keeps them.
#pragma once

#include "publishing/remotepost.h"

#include <QDateTime>
#include <QUrl>

namespace Postil {

struct GhostForm
{
    QByteArray type; // Content-Type, with the boundary
    QByteArray body;
};

// Where a picture of this name is if it was uploaded within the last four weeks, as the time is in any zone:
// Ghost has no list of pictures, but keeps each under its name, in a folder of the month. A Ghost that keeps
// them elsewhere (some hosts do) has nothing there.
[[nodiscard]] QList<QUrl> ghostPictureAddresses(const QString &blog, const QString &name,
                                                const QDateTime &now);

[[nodiscard]] GhostForm ghostForm(const MediaFile &file);

} // namespace Postil
