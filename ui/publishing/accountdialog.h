// SPDX-License-Identifier: MIT
// One account is set up or changed: its address or folder tells the service, the service what has to be
// filled in, and a test shows that it can publish before it is saved.
#pragma once

#include "publishing/account.h"
#include "publishing/catalogue.h"
#include "publishing/publishingservices.h"
#include "publishing/trialsecrets.h"

#include <QCoroTask>
#include <QDialog>

#include <memory>
#include <stop_token>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Postil {

class AccountFields;

class AccountDialog : public QDialog
{
    Q_OBJECT

    struct Trial;

public:
    // `account`: without an id a new one. `services` outlive the dialog.
    AccountDialog(const PublishingServices &services, const Account &account, QWidget *parent = nullptr);
    ~AccountDialog() override;

Q_SIGNALS:
    void saved(const Postil::Account &account);

protected:
    void reject() override;
    void changeEvent(QEvent *event) override;

private:
    void chooseFolder();
    void chooseService();
    void edited();
    void refresh();
    [[nodiscard]] Account trialAccount() const;
    QCoro::Task<void> detect();
    QCoro::Task<void> test();
    QCoro::Task<void> signIn();
    QCoro::Task<void> askForApproval();
    void takeFromClipboard();
    QCoro::Task<void> save();
    QCoro::Task<void> showKeeping();
    void say(const QString &text);
    void growToFit();
    [[nodiscard]] Result<std::shared_ptr<Trial>> beginTrial(const Account &account) const;
    QCoro::Task<std::shared_ptr<Trial>> beginTypedTrial(QString what);

    PublishingServices m_services;
    std::shared_ptr<TrialSecrets> m_secrets; // whoever is at work with them keeps them
    std::stop_source m_stop;
    bool m_isBusy = false;
    bool m_isProven = false; // as it stands in the fields now
    ServiceField m_awaited = {}; // the secret that the blog's page shows to the user; no key: none
    QString m_onClipboard = {};  // before it was shown

    QLineEdit *m_where;
    QPushButton *m_find;
    QLabel *m_found;
    QComboBox *m_service;
    AccountFields *m_fields;
    QPushButton *m_signIn;
    QPushButton *m_test;
    QPushButton *m_save;
    QLabel *m_message;
    QLabel *m_keeping;
};

} // namespace Postil
