// SPDX-License-Identifier: MIT
// The one span in which two texts differ: all that has to travel to the page for a keystroke.
#pragma once

#include <QString>

namespace Postil {

struct TextSpan
{
    qsizetype at = 0;
    qsizetype removed = 0;
    QStringView inserted; // into the new text

    bool operator==(const TextSpan &) const = default;
};

// Never splits a surrogate pair. An equal text gives an empty span.
[[nodiscard]] TextSpan changedSpan(QStringView before, QStringView after);

} // namespace Postil
