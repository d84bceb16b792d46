// SPDX-License-Identifier: MIT
#include "publishing/accountdialog.h"

#include "publishing/accountfields.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/detection.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Under which secrets are tried before the account has an id of its own.
const QString TrialId = u"trial"_s;

QLabel *wordsIn(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

} // namespace

AccountDialog::AccountDialog(const PublishingServices &services, const Account &account, QWidget *parent)
    : QDialog(parent), m_services(services), 
      m_secrets(std::make_shared<TrialSecrets>(*services.tools.secrets)), m_where(new QLineEdit(this)),
      m_find(new QPushButton(tr("&Find"), this)), m_found(wordsIn(this, u"accountFound"_s)),
      m_service(new QComboBox(this)), m_fields(new AccountFields(*services.styles, this)),
      m_signIn(new QPushButton(tr("Sign &In…"), this)), m_test(new QPushButton(tr("&Test"), this)),
      m_message(wordsIn(this, u"accountMessage"_s)), m_keeping(wordsIn(this, u"accountKeeping"_s))
{
    m_services.tools.secrets = m_secrets.get();
    const bool isNew = account.id.isEmpty();
    setObjectName(u"accountDialog"_s);
    setWindowTitle(isNew ? tr("Add a Blog") : tr("Change a Blog"));
    m_where->setObjectName(u"accountWhere"_s);
    m_where->setPlaceholderText(tr("Address of the blog, or a folder on this computer"));
    m_find->setObjectName(u"accountFind"_s);
    m_service->setObjectName(u"accountService"_s);
    m_service->setAccessibleName(tr("Kind of blog"));
    m_signIn->setObjectName(u"accountSignIn"_s);
    m_test->setObjectName(u"accountTest"_s);
    m_service->addItem(tr("Kind of blog…"), QString());
    const QList<PublishService> known = publishServices();
    for (const PublishService &service : known)
        m_service->addItem(service.name, service.id);

    auto *folder = new QPushButton(tr("F&older…"), this);
    folder->setObjectName(u"accountChooseFolder"_s);
    auto *finding = new QHBoxLayout;
    finding->addWidget(m_where, 1);
    finding->addWidget(m_find);
    finding->addWidget(folder);

    auto *proving = new QHBoxLayout;
    proving->addWidget(m_signIn);
    proving->addWidget(m_test);
    proving->addStretch(1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName(u"accountSave"_s);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);

    auto *column = new QVBoxLayout(this);
    column->addLayout(finding);
    column->addWidget(m_found);
    column->addWidget(m_service);
    column->addSpacing(6);
    column->addWidget(m_fields);
    column->addWidget(m_keeping);
    column->addSpacing(6);
    column->addLayout(proving);
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(560, 520);

    connect(m_find, &QPushButton::clicked, this, &AccountDialog::detect);
    connect(m_where, &QLineEdit::returnPressed, this, &AccountDialog::detect);
    connect(folder, &QPushButton::clicked, this, &AccountDialog::chooseFolder);
    connect(m_service, &QComboBox::activated, this, &AccountDialog::chooseService);
    connect(m_fields, &AccountFields::edited, this, &AccountDialog::edited);
    connect(m_signIn, &QPushButton::clicked, this, [this] {
        const auto service = findService(m_fields->account().service);
        if (service && service->features.approval)
            askForApproval();
        else
            signIn();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &AccountDialog::takeFromClipboard);
    connect(m_test, &QPushButton::clicked, this, &AccountDialog::test);
    connect(m_save, &QPushButton::clicked, this, &AccountDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);

    m_service->setCurrentIndex(std::max(0, m_service->findData(account.service)));
    m_fields->setAccount(account, isNew ? AccountFields::Secrets::Missing : AccountFields::Secrets::Kept);
    m_where->setText(account.folder.isEmpty() ? account.address : account.folder);
    refresh();
}

AccountDialog::~AccountDialog()
{
    m_stop.request_stop();
}

void AccountDialog::reject()
{
    m_stop.request_stop();
    QDialog::reject();
}

void AccountDialog::say(const QString &text)
{
    m_message->setText(text);
    growToFit();
}

// A longer sentence takes no room from the fields.
void AccountDialog::growToFit()
{
    const int wanted = layout()->totalHeightForWidth(width());
    if (wanted > height())
        resize(width(), std::min(wanted, screen()->availableGeometry().height()));
}

void AccountDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of the Site"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_where->setText(path);
        detect();
    });
    dialog->open();
}

