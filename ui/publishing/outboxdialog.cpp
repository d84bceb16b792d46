// SPDX-License-Identifier: MIT
#include "publishing/outboxdialog.h"

#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/outbox.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const OutboxEntry &entry)
{
    const QString title = entry.publication.post.title;
    return title.isEmpty() ? OutboxDialog::tr("Untitled") : title;
}

QString doneSentence(const OutboxEntry &entry)
{
    if (entry.action == OutboxAction::Trash)
        return OutboxDialog::tr("Taken away");
    if (entry.action == OutboxAction::Restore)
        return OutboxDialog::tr("Back again");
    switch (entry.receipt ? entry.receipt->state : PublishState::Live) {
    case PublishState::Draft:
        return OutboxDialog::tr("There as a draft");
    case PublishState::Scheduled:
        return OutboxDialog::tr("There, and comes out at its time");
    case PublishState::Live:
        break;
    }
    return OutboxDialog::tr("Published");
}

} // namespace

QString describeState(const OutboxEntry &entry)
{
    QString word;
    switch (entry.state) {
    case OutboxState::Queued:
        word = OutboxDialog::tr("Goes next");
        break;
    case OutboxState::Waiting:
        word = entry.waiting == OutboxWait::Retry && entry.next.isValid()
                   ? OutboxDialog::tr("Waiting, and tried again at %1")
                         .arg(QLocale().toString(entry.next.toLocalTime().time(), QLocale::ShortFormat))
                   : OutboxDialog::tr("Waiting");
        break;
    case OutboxState::Asking:
        word = OutboxDialog::tr("Waiting for your word");
        break;
    case OutboxState::Sending:
        word = OutboxDialog::tr("Being sent…");
        break;
    case OutboxState::Done:
        word = doneSentence(entry);
        break;
    case OutboxState::Failed:
        word = OutboxDialog::tr("Not sent");
        break;
    case OutboxState::Conflict:
        word = OutboxDialog::tr("Changed on the blog");
        break;
    case OutboxState::Cancelled:
        word = OutboxDialog::tr("Stopped");
        break;
    }
    return entry.message.isEmpty() ? word : OutboxDialog::tr("%1. %2").arg(word, entry.message);
}

OutboxDialog::OutboxDialog(Outbox &outbox, const AccountStore &accounts, QUuid chosen, QWidget *parent)
    : QDialog(parent), m_outbox(outbox), m_accounts(accounts), m_list(new QListWidget(this)), m_message(new QLabel(this))
{
    setObjectName(u"outboxDialog"_s);
    setWindowTitle(tr("Outbox"));
    m_list->setObjectName(u"outboxList"_s);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_message->setObjectName(u"outboxMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_send = buttons->addButton(tr("&Send Now"), QDialogButtonBox::ActionRole);
    m_cancel = buttons->addButton(tr("S&top"), QDialogButtonBox::ActionRole);
    m_settle = buttons->addButton(tr("&Compare…"), QDialogButtonBox::ActionRole);
    m_open = buttons->addButton(tr("&Open Page"), QDialogButtonBox::ActionRole);
    m_takeOff = buttons->addButton(tr("T&ake Off the Blog…"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("&Remove from List"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(u"outboxSend"_s);
    m_cancel->setObjectName(u"outboxCancel"_s);
    m_settle->setObjectName(u"outboxSettle"_s);
    m_open->setObjectName(u"outboxOpen"_s);
    m_takeOff->setObjectName(u"outboxTakeOff"_s);
    m_remove->setObjectName(u"outboxRemove"_s);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(820, 420);

    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        showDifferences();
        refresh();
    });
    connect(m_send, &QPushButton::clicked, this, &OutboxDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, &OutboxDialog::cancel);
    connect(m_remove, &QPushButton::clicked, this, &OutboxDialog::remove);
    connect(m_takeOff, &QPushButton::clicked, this, [this] {
        const auto entry = this->chosen();
        if (entry && entry->action == OutboxAction::Trash)
            Q_EMIT puttingBackRequested(entry->id);
        else if (entry)
            askToTakeOff();
    });
    connect(m_settle, &QPushButton::clicked, this, [this] {
        if (const auto entry = this->chosen())
            Q_EMIT conflictRequested(entry->id);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto entry = this->chosen(); entry && entry->receipt)
            Q_EMIT openExternally(QUrl(entry->receipt->url));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&outbox, &Outbox::changed, this, &OutboxDialog::put);
    connect(&outbox, &Outbox::removed, this, &OutboxDialog::takeAway);

    for (const OutboxEntry &entry : outbox.entries())
        put(entry);
    if (QListWidgetItem *item = itemOf(chosen))
        m_list->setCurrentItem(item);
    else
        m_list->setCurrentRow(0);
    showDifferences();
    refresh();
}

void OutboxDialog::setDifferences(const QHash<QUuid, QStringList> &differences)
{
    m_differences = differences;
    showDifferences();
}

void OutboxDialog::showDifferences()
{
    const auto entry = chosen();
    const QStringList sentences = entry ? m_differences.value(entry->id) : QStringList();
    m_message->setText(sentences.isEmpty() ? m_outbox.problems().join(u' ')
                                           : tr("What the blog made of it:\n%1").arg(sentences.join(u'\n')));
}

QListWidgetItem *OutboxDialog::itemOf(QUuid id) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toUuid() == id)
            return m_list->item(row);
    }
    return nullptr;
}

