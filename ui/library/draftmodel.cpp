// SPDX-License-Identifier: MIT
#include "library/draftmodel.h"

#include "library/relativetime.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

DraftModel::DraftModel(QObject *parent) : QAbstractListModel(parent) {}

void DraftModel::setDrafts(QList<DraftSummary> drafts)
{
    const auto [oldFirst, newFirst] = std::ranges::mismatch(m_drafts, drafts);
    const int first = int(oldFirst - m_drafts.begin());
    int tail = 0;
    const int longestTail = int(std::min(m_drafts.size(), drafts.size())) - first;
    while (tail < longestTail
           && m_drafts.at(m_drafts.size() - 1 - tail) == drafts.at(drafts.size() - 1 - tail))
        ++tail;
    const int removed = int(m_drafts.size()) - first - tail;
    const int added = int(drafts.size()) - first - tail;
    if (removed == added) {
        m_drafts = std::move(drafts);
        if (added > 0)
            Q_EMIT dataChanged(index(first), index(first + added - 1));
        return;
    }
    if (removed > 0) {
        beginRemoveRows({}, first, first + removed - 1);
        m_drafts.remove(first, removed);
        endRemoveRows();
    }
    if (added > 0)
        beginInsertRows({}, first, first + added - 1);
    m_drafts = std::move(drafts);
    if (added > 0)
        endInsertRows();
}

void DraftModel::setOpen(QUuid id)
{
    if (id == m_open)
        return;
    const QModelIndex before = indexOf(m_open);
    m_open = id;
    for (const QModelIndex &changed : {before, indexOf(id)}) {
        if (changed.isValid())
            Q_EMIT dataChanged(changed, changed, {OpenRole});
    }
}

QModelIndex DraftModel::indexOf(QUuid id) const
{
    const auto at = std::ranges::find(m_drafts, id, &DraftSummary::id);
    return at == m_drafts.end() ? QModelIndex() : index(int(at - m_drafts.begin()));
}

QUuid DraftModel::idAt(int row) const
{
    return row >= 0 && row < m_drafts.size() ? m_drafts.at(row).id : QUuid();
}

void DraftModel::refreshTimes()
{
    if (!m_drafts.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_drafts.size()) - 1), {DetailRole});
}

int DraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

QVariant DraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DraftSummary &draft = m_drafts.at(index.row());
    switch (role) {
    case TitleRole:
        return draft.title;
    case DetailRole: {
        const QString time = relativeTime(draft.changed, QDateTime::currentDateTime(), QLocale());
        return draft.outlet.isEmpty() ? time : draft.outlet.simplified() + u" · "_s + time;
    }
    case IdRole:
        return draft.id;
    case OpenRole:
        return draft.id == m_open;
    case Qt::AccessibleTextRole:
        return QString(draft.title + u", "_s + data(index, DetailRole).toString());
    default:
        return {};
    }
}

} // namespace Postil
