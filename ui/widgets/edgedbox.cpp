// SPDX-License-Identifier: MIT
#include "widgets/edgedbox.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Postil {

static constexpr int edgeWidth = 3;

EdgedBox::EdgedBox(Edge edge, QWidget *content, QWidget *parent) : QWidget(parent), m_edge(edge)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(edgeWidth + 8, 0, 0, 0);
    row->addWidget(content);
}

void EdgedBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const QRect edge(layoutDirection() == Qt::RightToLeft ? width() - edgeWidth : 0, 0, edgeWidth, height());
    QPainter(this).fillRect(edge, m_edge == Edge::Quote ? theme.quote : theme.comment);
}

} // namespace Postil
