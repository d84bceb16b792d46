// SPDX-License-Identifier: MIT
#include "widgets/flatdrawing.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

class Saved
{
public:
    explicit Saved(QPainter &painter) : m_painter(painter) { painter.save(); }
    ~Saved() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter &m_painter;
};

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isMarked(const QStyleOption &option)
{
    return has(option, QStyle::State_Enabled)
           && (has(option, QStyle::State_HasFocus) || has(option, QStyle::State_MouseOver));
}

// A box or circle that is ticked or not.
void drawMarkPanel(QPainter &painter, const QStyleOption &option, bool isOn, qreal radius)
{
    const Theme &theme = themeOf(option.palette);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor line = isMarked(option) || (isOn && isEnabled) ? theme.accent
                        : isEnabled                             ? theme.muted
                                                                : theme.separator;
    const QColor fill = !isEnabled ? theme.window : isOn ? theme.accent : theme.field;
    drawBox(painter, option.rect, fill, line, radius);
}

QColor onMark(const QStyleOption &option)
{
    const Theme &theme = themeOf(option.palette);
    return has(option, QStyle::State_Enabled) ? theme.onAccent : theme.muted;
}

} // namespace

FlatKind flatKindOf(const QWidget *widget)
{
    // Most widgets have no property of this sort, and looking one up by name costs more than drawing a box.
    if (!widget || !widget->dynamicPropertyNames().contains("kind"_ba))
        return FlatKind::Plain;
    const QString kind = widget->property("kind").toString();
    return kind == "primary"_L1 ? FlatKind::Primary
           : kind == "flat"_L1  ? FlatKind::Flat
           : kind == "link"_L1  ? FlatKind::Link
           : kind == "bare"_L1  ? FlatKind::Bare
           : kind == "chip"_L1  ? FlatKind::Chip
                                : FlatKind::Plain;
}

void drawBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &line, qreal radius)
{
    const Saved saved(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.alpha() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

QSize buttonPadding(FlatKind kind)
{
    return kind == FlatKind::Link ? QSize(4, 3) : QSize(11, 6);
}

QSize fieldPadding(FlatKind kind)
{
    return kind == FlatKind::Bare ? QSize(4, 2) : kind == FlatKind::Chip ? QSize(7, 3) : QSize(8, 5);
}

void drawPushButtonPanel(QPainter &painter, const QStyleOption &option, FlatKind kind)
{
    const Theme &theme = themeOf(option.palette);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isPressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hasFocus = isEnabled && has(option, QStyle::State_HasFocus);
    const QColor none = Qt::transparent;
    switch (kind) {
    case FlatKind::Link:
        drawBox(painter, option.rect, none, hasFocus ? theme.accent : none);
        return;
    case FlatKind::Flat:
        drawBox(painter, option.rect, isEnabled && has(option, QStyle::State_MouseOver) ? theme.hover : none,
                hasFocus ? theme.accent : none);
        return;
    case FlatKind::Primary:
        if (isEnabled) {
            drawBox(painter, option.rect, theme.accent, isMarked(option) ? theme.text : theme.accent);
            return;
        }
        break;
    default:
        break;
    }
    drawBox(painter, option.rect,
            !isEnabled  ? theme.window
            : isPressed ? theme.selection
                        : theme.panel,
            isMarked(option) ? theme.accent : theme.separator);
}

QColor pushButtonText(const QStyleOption &option, FlatKind kind)
{
    const Theme &theme = themeOf(option.palette);
    return !has(option, QStyle::State_Enabled) ? theme.muted
           : kind == FlatKind::Primary         ? theme.onAccent
           : kind == FlatKind::Link            ? theme.link
                                               : theme.text;
}

void drawToolButtonPanel(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = themeOf(option.palette);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isHovered = isEnabled && has(option, QStyle::State_MouseOver);
    const QColor fill = has(option, QStyle::State_Sunken)            ? theme.selection
                        : isHovered || has(option, QStyle::State_On) ? theme.hover
                                                                     : QColor(Qt::transparent);
    drawBox(painter, option.rect, fill,
            isEnabled && has(option, QStyle::State_HasFocus) ? theme.accent : QColor(Qt::transparent));
}

void drawFieldPanel(QPainter &painter, const QStyleOption &option, FlatKind kind)
{
    const Theme &theme = themeOf(option.palette);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool hasFocus = isEnabled && has(option, QStyle::State_HasFocus);
    const QColor none = Qt::transparent;
    if (hasFocus)
        drawBox(painter, option.rect, theme.field, theme.accent, kind == FlatKind::Bare ? 3 : 4);
    else if (kind == FlatKind::Chip)
        drawBox(painter, option.rect, theme.chip, none);
    else if (kind != FlatKind::Bare)
        drawBox(painter, option.rect, isEnabled ? theme.field : theme.window, theme.separator);
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const bool isPartly = has(option, QStyle::State_NoChange);
    const bool isOn = has(option, QStyle::State_On);
    drawMarkPanel(painter, option, isOn || isPartly, 3);
    if (!isOn && !isPartly)
        return;
    const Saved saved(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(onMark(option), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box = option.rect;
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (isPartly)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter.drawPolyline(QPolygonF{at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.32)});
}

void drawRadioButton(QPainter &painter, const QStyleOption &option)
{
    const bool isOn = has(option, QStyle::State_On);
    drawMarkPanel(painter, option, isOn, option.rect.width() / 2.0);
    if (!isOn)
        return;
    const Saved saved(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(onMark(option));
    const QRectF box = option.rect;
    painter.drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
}

void drawTab(QPainter &painter, const QStyleOptionTab &option)
{
    const Saved saved(painter);
    const Theme &theme = themeOf(option.palette);
    const bool isChosen = has(option, QStyle::State_Selected);
    const bool isHovered = has(option, QStyle::State_MouseOver);
    if (isChosen) {
        QFont font = painter.font();
        font.setWeight(QFont::Bold);
        painter.setFont(font);
        painter.fillRect(option.rect.adjusted(7, option.rect.height() - 2, -7, 0), theme.accent);
    }
    painter.setPen(isChosen && has(option, QStyle::State_HasFocus) ? theme.link
                   : isChosen || isHovered                         ? theme.text
                                                                   : theme.muted);
    painter.drawText(option.rect.adjusted(0, 0, 0, -2),
                     Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip, option.text);
}

void drawScrollHandle(QPainter &painter, const QRect &handle, const QStyleOptionSlider &option)
{
    const Theme &theme = themeOf(option.palette);
    const bool isGripped = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    drawBox(painter, handle.adjusted(2, 2, -2, -2), isGripped ? theme.muted : theme.separator,
            Qt::transparent, 3);
}

void drawMenuSeparator(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const QRect &rect = option.rect;
    painter.fillRect(rect.left() + 6, rect.center().y(), rect.width() - 12, 1,
                     themeOf(option.palette).separator);
}

} // namespace Postil
