// SPDX-License-Identifier: MIT
#include "widgets/paneheader.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Postil {

static QLabel *titleLabel(const QString &title)
{
    auto *label = new QLabel(title);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

PaneHeader::PaneHeader(const QString &title, QWidget *parent) : PaneHeader(titleLabel(title), parent, 14) {}

PaneHeader::PaneHeader(QWidget *lead, QWidget *parent) : PaneHeader(lead, parent, 6) {}

PaneHeader::PaneHeader(QWidget *lead, QWidget *parent, int leadMargin)
    : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setFixedHeight(qMax(36, fontMetrics().height() + 18));
    setAutoFillBackground(true);
    m_row->setContentsMargins(leadMargin, 0, 8, 1);
    m_row->setSpacing(2);
    m_row->addWidget(lead, 0, Qt::AlignVCenter);
    m_row->addStretch(1);
}

QToolButton *PaneHeader::addButton(const QString &iconName, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setToolButtonStyle(button->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    m_row->addWidget(button);
    return button;
}

QToolButton *PaneHeader::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    m_row->addWidget(button);
    return button;
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, themeOf(palette()).separator);
}

} // namespace Postil
