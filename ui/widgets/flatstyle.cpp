// SPDX-License-Identifier: MIT
#include "widgets/flatstyle.h"

#include "widgets/flatdrawing.h"
#include "widgets/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int ScrollBarWidth = 10;
constexpr int ShortestHandle = 32;
constexpr int FieldIndent = 4; // so much further in than in Fusion a text begins
const QSize toolButtonPadding(4, 4);
const QSize tabPadding(9, 9); // a word's distance to the edges; the next tab is as far again

QRect shrunk(const QRect &rect, const QSize &padding)
{
    return rect.adjusted(padding.width(), padding.height(), -padding.width(), -padding.height());
}

bool isField(const QWidget *widget)
{
    return qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget);
}

// Line edits in spin boxes and combo boxes have none.
bool hasFrame(const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0;
}

QRect scrollHandle(const QStyleOptionSlider &option)
{
    const bool isLevel = option.orientation == Qt::Horizontal;
    const int length = isLevel ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return {};
    const auto share = int(qint64(option.pageStep) * length / (range + option.pageStep));
    const int handle = std::min(std::max(share, ShortestHandle), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    return isLevel ? QRect(option.rect.left() + start, option.rect.top(), handle, option.rect.height())
                   : QRect(option.rect.left(), option.rect.top() + start, option.rect.width(), handle);
}

void drawArrow(const QStyle &style, QStyle::PrimitiveElement element, const QStyleOptionComplex &option,
               const QRect &rect, bool isEnabled, QPainter *painter)
{
    QStyleOption arrow = option;
    arrow.rect = rect;
    arrow.state.setFlag(QStyle::State_Enabled, isEnabled && option.state.testFlag(QStyle::State_Enabled));
    arrow.state.setFlag(QStyle::State_Sunken, false);
    style.drawPrimitive(element, &arrow, painter, nullptr);
}

void drawToolButton(const QStyle &style, const QStyleOptionToolButton &option, QPainter *painter,
                    const QWidget *widget)
{
    const QRect menu =
        option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup)
            ? style.subControlRect(QStyle::CC_ToolButton, &option, QStyle::SC_ToolButtonMenu, widget)
            : QRect();
    drawToolButtonPanel(*painter, option);
    QStyleOptionToolButton label = option;
    label.rect = shrunk(option.rect.adjusted(0, 0, -menu.width(), 0), toolButtonPadding);
    style.drawControl(QStyle::CE_ToolButtonLabel, &label, painter, widget);
    if (menu.isValid())
        drawArrow(style, QStyle::PE_IndicatorArrowDown, option, menu, true, painter);
}

void drawSpinBox(const QStyle &style, const QStyleOptionSpinBox &option, QPainter *painter,
                 const QWidget *widget)
{
    if (option.frame)
        drawFieldPanel(*painter, option, FlatKind::Plain);
    const auto draw = [&](QStyle::SubControl part, QStyle::PrimitiveElement element,
                          QAbstractSpinBox::StepEnabledFlag step) {
        if (option.subControls.testFlag(part) && option.buttonSymbols != QAbstractSpinBox::NoButtons)
            drawArrow(style, element, option, style.subControlRect(QStyle::CC_SpinBox, &option, part, widget),
                      option.stepEnabled.testFlag(step), painter);
    };
    draw(QStyle::SC_SpinBoxUp, QStyle::PE_IndicatorArrowUp, QAbstractSpinBox::StepUpEnabled);
    draw(QStyle::SC_SpinBoxDown, QStyle::PE_IndicatorArrowDown, QAbstractSpinBox::StepDownEnabled);
}

