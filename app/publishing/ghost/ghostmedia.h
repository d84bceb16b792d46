// SPDX-License-Identifier: MIT
// A picture as Ghost takes it: a form of RFC 7578 (multipart/form-data).
#pragma once

#include "publishing/remotepost.h"

namespace Postil {

struct GhostForm
{
    QByteArray type; // Content-Type, with the boundary
    QByteArray body;
};

[[nodiscard]] GhostForm ghostForm(const MediaFile &file);

} // namespace Postil
