// SPDX-License-Identifier: MIT
// Chromium's renderer processes that this program has started.
#pragma once

#include <QList>

namespace Postil::Test {

[[nodiscard]] QList<qint64> rendererPids();

} // namespace Postil::Test