void AccountDialog::chooseService()
{
    Account account = m_fields->account();
    account.service = m_service->currentData().toString();
    const QString where = m_where->text().trimmed();
    if (where.startsWith(u'/'))
        account.folder = where;
    else if (account.address.isEmpty())
        account.address = where;
    m_fields->setAccount(account, AccountFields::Secrets::Missing);
    edited();
}

void AccountDialog::edited()
{
    m_isProven = false;
    refresh();
}

void AccountDialog::refresh()
{
    const Account account = m_fields->account();
    const Result<PublishService> service = findService(account.service);
    m_fields->setVisible(service.has_value());
    m_keeping->setVisible(service.has_value() && !m_keeping->text().isEmpty());
    const bool isApproval = service && service->features.approval;
    m_signIn->setVisible(isApproval || (service && service->features.signIn));
    m_signIn->setText(isApproval ? tr("Have a Password &Made…") : tr("Sign &In…"));
    m_signIn->setEnabled(!m_isBusy && !(isApproval && account.address.isEmpty()));
    m_find->setEnabled(!m_isBusy);
    m_test->setEnabled(service.has_value() && !m_isBusy && m_fields->missing().isEmpty());
    m_save->setEnabled(m_isProven && !m_isBusy);
    m_save->setToolTip(m_isProven ? QString() : tr("Test the account first"));
}

Account AccountDialog::trialAccount() const
{
    Account account = m_fields->account();
    if (account.id.isEmpty())
        account.id = TrialId;
    return account;
}

QCoro::Task<void> AccountDialog::detect()
{
    const QString where = m_where->text().trimmed();
    if (where.isEmpty() || m_isBusy)
        co_return;
    const QPointer guard(this);
    m_isBusy = true;
    m_found->setText(tr("Looking…"));
    refresh();
    const auto found = co_await detectBlogs(where, *m_services.tools.http, m_stop.get_token());
    if (!guard)
        co_return;
    m_isBusy = false;
    if (found && !found->isEmpty()) {
        Account account = found->constFirst().account;
        const Account now = m_fields->account();
        account.id = now.id;
        if (!now.name.isEmpty())
            account.name = now.name;
        account.style = now.style;
        account.labels = now.labels;
        account.timeZone = now.timeZone;
        m_found->setText(found->constFirst().sentence);
        m_service->setCurrentIndex(std::max(0, m_service->findData(account.service)));
        m_fields->setAccount(account, AccountFields::Secrets::Missing);
        edited();
        showKeeping();
    } else {
        m_found->setText(found ? QString() : found.error().message);
        refresh();
    }
}

QCoro::Task<void> AccountDialog::showKeeping()
{
    const auto service = findService(m_fields->account().service);
    const bool hasSecrets =
        service
        && (service->features.signIn
            || std::ranges::contains(service->fields, ServiceField::Kind::Secret, &ServiceField::kind));
    m_keeping->clear();
    if (!hasSecrets)
        co_return;
    const QPointer guard(this);
    const Keeping keeping = co_await m_secrets->keeping();
    if (!guard)
        co_return;
    m_keeping->setText(keeping == Keeping::Keyring
                           ? tr("Passwords go to the keyring of your system and nowhere else.")
                           : tr("Your system has no keyring, so Postil forgets the password when it closes, "
                                "and will ask for it again."));
    refresh();
}

// In some systems only the window that is in front sees the clipboard.
void AccountDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        takeFromClipboard();
}

QCoro::Task<void> AccountDialog::save()
{
    const QPointer guard(this);
    const Result<Account> kept = m_services.accounts->save(m_fields->account());
    if (!kept) {
        say(kept.error().message);
        co_return;
    }
    // From here the account is in the list; its secrets follow under its own id, all of them, whether or not the
    // dialog stays so long: the keyring may have to ask first.
    const std::shared_ptr<TrialSecrets> secrets = m_secrets;
    const QMap<QString, QString> written = secrets->written();
    const QString trial = trialAccount().id + u'/';
    QString trouble;
    for (const auto &[key, secret] : written.asKeyValueRange()) {
        if (!key.startsWith(trial))
            continue;
        const auto keeping = co_await secrets->behind().write(secretKey(*kept, key.sliced(trial.size())), secret);
        if (!keeping)
            trouble = keeping.error().message;
    }
    if (!guard)
        co_return;
    if (!trouble.isEmpty()) {
        say(trouble);
        co_return;
    }
    m_fields->clearSecrets();
    m_secrets->forget();
    Q_EMIT saved(*kept);
    accept();
}

} // namespace Postil
