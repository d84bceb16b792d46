// SPDX-License-Identifier: MIT
// The blogs that posts are sent to: added, changed, removed.
#pragma once

#include "publishing/publishingservices.h"

#include <QCoroTask>
#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace Postil {

struct Account;

class AccountsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AccountsDialog(const PublishingServices &services,
                            QWidget *parent = nullptr); // they outlive this

Q_SIGNALS:
    void accountsChanged();

private:
    void fill(const QString &id);
    void edit(const Account &account);
    void askToRemove();
    QCoro::Task<void> remove(QString id);
    [[nodiscard]] QString chosen() const; // id, or empty

    PublishingServices m_services;
    QListWidget *m_list;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QLabel *m_message;
};

} // namespace Postil
