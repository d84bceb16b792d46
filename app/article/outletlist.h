// SPDX-License-Identifier: MIT
// Names of outlets by domain, and their JSON form: resources/schema/outlets.schema.json, version 1.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace Postil {

using OutletNames = QMap<QString, QString>; // domain -> name

inline constexpr qsizetype longestOutletName = 80; // letters

// A host as domains are listed: lower case, ASCII, no final dot, none of the "www." and "m." that telephones
// and habit put in front. Empty for what is no host name.
[[nodiscard]] QString outletDomain(const QString &host);

// BadInput says which field is wrong; TooLarge from a million bytes on.
[[nodiscard]] Result<OutletNames> readOutlets(const QByteArray &json);
[[nodiscard]] QByteArray writeOutlets(const OutletNames &names);

} // namespace Postil
