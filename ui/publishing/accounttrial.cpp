// SPDX-License-Identifier: MIT
// How the account that is being set up is tried: tested, signed in to, approved of on the blog's own page.
#include "publishing/accountdialog.h"

#include "publishing/accountfields.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

// A publisher at work, with the secrets that it works with: the dialog may be closed meanwhile.
struct AccountDialog::Trial
{
    std::shared_ptr<TrialSecrets> secrets;
    std::unique_ptr<Publisher> publisher; // last: gone before what it uses
};

Result<std::shared_ptr<AccountDialog::Trial>> AccountDialog::beginTrial(const Account &account) const
{
    return makePublisher(account, m_services.tools).transform([this](std::unique_ptr<Publisher> publisher) {
        return std::make_shared<Trial>(m_secrets, std::move(publisher));
    });
}

// With what was typed into the fields. Nothing, and said, where there is no such publisher.
QCoro::Task<std::shared_ptr<AccountDialog::Trial>> AccountDialog::beginTypedTrial(QString what)
{
    const QPointer guard(this);
    const Account account = trialAccount();
    const QMap<QString, QString> typed = m_fields->secrets();
    for (const auto &[key, secret] : typed.asKeyValueRange())
        co_await m_secrets->write(secretKey(account, key), secret);
    if (!guard)
        co_return nullptr;
    const auto trial = beginTrial(account);
    if (!trial) {
        say(trial.error().message);
        co_return nullptr;
    }
    m_isBusy = true;
    say(what);
    refresh();
    co_return *trial;
}

QCoro::Task<void> AccountDialog::test()
{
    const QPointer guard(this);
    const Account account = trialAccount();
    const QMap<QString, QString> typed = m_fields->secrets();
    const auto trial = co_await beginTypedTrial(tr("Testing…"));
    if (!trial)
        co_return;
    const auto found = co_await trial->publisher->test();
    if (!guard)
        co_return;
    m_isBusy = false;
    m_isProven = found.has_value() && trialAccount() == account && m_fields->secrets() == typed;
    say(found ? tr("It works. %1").arg(found->join(u' ')) : found.error().message);
    refresh();
    if (m_isProven)
        m_save->setFocus();
}

QCoro::Task<void> AccountDialog::signIn()
{
    const QPointer guard(this);
    const auto trial = co_await beginTypedTrial(
        tr("Your browser has opened the blog's page. Allow Postil there, then come back."));
    if (!trial)
        co_return;
    const auto learned = co_await trial->publisher->signIn(m_stop.get_token());
    if (!guard)
        co_return;
    m_isBusy = false;
    if (!learned) {
        say(learned.error().message);
        refresh();
        co_return;
    }
    Account known = m_fields->account();
    for (const auto &[key, value] : learned->asKeyValueRange())
        known.options.insert(key, value);
    m_fields->setAccount(known, AccountFields::Secrets::Kept);
    edited();
    co_await test();
}

// The user approves Postil on the blog's own page, which shows a password then; copying it is enough.
QCoro::Task<void> AccountDialog::askForApproval()
{
    const QPointer guard(this);
    const Account account = trialAccount();
    const auto trial = beginTrial(account);
    const auto service = findService(account.service);
    if (!trial || !service || !m_services.tools.openBrowser)
        co_return;
    m_isBusy = true;
    say(tr("Looking for the page…"));
    refresh();
    const auto page = co_await (*trial)->publisher->approvalPage();
    if (!guard)
        co_return;
    m_isBusy = false;
    refresh();
    if (!page) {
        say(page.error().message);
        co_return;
    }
    const auto secret = std::ranges::find_if(service->fields, [](const ServiceField &field) {
        return field.kind == ServiceField::Kind::Secret && !field.pattern.isEmpty();
    });
    m_awaited = secret == service->fields.cend() ? ServiceField() : *secret;
    m_onClipboard = QGuiApplication::clipboard()->text();
    say(tr(
        "Your browser has opened a page of the blog. Log in if it asks, approve of Postil, and copy the "
        "password that it shows: Postil takes it from the clipboard. If none is shown, the blog has no such "
        "page."));
    m_services.tools.openBrowser(*page);
}

// Only what was copied since the page was opened, and only what looks like such a password.
void AccountDialog::takeFromClipboard()
{
    if (m_awaited.key.isEmpty() || m_isBusy)
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    const QString copied = clipboard->text().trimmed();
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(m_awaited.pattern));
    if (copied == m_onClipboard.trimmed() || !pattern.match(copied).hasMatch())
        return;
    m_fields->setSecret(m_awaited.key, copied);
    m_awaited = {};
    clipboard->clear(); // it need not lie there any longer
    const QString missing = m_fields->missing();
    if (missing.isEmpty())
        test();
    else
        say(tr("Postil has taken the password from the clipboard. Now fill in: %1").arg(missing));
}

} // namespace Postil
