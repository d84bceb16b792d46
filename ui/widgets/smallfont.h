// SPDX-License-Identifier: MIT
// The one smaller size of text in the window. Each size has a font engine of its own, which is made, and
// draws its letters anew, before the first paint.
#pragma once

#include <QFont>

namespace Postil {

inline QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace Postil
