// SPDX-License-Identifier: MIT
#include "widgets/noticebar.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Postil {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), m_label(new QLabel(this)), m_action(new QPushButton(this))
{
    setAutoFillBackground(true);
    m_label->setObjectName(u"noticeText"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setObjectName(u"noticeClose"_s);
    close->setIcon(icon(u"window-close"_s));
    close->setToolTip(tr("Close"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->addWidget(m_label, 1);
    m_action->setObjectName(u"noticeAction"_s);
    m_action->hide();
    row->addWidget(m_action, 0, Qt::AlignTop);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionRequested);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::setText(const QString &text, const QString &action)
{
    if (text == m_text)
        return;
    m_text = text;
    m_label->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!text.isEmpty());
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Theme &colours = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, colours.separator);
    painter.fillRect(0, 0, 3, height() - 1, colours.warning);
}

} // namespace Postil
