// SPDX-License-Identifier: MIT
// The list of drafts: a calm sentence where it is empty; Return opens, Delete throws away.
#pragma once

#include <QListView>
#include <QUuid>

namespace Postil {

class DraftList : public QListView
{
    Q_OBJECT

public:
    explicit DraftList(QWidget *parent = nullptr);

    void setEmptyText(const QString &text);
    [[nodiscard]] QUuid currentId() const;

Q_SIGNALS:
    void openRequested(QUuid id);
    void deleteRequested(QUuid id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QUuid idOf(const QModelIndex &index);

    QString m_emptyText;
};

} // namespace Postil
