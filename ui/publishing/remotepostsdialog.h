// SPDX-License-Identifier: MIT
// The posts of a blog, whoever sent them: the newest, or those with certain words, or the one at an address. One
// is opened, or any number taken into the library; those that are there already say so.
#pragma once

#include "publishing/account.h"
#include "publishing/publishingservices.h"
#include "publishing/remotepost.h"

#include <QCoroTask>
#include <QDialog>
#include <QList>
#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Postil {

class RemotePostsDialog : public QDialog
{
    Q_OBJECT

public:
    // `accounts`: of services that tell what they have; one at least. `services` outlive the dialog.
    RemotePostsDialog(const PublishingServices &services, QList<Account> accounts, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const Postil::Account &account, const Postil::RemotePost &post);
    void takingRequested(const Postil::Account &account, const QList<Postil::RemoteSummary> &posts);

private:
    QCoro::Task<void> look();
    QCoro::Task<void> openChosen();
    QCoro::Task<void> markKnown();
    [[nodiscard]] QString rowText(const RemoteSummary &post, const QString &note) const;
    void refresh();
    void take();
    [[nodiscard]] const Account &account() const;
    void setBusy(const QString &text);

    PublishingServices m_services;
    QList<Account> m_accounts;
    std::shared_ptr<Publisher> m_publisher;
    QList<RemoteSummary> m_posts;
    int m_generation = 0;
    QTimer m_pause;
    QComboBox *m_account;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_message;
    QPushButton *m_open;
    QPushButton *m_take;
};

} // namespace Postil
