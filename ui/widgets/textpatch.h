// SPDX-License-Identifier: MIT
// The smallest single replacement that turns one text into another, so that carets and selections in an
// editor survive when its text is brought up to date.
#pragma once

#include <QString>

namespace Postil {

struct TextPatch
{
    qsizetype position = 0;
    qsizetype removed = 0;
    QString inserted;

    [[nodiscard]] bool isEmpty() const { return removed == 0 && inserted.isEmpty(); }
    bool operator==(const TextPatch &) const = default;
};

// Never cuts a surrogate pair in two.
[[nodiscard]] TextPatch textPatch(const QString &before, const QString &after);

} // namespace Postil
