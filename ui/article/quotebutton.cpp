// SPDX-License-Identifier: MIT
#include "article/quotebutton.h"

#include "widgets/theme.h"

#include <QKeySequence>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int padding = 11;
constexpr int gap = 9;

} // namespace

QuoteButton::QuoteButton(QWidget *parent) : QPushButton(tr("❝ Quote"), parent)
{
    setObjectName(u"quoteButton"_s);
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus); // the reader keeps the keyboard
    setAccessibleName(tr("Quote the selection"));
    hide();
}

QString QuoteButton::keys() const
{
    return QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText);
}

QSize QuoteButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + gap + metrics.horizontalAdvance(keys()) + 2 * padding,
            metrics.height() + 11};
}

void QuoteButton::paintEvent(QPaintEvent *)
{
    const Theme &colours = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = colours.text;
    if (underMouse() && !isDown())
        ground = ground.darker(colours.shade == Shade::Dark ? 108 : 80);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 5, 5);
    const QRect inside = rect().adjusted(padding, 0, -padding, 0);
    painter.setPen(colours.panel);
    painter.drawText(inside, Qt::AlignLeading | Qt::AlignVCenter, text());
    QColor faint = colours.panel;
    faint.setAlphaF(0.68F);
    painter.setPen(faint);
    painter.drawText(inside, Qt::AlignTrailing | Qt::AlignVCenter, keys());
}

} // namespace Postil