std::optional<OutboxEntry> OutboxDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? m_outbox.entry(item->data(Qt::UserRole).toUuid()) : std::nullopt;
}

void OutboxDialog::put(const OutboxEntry &entry)
{
    QListWidgetItem *item = itemOf(entry.id);
    if (!item) {
        item = new QListWidgetItem;
        item->setData(Qt::UserRole, entry.id);
        m_list->insertItem(0, item); // the newest first
    }
    const auto account = m_accounts.find(entry.account);
    const QString created = QLocale().toString(entry.created.toLocalTime(), QLocale::ShortFormat);
    item->setText(tr("%1\n%2 · %3 · %4")
                      .arg(titleOf(entry), account ? account->name : entry.account, created, describeState(entry)));
    refresh();
}

void OutboxDialog::takeAway(QUuid id)
{
    delete itemOf(id);
    refresh();
}

void OutboxDialog::refresh()
{
    const auto entry = chosen();
    const OutboxState state = entry ? entry->state : OutboxState::Done;
    const bool isSettledOne = entry && isSettled(*entry);
    m_send->setEnabled(entry
                       && (state == OutboxState::Asking || state == OutboxState::Failed || state == OutboxState::Cancelled
                           || (state == OutboxState::Waiting && entry->waiting != OutboxWait::Schedule)));
    m_cancel->setEnabled(entry && !isSettledOne);
    m_settle->setEnabled(entry && state == OutboxState::Conflict
                         && (entry->action == OutboxAction::Update || entry->action == OutboxAction::Trash));
    m_open->setEnabled(entry && entry->receipt && !entry->receipt->url.isEmpty());
    m_remove->setEnabled(isSettledOne);
    const PublishFeatures can = entry ? featuresOf(*entry) : PublishFeatures();
    const bool isAway = entry && entry->action == OutboxAction::Trash;
    m_takeOff->setText(isAway ? tr("Put &Back") : tr("T&ake Off the Blog…"));
    m_takeOff->setEnabled(entry && state == OutboxState::Done && (isAway ? can.restore : can.trash));
}

PublishFeatures OutboxDialog::featuresOf(const OutboxEntry &entry) const
{
    const auto account = m_accounts.find(entry.account);
    const auto service = account ? findService(account->service) : std::unexpected(account.error());
    return service ? service->features : PublishFeatures();
}

void OutboxDialog::askToTakeOff()
{
    const auto entry = chosen();
    if (!entry)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Take “%1” off the blog?").arg(titleOf(*entry)),
                                featuresOf(*entry).restore
                                    ? tr("It goes to the blog's trash, and can be put back from here.")
                                    : tr("From here it cannot be put back there. The post in the library stays."),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"takeOffQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Take Off"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"takeOffConfirm"_s);
    connect(yes, &QPushButton::clicked, this, [this, id = entry->id] { Q_EMIT takingOffRequested(id); });
    box->open();
}

void OutboxDialog::tell(const Result<OutboxEntry> &done)
{
    m_message->setText(done ? done->message : done.error().message);
}

QCoro::Task<void> OutboxDialog::send()
{
    const QPointer guard(this);
    const auto entry = chosen();
    if (!entry)
        co_return;
    const auto done = co_await m_outbox.send(entry->id);
    if (guard)
        tell(done);
}

QCoro::Task<void> OutboxDialog::cancel()
{
    const QPointer guard(this);
    const auto entry = chosen();
    if (!entry)
        co_return;
    m_message->setText(tr("Stopping, and looking what the blog has…"));
    const auto done = co_await m_outbox.cancel(entry->id);
    if (guard)
        tell(done);
}

QCoro::Task<void> OutboxDialog::remove()
{
    const QPointer guard(this);
    const auto entry = chosen();
    if (!entry)
        co_return;
    const auto done = co_await m_outbox.remove(entry->id);
    if (guard)
        m_message->setText(done ? QString() : done.error().message);
}

} // namespace Postil
