// SPDX-License-Identifier: MIT
#include "mainwindow/remotework.h"

#include "compose/session.h"
#include "importing/importer.h"
#include "library/library.h"
#include "mainwindow/drafts.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/publishwork.h"
#include "mainwindow/services.h"
#include "post/stylecatalogue.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/conflictdialog.h"
#include "publishing/outbox.h"
#include "publishing/remotepostsdialog.h"
#include "publishing/sentpost.h"

#include <QPointer>

namespace Postil {

using namespace Qt::StringLiterals;

RemoteWork::RemoteWork(const Services &services, Session &session, Drafts &drafts, EngineHost &engine, QWidget *window)
    : QObject(window), m_services(services), m_session(session), m_drafts(drafts), m_engine(engine), m_window(window)
{
}

Result<std::shared_ptr<Publisher>> RemoteWork::publisherOf(const QString &accountId) const
{
    const Result<Account> account = m_services.accounts->find(accountId);
    if (!account)
        return std::unexpected(account.error());
    return makePublisher(*account, publishingServicesOf(m_services).tools)
        .transform([](std::unique_ptr<Publisher> made) { return std::shared_ptr<Publisher>(std::move(made)); });
}

void RemoteWork::openFromBlog()
{
    QList<Account> accounts;
    for (const Account &account : m_services.accounts->accounts()) {
        const auto service = findService(account.service);
        if (service && service->features.list)
            accounts.append(account);
    }
    if (accounts.isEmpty()) {
        Q_EMIT message(tr("None of your blogs tells what posts it has. Add one under Blogs in the menu."));
        return;
    }
    auto *dialog = new RemotePostsDialog(publishingServicesOf(m_services), accounts, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RemotePostsDialog::chosen, this,
            [this](const Account &account, const RemotePost &post) { takeUp(account, post); });
    dialog->open();
}

// The post behind what the blog has. What its HTML cannot say comes from beside it.
QCoro::Task<Result<ImportedPost>> RemoteWork::read(RemotePost remote)
{
    const HouseStyle style = m_session.style();
    Result<ImportedPost> imported;
    if (remote.form == Form::Markdown) {
        imported = readMarkdown(remote.content, style);
    } else {
        const auto dom = co_await m_engine.dom();
        if (!dom)
            co_return std::unexpected(dom.error());
        imported = co_await readHtml(remote.content, QUrl(remote.receipt.url), style, **dom);
    }
    if (!imported)
        co_return imported;
    if (!remote.title.isEmpty())
        imported->post.title = remote.title;
    if (!remote.labels.isEmpty())
        imported->post.labels = remote.labels;
    if (!remote.slug.isEmpty())
        imported->post.slug = remote.slug;
    if (remote.date.isValid())
        imported->post.date = remote.date;
    imported->post = normalised(std::move(imported->post));
    co_return imported;
}

QCoro::Task<void> RemoteWork::takeUp(Account account, RemotePost remote)
{
    const QPointer guard(this);
    // One that was sent from here is opened as it is here.
    if (m_services.library && !remote.receipt.url.isEmpty()) {
        const auto known = co_await m_services.library->receiptOf(remote.receipt.url);
        if (!guard)
            co_return;
        if (known && !known->draft.isNull()) {
            const auto sent = sentPostOf(*known);
            if (sent && sent->receipt.revision == remote.receipt.revision) {
                co_await m_drafts.open(known->draft);
                co_return;
            }
            if (sent)
                remote.content = withLocalPictures(std::move(remote.content), sent->sent.pictures);
        }
    }
    const auto imported = co_await read(remote);
    if (!guard)
        co_return;
    if (!imported) {
        Q_EMIT message(imported.error().message);
        co_return;
    }
    m_drafts.openImported(*imported);
    if (!m_services.library)
        co_return;
    Publication sent{.post = m_session.post(), .style = m_session.style(), .renderings = {}, .when = {.state = remote.receipt.state, .at = {}}};
    Receipt receipt = remote.receipt;
    receipt.account = account.id;
    if (!receipt.time.isValid())
        receipt.time = m_services.now();
    const auto kept = co_await m_services.library->keepReceipt(
        toRow(SentPost{.draft = m_session.id(), .receipt = receipt, .standing = true, .sent = sent}));
    if (guard)
        Q_EMIT message(kept ? tr("Opened from %1. Publishing it changes it there.").arg(account.name) : kept.error().message);
}

QCoro::Task<void> RemoteWork::settle(Outbox &outbox, QUuid id)
{
    const QPointer guard(this);
    const QPointer line(&outbox);
    const auto entry = outbox.entry(id);
    if (!entry || !entry->before)
        co_return;
    const auto publisher = publisherOf(entry->account);
    if (!publisher) {
        Q_EMIT message(publisher.error().message);
        co_return;
    }
    auto remote = co_await (*publisher)->fetch(*entry->before);
    if (!guard || !line)
        co_return;
    if (!remote) {
        Q_EMIT message(remote.error().message);
        co_return;
    }
    const auto rows = co_await m_services.library->receipts(entry->draft);
    if (!guard || !line)
        co_return;
    const auto sent = standingPost(rows.value_or(QList<ReceiptRow>()), entry->account);
    // A picture that we brought there is no difference.
    remote->content = withLocalPictures(std::move(remote->content), entry->publication.pictures);
    if (sent)
        remote->content = withLocalPictures(std::move(remote->content), sent->sent.pictures);
    const auto theirs = co_await read(*remote);
    if (!guard || !line)
        co_return;
    if (!theirs) {
        Q_EMIT message(theirs.error().message);
        co_return;
    }
    const Post mine = entry->publication.post;
    const Post base = sent ? sent->sent.post : mine;
    const auto account = m_services.accounts->find(entry->account);
    auto *dialog = new ConflictDialog(account ? account->name : entry->account, mine, theirs->post,
                                      mergeFields(base, mine, theirs->post), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Receipt now = remote->receipt;
    connect(dialog, &ConflictDialog::mergeRequested, this, [this, line, entry, now](const Post &post) {
        if (m_session.id() == entry->draft)
            m_session.edit(tr("Merge"), post);
        if (line)
            send(*line, *entry, post, now);
    });
    connect(dialog, &ConflictDialog::overwriteRequested, this, [this, line, entry, now] {
        if (line)
            send(*line, *entry, entry->publication.post, now);
    });
    connect(dialog, &ConflictDialog::copyRequested, this, [this, line, entry] {
        Post copy = entry->publication.post;
        copy.slug = copy.slug.left(70) + u'-' + m_services.now().toString(u"HHmmss"_s);
        if (line)
            send(*line, *entry, copy, {});
    });
    dialog->open();
}

// `receipt`: of what stands there now and is changed knowingly; nothing: a new post.
QCoro::Task<void> RemoteWork::send(Outbox &outbox, OutboxEntry before, Post post, std::optional<Receipt> receipt)
{
    const QPointer guard(this);
    const QPointer line(&outbox);
    const auto account = m_services.accounts->find(before.account);
    const auto service = account ? findService(account->service) : std::unexpected(account.error());
    if (!account || !service) {
        Q_EMIT message(account ? service.error().message : account.error().message);
        co_return;
    }
    OutboxEntry entry{.draft = before.draft, .account = before.account};
    entry.action = receipt ? OutboxAction::Update : OutboxAction::Create;
    entry.before = receipt;
    entry.publication = preparePublication(post, before.publication.style, *account, before.publication.when, service->forms,
                                           *m_services.renderer, m_services.now());
    entry.publication.audience = before.publication.audience;
    entry.publication.summary = before.publication.summary;
    const auto removed = co_await line->remove(before.id);
    if (!guard || !line)
        co_return;
    if (!removed) {
        Q_EMIT message(removed.error().message);
        co_return;
    }
    const auto queued = co_await line->enqueue(entry);
    if (guard && !queued)
        Q_EMIT message(queued.error().message);
}

} // namespace Postil
