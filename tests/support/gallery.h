// SPDX-License-Identifier: MIT
// Pictures of widgets for people to look at, in the build folder's gallery/: light and dark, at once and
// twice the scale.
#pragma once

#include <QImage>

class QWidget;

namespace Postil::Test {

// The widget as it is, at `scale` device pixels to a pixel; written to gallery/`name`.png.
QImage picture(QWidget &widget, const QString &name, double scale = 1);

// The fonts that the gallery is made with, where they are installed.
void useGalleryFont();

// Buttons and labels (without word wrap) that have less room than their text takes.
[[nodiscard]] QStringList cutOff(const QWidget &widget);

} // namespace Postil::Test
