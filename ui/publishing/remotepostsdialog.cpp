// SPDX-License-Identifier: MIT
#include "publishing/remotepostsdialog.h"

#include "base/url.h"
#include "publishing/catalogue.h"
#include "publishing/knownposts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString stateWord(PublishState state)
{
    switch (state) {
    case PublishState::Draft:
        return RemotePostsDialog::tr("draft");
    case PublishState::Scheduled:
        return RemotePostsDialog::tr("scheduled");
    case PublishState::Live:
        break;
    }
    return RemotePostsDialog::tr("published");
}

bool isAddress(const QString &text)
{
    return text.startsWith(u"https://") || text.startsWith(u"http://");
}

} // namespace

RemotePostsDialog::RemotePostsDialog(const PublishingServices &services, QList<Account> accounts, QWidget *parent)
    : QDialog(parent), m_services(services), m_accounts(std::move(accounts)), m_account(new QComboBox(this)),
      m_search(new QLineEdit(this)), m_list(new QListWidget(this)), m_message(new QLabel(this))
{
    setObjectName(u"remotePostsDialog"_s);
    setWindowTitle(tr("Open a Post from a Blog"));
    m_account->setObjectName(u"remoteAccount"_s);
    m_account->setAccessibleName(tr("Blog"));
    for (const Account &account : std::as_const(m_accounts))
        m_account->addItem(account.name);
    m_search->setObjectName(u"remoteSearch"_s);
    m_search->setPlaceholderText(tr("Words to look for, or the address of a post"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"remoteList"_s);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_message->setObjectName(u"remoteMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(u"remoteOpen"_s);
    m_open->setEnabled(false);
    m_take = buttons->addButton(tr("&Take into the Library"), QDialogButtonBox::ActionRole);
    m_take->setObjectName(u"remoteTake"_s);
    m_take->setEnabled(false);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_account);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(560, 480);

    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &RemotePostsDialog::look);
    connect(m_search, &QLineEdit::textEdited, this, [this] {
        if (isAddress(m_search->text()))
            m_open->setEnabled(true);
        else
            m_pause.start();
    });
    connect(m_account, &QComboBox::activated, this, &RemotePostsDialog::look);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &RemotePostsDialog::refresh);
    connect(m_take, &QPushButton::clicked, this, &RemotePostsDialog::take);
    connect(m_list, &QListWidget::itemActivated, this, &RemotePostsDialog::openChosen);
    connect(m_open, &QPushButton::clicked, this, &RemotePostsDialog::openChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    look();
}

const Account &RemotePostsDialog::account() const
{
    return m_accounts.at(std::max(0, m_account->currentIndex()));
}

void RemotePostsDialog::setBusy(const QString &text)
{
    m_message->setText(text);
    m_open->setEnabled(false);
    m_take->setEnabled(false);
}

void RemotePostsDialog::refresh()
{
    const qsizetype count = m_list->selectedItems().size();
    m_open->setEnabled(count == 1 || isAddress(m_search->text()));
    m_take->setEnabled(count > 0 && m_services.library);
}

QString RemotePostsDialog::rowText(const RemoteSummary &post, const QString &note) const
{
    const QString changed = QLocale().toString(post.changed.toLocalTime(), QLocale::ShortFormat);
    QStringList parts{changed, stateWord(post.state)};
    if (!note.isEmpty())
        parts.append(note);
    return u"%1\n%2"_s.arg(post.title.isEmpty() ? tr("Untitled") : post.title, parts.join(u" · "_s));
}

// Once they are listed: nobody waits for the library.
QCoro::Task<void> RemotePostsDialog::markKnown()
{
    if (!m_services.library)
        co_return;
    const QPointer guard(this);
    const int generation = m_generation;
    const auto known = co_await knownPosts(*m_services.library, account(), m_posts);
    if (!guard || generation != m_generation || !known)
        co_return;
    for (int row = 0; row < m_list->count(); ++row) {
        const RemoteSummary &post = m_posts.at(row);
        if (const auto how = known->constFind(post.remoteId); how != known->cend())
            m_list->item(row)->setText(rowText(post, *how == KnownPost::Changed
                                                         ? tr("in the library, changed on the blog since")
                                                         : tr("in the library")));
    }
}

void RemotePostsDialog::take()
{
    QList<RemoteSummary> posts;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->isSelected())
            posts.append(m_posts.at(row));
    }
    Q_EMIT takingRequested(account(), posts);
    accept();
}

QCoro::Task<void> RemotePostsDialog::look()
{
    const QPointer guard(this);
    const int generation = ++m_generation;
    auto made = makePublisher(account(), m_services.tools);
    if (!made) {
        setBusy(made.error().message);
        co_return;
    }
    const std::shared_ptr<Publisher> publisher = std::move(*made);
    m_publisher = publisher;
    setBusy(tr("Asking %1…").arg(account().name));
    const auto posts = co_await publisher->list({.text = m_search->text().simplified()});
    if (!guard || generation != m_generation)
        co_return;
    m_list->clear();
    m_posts = posts.value_or(QList<RemoteSummary>());
    for (const RemoteSummary &post : std::as_const(m_posts))
        m_list->addItem(rowText(post, {}));
    m_message->setText(!posts             ? posts.error().message
                       : m_posts.isEmpty() ? tr("There is no such post.")
                                           : QString());
    if (!m_posts.isEmpty())
        m_list->setCurrentRow(0);
    refresh();
    markKnown();
}

QCoro::Task<void> RemotePostsDialog::openChosen()
{
    const QPointer guard(this);
    const int row = m_list->currentRow();
    const QString typed = m_search->text().trimmed();
    auto made = makePublisher(account(), m_services.tools);
    if (!made || (row < 0 && !isAddress(typed)))
        co_return;
    const std::shared_ptr<Publisher> publisher = std::move(*made);
    m_publisher = publisher;
    const Account from = account();
    setBusy(tr("Opening…"));
    Result<RemotePost> post;
    if (isAddress(typed))
        post = co_await publisher->find(typedUrl(typed).value_or(QUrl()));
    else
        post = co_await publisher->fetch({.account = from.id, .remoteId = m_posts.at(row).remoteId, .url = {}, .revision = {}, .time = {}});
    if (!guard)
        co_return;
    if (!post) {
        m_message->setText(post.error().message);
        m_open->setEnabled(true);
        co_return;
    }
    Q_EMIT chosen(from, *post);
    accept();
}

} // namespace Postil
