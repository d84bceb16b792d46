// SPDX-License-Identifier: MIT
// YAML from outside as plain values: maps, lists and strings. Tags mean nothing (a number is a string of
// digits), nesting ends at 64 levels, aliases at 64, size at 1 MiB; whatever is beyond is an error with its
// line.
#pragma once

#include "base/result.h"

#include <QVariant>

namespace Postil {

// QVariantMap, QVariantList, QString, or an invalid variant (null, an empty document).
// `firstLine` is the number that the first line of `yaml` has in its file.
[[nodiscard]] Result<QVariant> readYaml(const QString &yaml, int firstLine);

} // namespace Postil
