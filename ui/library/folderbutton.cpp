// SPDX-License-Identifier: MIT
#include "library/folderbutton.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Postil {

FolderButton::FolderButton(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setText(name);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void FolderButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(u"%1, %2"_s.arg(text()).arg(count));
    update();
}

QSize FolderButton::sizeHint() const
{
    return {120, fontMetrics().height() + 13};
}

void FolderButton::paintEvent(QPaintEvent *)
{
    const Theme &colours = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || underMouse()) {
        QColor ground = colours.selection;
        if (!isChecked())
            ground.setAlphaF(0.4F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(row, 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(row, 4, 4);
    }
    const QRect inside = rect().adjusted(9, 0, -9, 0);
    painter.setPen(colours.text);
    painter.drawText(inside, Qt::AlignLeading | Qt::AlignVCenter, text());
    if (m_count > 0) {
        painter.setPen(colours.muted);
        painter.drawText(inside, Qt::AlignTrailing | Qt::AlignVCenter, QLocale().toString(m_count));
    }
}

} // namespace Postil
