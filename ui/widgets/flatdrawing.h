// SPDX-License-Identifier: MIT
// What FlatStyle is drawn with, one function for each thing that it draws itself.
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

namespace Postil {

enum class FlatKind { Plain, Primary, Flat, Link, Bare, Chip };
[[nodiscard]] FlatKind flatKindOf(const QWidget *widget);

// A rounded box; either colour may be transparent.
void drawBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &line, qreal radius = 4);

// Room between the outside of a widget and what it says, the frame counted.
[[nodiscard]] QSize buttonPadding(FlatKind kind);
[[nodiscard]] QSize fieldPadding(FlatKind kind);

void drawPushButtonPanel(QPainter &painter, const QStyleOption &option, FlatKind kind);
[[nodiscard]] QColor pushButtonText(const QStyleOption &option, FlatKind kind);
void drawToolButtonPanel(QPainter &painter, const QStyleOption &option);
void drawFieldPanel(QPainter &painter, const QStyleOption &option, FlatKind kind);
void drawCheckBox(QPainter &painter, const QStyleOption &option);
void drawRadioButton(QPainter &painter, const QStyleOption &option);
void drawTab(QPainter &painter, const QStyleOptionTab &option);
void drawScrollHandle(QPainter &painter, const QRect &handle, const QStyleOptionSlider &option);
void drawMenuSeparator(QPainter &painter, const QStyleOptionMenuItem &option);

} // namespace Postil
