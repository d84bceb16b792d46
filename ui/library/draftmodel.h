// SPDX-License-Identifier: MIT
// The rows of the library: drafts as the store lists them, newest first.
#pragma once

#include "library/library.h"

#include <QAbstractListModel>

namespace Postil {

class DraftModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TitleRole = Qt::UserRole, DetailRole, IdRole, OpenRole };

    explicit DraftModel(QObject *parent = nullptr);

    // What is the same at either end of the list stays; rows in between are taken out and put in.
    void setDrafts(QList<DraftSummary> drafts);
    void setOpen(QUuid id); // the draft that stands in the window
    [[nodiscard]] QModelIndex indexOf(QUuid id) const;
    [[nodiscard]] QUuid idAt(int row) const;
    void refreshTimes(); // the relative times have moved on

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<DraftSummary> m_drafts;
    QUuid m_open;
};

} // namespace Postil