// The text of a chosen item is as that of the others, so Fusion draws it as one that is not.
QStyleOptionMenuItem drawChosenItem(QPainter *painter, const QStyleOptionMenuItem &option)
{
    QStyleOptionMenuItem item = option;
    item.state.setFlag(QStyle::State_Selected, false);
    if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Enabled))
        drawBox(*painter, option.rect, themeOf(option.palette).selection, Qt::transparent, 3);
    return item;
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(u"fusion"_s) {}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *button = qobject_cast<QPushButton *>(widget)) {
        if (flatKindOf(button) == FlatKind::Primary) {
            QFont font = button->font();
            font.setWeight(QFont::Bold);
            button->setFont(font);
        }
    } else if (auto *label = qobject_cast<QLabel *>(widget)) {
        if (flatKindOf(label) == FlatKind::Chip) {
            label->setFrameShape(QFrame::StyledPanel);
            label->setContentsMargins(5, 0, 5, 0);
        }
    } else if (qobject_cast<QScrollBar *>(widget)) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // what is below shows through
    } else if (qobject_cast<QTabBar *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return ShortestHandle;
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
    case PM_ToolTipLabelFrameWidth:
        return 4;
    case PM_TabBarTabHSpace:
    case PM_TabBarTabVSpace:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *more) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0
                                                       : QProxyStyle::styleHint(hint, option, widget, more);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return contents + 2 * buttonPadding(flatKindOf(widget));
    case CT_ToolButton:
        return contents + 2 * toolButtonPadding + QSize(3, 3);
    case CT_LineEdit:
        return hasFrame(option) ? contents + 2 * fieldPadding(flatKindOf(widget)) : contents;
    case CT_TabBarTab:
        return contents + 2 * tabPadding;
    case CT_ComboBox:
    case CT_SpinBox: { // as tall as the line edits beside them
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + FieldIndent,
                std::max(size.height(), contents.height() + 2 * fieldPadding(FlatKind::Plain).height())};
    }
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        return {size.width() + 8, std::max(size.height(), contents.height() + 6)};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_PushButtonContents:
        return shrunk(option->rect, buttonPadding(flatKindOf(widget)));
    case SE_LineEditContents:
        if (hasFrame(option))
            return shrunk(option->rect, fieldPadding(flatKindOf(widget)));
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
        // Their texts begin where those of line edits do.
        const bool isText = (control == CC_ComboBox && part == SC_ComboBoxEditField)
                            || (control == CC_SpinBox && part == SC_SpinBoxEditField);
        return isText ? rect.adjusted(FieldIndent, 0, 0, 0) : rect;
    }
    const QRect handle = scrollHandle(*bar);
    const bool isLevel = bar->orientation == Qt::Horizontal;
    QRect rest = bar->rect;
    switch (part) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        isLevel ? rest.setRight(handle.left() - 1) : rest.setBottom(handle.top() - 1);
        return rest;
    case SC_ScrollBarAddPage:
        isLevel ? rest.setLeft(handle.right() + 1) : rest.setTop(handle.bottom() + 1);
        return rest;
    default:
        return {}; // no buttons at the ends
    }
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawPushButtonPanel(*painter, *option, flatKindOf(widget));
        return;
    case PE_PanelButtonTool:
        drawToolButtonPanel(*painter, *option);
        return;
    case PE_PanelLineEdit:
        if (hasFrame(option)) {
            drawFieldPanel(*painter, *option, flatKindOf(widget));
            return;
        }
        if (widget && isField(widget->parentWidget()))
            return; // it stands in a field that is drawn already
        break;
    case PE_FrameFocusRect: // their own frames show it
        if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget)
            || qobject_cast<const QTabBar *>(widget))
            return;
        break;
    case PE_IndicatorCheckBox:
        drawCheckBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(*painter, *option);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, themeOf(option->palette).panel);
        return;
    case PE_FrameMenu:
        drawBox(*painter, option->rect, Qt::transparent, themeOf(option->palette).separator, 0);
        return;
    case PE_Frame:
        drawBox(*painter, option->rect, Qt::transparent, themeOf(option->palette).separator, 3);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const FlatKind kind = flatKindOf(widget);
            QStyleOptionButton label = *button;
            label.palette.setColor(QPalette::ButtonText, pushButtonText(*option, kind));
            const QFont font = painter->font();
            if (kind == FlatKind::Link && option->state.testFlag(State_MouseOver)) {
                QFont underlined = font;
                underlined.setUnderline(true);
                painter->setFont(underlined);
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
            painter->setFont(font);
            return;
        }
        break;
    case CE_TabBarTabShape:
        return; // with its label
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(*painter, *tab);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
                drawMenuSeparator(*painter, *item);
                return;
            }
            const QStyleOptionMenuItem plain = drawChosenItem(painter, *item);
            QProxyStyle::drawControl(element, &plain, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, themeOf(option->palette).separator);
        return;
    case CE_ShapedFrame:
        if (flatKindOf(widget) == FlatKind::Chip) {
            drawBox(*painter, widget->rect(), Qt::transparent, themeOf(option->palette).separator);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton) {
        drawToolButton(*proxy(), *button, painter, widget);
    } else if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
               bar && control == CC_ScrollBar) {
        if (const QRect handle = scrollHandle(*bar); handle.isValid())
            drawScrollHandle(*painter, handle, *bar);
    } else if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
               box && control == CC_ComboBox) {
        drawFieldPanel(*painter, *option, FlatKind::Plain);
        drawArrow(*proxy(), PE_IndicatorArrowDown, *option,
                  proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget), true, painter);
    } else if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
               spin && control == CC_SpinBox) {
        drawSpinBox(*proxy(), *spin, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace Postil
