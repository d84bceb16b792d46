// SPDX-License-Identifier: MIT
// The outbox as the user sees it: what was sent, what waits and why, what needs an answer.
#pragma once

#include "publishing/outboxentry.h"

#include <QCoroTask>
#include <QDialog>
#include <QHash>
#include <QStringList>
#include <QUrl>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace Postil {

class AccountStore;
class Outbox;
struct PublishFeatures;

class OutboxDialog : public QDialog
{
    Q_OBJECT

public:
    // Both outlive the dialog. `chosen`: the entry to begin with; null: the newest.
    OutboxDialog(Outbox &outbox, const AccountStore &accounts, QUuid chosen, QWidget *parent = nullptr);
    // By entry: what the blog made of a post that was sent, a sentence each; shown with the entry.
    void setDifferences(const QHash<QUuid, QStringList> &differences);

Q_SIGNALS:
    void conflictRequested(QUuid id); // the user wants to settle it
    void takingOffRequested(QUuid id); // the post is to go from the blog
    void puttingBackRequested(QUuid id); // and to come back
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
    void showDifferences();
    void askToTakeOff();
    [[nodiscard]] PublishFeatures featuresOf(const OutboxEntry &entry) const;

    Outbox &m_outbox;
    const AccountStore &m_accounts;
    QHash<QUuid, QStringList> m_differences;
    QListWidget *m_list;
    QLabel *m_message;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QPushButton *m_settle;
    QPushButton *m_open;
    QPushButton *m_takeOff; // or back
    QPushButton *m_remove;
};

// One line for people: "Waiting: there is no connection." and the like.
[[nodiscard]] QString describeState(const OutboxEntry &entry);

} // namespace Postil
