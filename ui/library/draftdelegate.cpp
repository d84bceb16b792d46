// SPDX-License-Identifier: MIT
#include "library/draftdelegate.h"

#include "library/draftmodel.h"
#include "widgets/smallfont.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int side = 9;
constexpr int above = 6;
constexpr int between = 2;

QString titleOf(const QModelIndex &index)
{
    const QString title = index.data(DraftModel::TitleRole).toString().simplified();
    return title.isEmpty() ? DraftDelegate::tr("Untitled") : title;
}

} // namespace

QSize DraftDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = QFontMetrics(option.font).height() + QFontMetrics(smallFont(option.font)).height();
    return {120, lines + between + 2 * above + 2};
}

void DraftDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &colours = themeOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
    const bool isOpen = index.data(DraftModel::OpenRole).toBool();
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    if (isOpen || isHovered) {
        painter->setPen(Qt::NoPen);
        QColor hover = colours.selection;
        hover.setAlphaF(0.4F);
        painter->setBrush(isOpen ? colours.selection : hover);
        painter->drawRoundedRect(row, 4, 4);
    }
    if (isCurrent) { // where the keyboard is
        painter->setPen(QPen(colours.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    QRect text = option.rect.adjusted(side, above + 1, -side, -above - 1);
    painter->setFont(option.font);
    const bool isUntitled = index.data(DraftModel::TitleRole).toString().trimmed().isEmpty();
    painter->setPen(isUntitled ? colours.muted : colours.text);
    const QFontMetrics metrics(option.font);
    painter->drawText(text, Qt::AlignLeading | Qt::AlignTop | Qt::TextSingleLine,
                      metrics.elidedText(titleOf(index), Qt::ElideRight, text.width()));
    const QFont small = smallFont(option.font);
    text.setTop(text.top() + metrics.height() + between);
    painter->setFont(small);
    painter->setPen(colours.muted);
    painter->drawText(text, Qt::AlignLeading | Qt::AlignTop | Qt::TextSingleLine,
                      QFontMetrics(small).elidedText(index.data(DraftModel::DetailRole).toString(),
                                                     Qt::ElideRight, text.width()));
    painter->restore();
}

bool DraftDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // Only where the title does not fit; as text, whatever is in it.
    const QString title = titleOf(index);
    const bool fits = option.fontMetrics.horizontalAdvance(title) <= option.rect.width() - 2 * side;
    QToolTip::showText(event->globalPos(),
                       fits ? QString() : u"<p>%1</p>"_s.arg(title.left(400).toHtmlEscaped()));
    return true;
}

} // namespace Postil
