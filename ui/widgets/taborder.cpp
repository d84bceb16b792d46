// SPDX-License-Identifier: MIT
#include "widgets/taborder.h"

#include <QLayout>
#include <QWidget>

namespace Postil {

static void collect(QLayout *layout, QWidgetList &order)
{
    for (int i = 0; layout && i < layout->count(); ++i) {
        const QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = item->widget()) {
            if (widget->focusPolicy() & Qt::TabFocus)
                order.append(widget);
            collect(widget->layout(), order);
        } else {
            collect(layout->itemAt(i)->layout(), order);
        }
    }
}

void chainInLayoutOrder(QWidget &root)
{
    QWidgetList order;
    collect(root.layout(), order);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace Postil
