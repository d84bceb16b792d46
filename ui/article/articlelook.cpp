// SPDX-License-Identifier: MIT
#include "article/articlelook.h"

#include "widgets/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace Postil {

ArticleLook articleLook(const QPalette &palette, double points, Qt::LayoutDirection direction)
{
    const Theme &theme = themeOf(palette);
    ArticleLook look;
    look.serif.setFamilies(
        {u"Noto Serif"_s, u"Source Serif 4"_s, u"Charter"_s, u"Georgia"_s, u"DejaVu Serif"_s});
    look.serif.setStyleHint(QFont::Serif);
    look.serif.setPointSizeF(points);
    look.sans = QGuiApplication::font();
    look.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    look.mono.setPointSizeF(points * 0.85);
    look.text = theme.text;
    look.muted = theme.muted;
    look.accent = theme.link;
    look.link = theme.link;
    look.codeBackground = theme.hover;
    look.direction = direction;
    return look;
}

} // namespace Postil
