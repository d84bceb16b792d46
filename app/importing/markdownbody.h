// SPDX-License-Identifier: MIT
// Finds the parts of a post in a Markdown body that carries no note of them, or one that no longer fits.
#pragma once

#include "post/bodylayout.h"

#include <QList>
#include <QString>

namespace Postil {

struct HouseStyle;

// Every line of the body is in one of the sections; what has no other place is commentary.
[[nodiscard]] QList<BodySection> guessSections(const QString &body, const HouseStyle &style);

} // namespace Postil
