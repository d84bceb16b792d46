// SPDX-License-Identifier: MIT
#include "library/draftlist.h"

#include "library/draftdelegate.h"
#include "library/draftmodel.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Postil {

DraftList::DraftList(QWidget *parent) : QListView(parent)
{
    setObjectName(u"libraryList"_s);
    setAccessibleName(tr("Drafts"));
    setUniformItemSizes(true); // tens of thousands of rows: only the ones in view are measured
    setItemDelegate(new DraftDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT openRequested(idOf(index)); });
}

QUuid DraftList::idOf(const QModelIndex &index)
{
    return index.data(DraftModel::IdRole).toUuid();
}

QUuid DraftList::currentId() const
{
    return idOf(currentIndex());
}

void DraftList::setEmptyText(const QString &text)
{
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    viewport()->update();
}

void DraftList::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && currentIndex().isValid())
        Q_EMIT openRequested(currentId());
    else if (event->matches(QKeySequence::Delete) && currentIndex().isValid())
        Q_EMIT deleteRequested(currentId());
    else
        QListView::keyPressEvent(event);
}

void DraftList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(palette()).muted);
    painter.drawText(viewport()->rect().adjusted(14, 24, -14, 0),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

} // namespace Postil
