// SPDX-License-Identifier: MIT
// The fonts and colours that an article is shown in.
#pragma once

#include <QColor>
#include <QFont>

class QPalette;

namespace Postil {

struct ArticleLook
{
    QFont serif; // body, in its size
    QFont sans;  // meta line
    QFont mono;
    QColor text;
    QColor muted;
    QColor accent;
    QColor link;
    QColor codeBackground;
    Qt::LayoutDirection direction = Qt::LayoutDirectionAuto;

    bool operator==(const ArticleLook &) const = default;
};

// In the theme's colours; body text of `points` in a serif, the meta line in the application's font.
[[nodiscard]] ArticleLook articleLook(const QPalette &palette, double points, Qt::LayoutDirection direction);

} // namespace Postil
