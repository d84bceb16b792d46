// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Postil::Test {

// What is wrong with the first of `documents` that does not keep to resources/schema/<name>.schema.json;
// empty where all do. One run of the public validator for all of them.
[[nodiscard]] QString schemaViolation(const QString &name, const QList<QJsonObject> &documents);

} // namespace Postil::Test
