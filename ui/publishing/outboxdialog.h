// SPDX-License-Identifier: MIT
// The outbox as the user sees it: what was sent, what waits and why, what needs an answer.
#pragma once

#include "publishing/outboxentry.h"

#include <QCoroTask>
#include <QDialog>
#include <QUrl>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace Postil {

class AccountStore;
class Outbox;

class OutboxDialog : public QDialog
{
    Q_OBJECT

public:
    // Both outlive the dialog. `chosen`: the entry to begin with; null: the newest.
    OutboxDialog(Outbox &outbox, const AccountStore &accounts, QUuid chosen, QWidget *parent = nullptr);

Q_SIGNALS:
    void conflictRequested(QUuid id); // the user wants to settle it
    void openExternally(const QUrl &url);

private:
    void put(const OutboxEntry &entry);
    void takeAway(QUuid id);
    void refresh();
    QCoro::Task<void> send();
    QCoro::Task<void> cancel();
    QCoro::Task<void> remove();
    [[nodiscard]] QListWidgetItem *itemOf(QUuid id) const;
    [[nodiscard]] std::optional<OutboxEntry> chosen() const;
    void tell(const Result<OutboxEntry> &done);

    Outbox &m_outbox;
    const AccountStore &m_accounts;
    QListWidget *m_list;
    QLabel *m_message;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QPushButton *m_settle;
    QPushButton *m_open;
    QPushButton *m_remove;
};

// One line for people: "Waiting: there is no connection." and the like.
[[nodiscard]] QString describeState(const OutboxEntry &entry);

} // namespace Postil
