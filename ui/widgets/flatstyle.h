// SPDX-License-Identifier: MIT
// The style of the window: Fusion, with flat buttons, fields, menus, tabs and scroll bars in the colours of
// the theme. A style sheet would say the same in fewer lines, but Qt asks it anew for every size and every
// paint: a sixth of the time to the first paint of the window was spent on that.
//
// Kinds, set as the property "kind" before the widget is shown:
//   QPushButton  "primary" the one that matters, "flat" without a frame, "link" reads as text
//   QLineEdit    "bare" a frame only while it has the focus, "chip" a word that stands apart
//   QLabel       "chip" a word that stands apart, framed
#pragma once

#include <QProxyStyle>

namespace Postil {

class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    FlatStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *more) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace Postil
