// SPDX-License-Identifier: MIT
// Breeze icons by name, in the colour of the text around them: the same icon serves in light and dark, and
// stays sharp at any scale.
#pragma once

#include <QIcon>

class QString;

namespace Postil {

// A symbolic Breeze icon ("edit-undo"), drawn in the palette's text colour; a null icon where there is none
// such.
[[nodiscard]] QIcon icon(const QString &name);

// Reading an icon takes a while. `Later` leaves their places empty, until `Now` and the next paint.
enum class IconDrawing { Now, Later };
void setIconDrawing(IconDrawing drawing);

} // namespace Postil
