// SPDX-License-Identifier: MIT
#include "publishing/accountsdialog.h"

#include "publishing/accountdialog.h"
#include "publishing/accountsecrets.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "secrets/secretstore.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

AccountsDialog::AccountsDialog(const PublishingServices &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_list(new QListWidget(this)), m_message(new QLabel(this))
{
    setObjectName(u"accountsDialog"_s);
    setWindowTitle(tr("Blogs"));
    m_list->setObjectName(u"accountList"_s);
    m_list->setAlternatingRowColors(false);
    m_message->setObjectName(u"accountsMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *add = buttons->addButton(tr("&Add…"), QDialogButtonBox::ActionRole);
    m_edit = buttons->addButton(tr("&Change…"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("&Remove"), QDialogButtonBox::ActionRole);
    add->setObjectName(u"accountAdd"_s);
    m_edit->setObjectName(u"accountEdit"_s);
    m_remove->setObjectName(u"accountRemove"_s);
    connect(add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto account = m_services.accounts->find(chosen()))
            edit(*account);
    });
    connect(m_list, &QListWidget::itemActivated, m_edit, &QPushButton::click);
    connect(m_remove, &QPushButton::clicked, this, &AccountsDialog::askToRemove);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_edit->setEnabled(row >= 0);
        m_remove->setEnabled(row >= 0);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(520, 380);
    fill({});
}

void AccountsDialog::fill(const QString &id)
{
    m_list->clear();
    for (const Account &account : m_services.accounts->accounts()) {
        const QString service =
            findService(account.service).transform([](const PublishService &row) { return row.name; }).value_or(account.service);
        const QString where = account.folder.isEmpty() ? account.address : account.folder;
        auto *item = new QListWidgetItem(u"%1\n%2 · %3"_s.arg(account.name, service, where), m_list);
        item->setData(Qt::UserRole, account.id);
        if (account.id == id)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    const bool isAny = m_list->currentRow() >= 0;
    m_edit->setEnabled(isAny);
    m_remove->setEnabled(isAny);
    m_message->setText(!m_services.accounts->problem().isEmpty() ? m_services.accounts->problem()
                       : isAny                                   ? QString()
                               : tr("No blog yet. Add one: its address is enough to begin with."));
}

QString AccountsDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void AccountsDialog::edit(const Account &account)
{
    auto *dialog = new AccountDialog(m_services, account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccountDialog::saved, this, [this](const Account &kept) {
        fill(kept.id);
        Q_EMIT accountsChanged();
    });
    dialog->open();
}

void AccountsDialog::askToRemove()
{
    const auto account = m_services.accounts->find(chosen());
    if (!account)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove “%1” from Postil?").arg(account->name),
                                tr("The blog itself and its posts stay as they are. Its password, and those of "
                                   "its posts, are removed from the keyring."),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"removeAccountQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"removeAccountConfirm"_s);
    connect(yes, &QPushButton::clicked, this, [this, id = account->id] { remove(id); });
    box->open();
}

QCoro::Task<void> AccountsDialog::remove(QString id)
{
    const QPointer guard(this);
    const auto account = m_services.accounts->find(id);
    if (!account)
        co_return;
    if (const auto removed = m_services.accounts->remove(id); !removed) {
        m_message->setText(removed.error().message);
        co_return;
    }
    fill({});
    Q_EMIT accountsChanged();
    // All of them, whether or not somebody is there to be told of what fails.
    SecretStore &secrets = *m_services.tools.secrets;
    const QStringList keys = secretKeysOf(*account);
    for (const QString &key : keys) {
        const auto removed = co_await secrets.remove(key);
        if (guard && !removed)
            m_message->setText(removed.error().message);
    }
}

} // namespace Postil
