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

#include <algorithm>

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
    connect(dialog, &RemotePostsDialog::takingRequested, this,
            [this](const Account &account, const QList<RemoteSummary> &posts) { takeAll(account, posts); });
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

// Opens it, in the library or without.
QCoro::Task<void> RemoteWork::takeUp(Account account, RemotePost remote)
{
    const QPointer guard(this);
    if (!m_services.library) {
        const auto imported = co_await read(remote);
        if (!guard)
            co_return;
        if (imported)
            m_drafts.openImported(*imported);
        else
            Q_EMIT message(imported.error().message);
        co_return;
    }
    const auto taken = co_await take(account, remote);
    if (!guard)
        co_return;
    if (!taken) {
        Q_EMIT message(taken.error().message);
        co_return;
    }
    if (taken->draft != m_session.id())
        co_await m_drafts.open(taken->draft);
    if (!guard)
        co_return;
    Q_EMIT message(taken->how == Taken::How::Both
                       ? tr("It was changed here and on %1. Publish it to put the two side by side.").arg(account.name)
                       : tr("Opened from %1. Publishing it changes it there.").arg(account.name));
}

// One that is here, by its receipt, stays one post.
QCoro::Task<Result<RemoteWork::Taken>> RemoteWork::take(Account account, RemotePost remote)
{
    const QPointer guard(this);
    const auto closing = failure(ErrorKind::Cancelled, tr("The window was closed before this was done."));
    const auto rows = co_await m_services.library->newestReceipts(account.id, {remote.receipt.remoteId});
    if (!guard)
        co_return closing;
    if (rows && !rows->isEmpty() && rows->constFirst().standing && !rows->constFirst().draft.isNull()) {
        auto changed = co_await takeChange(account, remote, rows->constFirst());
        // The draft went away for good; the post on the blog did not.
        if (!guard || changed || changed.error().kind != ErrorKind::NotFound)
            co_return changed;
    }
    const auto imported = co_await read(remote);
    if (!guard)
        co_return closing;
    if (!imported)
        co_return std::unexpected(imported.error());
    const QUuid id = QUuid::createUuid();
    const auto kept = co_await m_drafts.keepAside({id, imported->post, std::nullopt});
    if (!guard)
        co_return closing;
    if (!kept)
        co_return std::unexpected(kept.error());
    const auto received = co_await keepReceipt(account, remote, id, imported->post);
    if (!received)
        co_return std::unexpected(received.error());
    co_return Taken{.draft = id, .how = Taken::How::New};
}

QCoro::Task<Result<RemoteWork::Taken>> RemoteWork::takeChange(Account account, RemotePost remote, ReceiptRow known)
{
    const QPointer guard(this);
    const auto closing = failure(ErrorKind::Cancelled, tr("The window was closed before this was done."));
    const auto sent = sentPostOf(known);
    if (!sent)
        co_return std::unexpected(sent.error());
    if (known.draft == m_session.id())
        co_await m_drafts.saveNow(); // what was typed last counts
    if (!guard)
        co_return closing;
    auto draft = co_await m_services.library->load(known.draft);
    if (!guard)
        co_return closing;
    if (!draft)
        co_return std::unexpected(draft.error());
    if (sent->receipt.revision == remote.receipt.revision)
        co_return Taken{.draft = known.draft, .how = Taken::How::Same};
    RemotePost asHere = remote;
    asHere.content = withLocalPictures(remote.content, sent->sent.pictures);
    auto theirs = co_await read(asHere);
    if (!guard)
        co_return closing;
    if (!theirs)
        co_return std::unexpected(theirs.error());
    const Post mine = asItWouldBeSent(*sent, draft->post, account);
    theirs->post = withoutLanguageOf(sent->sent.style, sent->sent.post, std::move(theirs->post));
    const QList<MergeField> fields = mergeFields(sent->sent.post, mine, theirs->post);
    if (std::ranges::any_of(fields, &MergeField::isConflict))
        co_return Taken{.draft = known.draft, .how = Taken::How::Both};
    draft->post = merged(draft->post, theirs->post, fields);
    const auto kept = co_await m_drafts.keepAside(*draft);
    if (!guard)
        co_return closing;
    if (!kept)
        co_return std::unexpected(kept.error());
    const auto received = co_await keepReceipt(account, remote, known.draft, theirs->post);
    if (!received)
        co_return std::unexpected(received.error());
    co_return Taken{.draft = known.draft, .how = Taken::How::Changed};
}

// The account's labels stand on the blog and in what was sent, not in the draft.
Post RemoteWork::asItWouldBeSent(const SentPost &sent, Post draft, const Account &account) const
{
    return preparePublication(withSlugOf(sent, std::move(draft)), sent.sent.style, account, sent.sent.when,
                              {}, *m_services.renderer, m_services.now())
        .post;
}

// What stands on the blog is the base of what is changed here from now on.
QCoro::Task<Result<void>> RemoteWork::keepReceipt(Account account, RemotePost remote, QUuid draft, Post post)
{
    HouseStyle style = m_session.style();
    if (!post.style.isEmpty())
        style = m_services.styles->find(post.style).value_or(style);
    Publication sent{.post = post, .style = style, .renderings = {}, .when = {.state = remote.receipt.state, .at = {}}};
    if (remote.receipt.state == PublishState::Scheduled)
        sent.when.at = remote.date.isValid() ? remote.date : m_services.now();
    sent.audience = remote.audience;
    sent.summary = remote.summary;
    Receipt receipt = remote.receipt;
    receipt.account = account.id;
    if (!receipt.time.isValid())
        receipt.time = m_services.now();
    return m_services.library->keepReceipt(
        toRow(SentPost{.draft = draft, .receipt = receipt, .standing = true, .sent = sent}));
}

QCoro::Task<void> RemoteWork::takeAll(Account account, QList<RemoteSummary> rows)
{
    const QPointer guard(this);
    const auto publisher = publisherOf(account.id);
    if (!publisher || !m_services.library) {
        if (!publisher)
            Q_EMIT message(publisher.error().message);
        co_return;
    }
    QMap<Taken::How, int> counts;
    QString trouble;
    for (const RemoteSummary &row : std::as_const(rows)) {
        Q_EMIT message(tr("Taking “%1”…").arg(row.title));
        Receipt listed;
        listed.account = account.id;
        listed.remoteId = row.remoteId;
        const auto remote = co_await (*publisher)->fetch(listed);
        if (!guard)
            co_return;
        Result<Taken> taken = std::unexpected(remote ? Error() : remote.error());
        if (remote)
            taken = co_await take(account, *remote);
        if (!guard)
            co_return;
        if (taken)
            ++counts[taken->how];
        else
            trouble = tr("“%1” was not taken: %2").arg(row.title, taken.error().message);
    }
    QStringList said;
    if (const int count = counts.value(Taken::How::New))
        said.append(tr("%n post(s) taken into the library.", nullptr, count));
    if (const int count = counts.value(Taken::How::Changed))
        said.append(tr("%n changed here as on the blog.", nullptr, count));
    if (const int count = counts.value(Taken::How::Same))
        said.append(tr("%n here already.", nullptr, count));
    if (const int count = counts.value(Taken::How::Both))
        said.append(tr("%n changed here and there, and left; publish to compare.", nullptr, count));
    if (!trouble.isEmpty())
        said.append(trouble);
    Q_EMIT message(said.join(u' '));
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
    auto theirs = co_await read(*remote);
    if (!guard || !line)
        co_return;
    if (!theirs) {
        Q_EMIT message(theirs.error().message);
        co_return;
    }
    const bool isTakingOff = entry->action == OutboxAction::Trash;
    const Account account =
        m_services.accounts->find(entry->account).value_or(Account{.name = entry->account});
    const Post mine = co_await hereOf(*entry, sent, account);
    if (!guard || !line)
        co_return;
    const Post base = sent ? sent->sent.post : entry->publication.post;
    theirs->post = withoutLanguageOf(entry->publication.style, base, std::move(theirs->post));
    auto *dialog =
        new ConflictDialog(isTakingOff ? ConflictDialog::Purpose::TakeOff : ConflictDialog::Purpose::Update,
                           account.name, mine, theirs->post, mergeFields(base, mine, theirs->post), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Receipt now = remote->receipt;
    connect(dialog, &ConflictDialog::takingOffRequested, this, [this, line, entry, now] {
        if (line)
            takeOff(*line, *entry, now);
    });
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
    co_await queueInstead(*line, before.id, entry);
}

// What stands there now is taken off knowingly.
QCoro::Task<void> RemoteWork::takeOff(Outbox &outbox, OutboxEntry entry, Receipt receipt)
{
    OutboxEntry again{.draft = entry.draft, .account = entry.account, .action = OutboxAction::Trash};
    again.publication = entry.publication;
    again.publication.attempt = Attempt::First;
    again.before = receipt;
    co_await queueInstead(outbox, entry.id, again);
}

QCoro::Task<void> RemoteWork::queueInstead(Outbox &outbox, QUuid before, OutboxEntry entry)
{
    const QPointer guard(this);
    const QPointer line(&outbox);
    const auto removed = co_await line->remove(before);
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

// The post here, to be put beside the one there. What is to be taken off may have been changed here since.
QCoro::Task<Post> RemoteWork::hereOf(OutboxEntry entry, std::optional<SentPost> sent, Account account)
{
    if (entry.action != OutboxAction::Trash || !sent)
        co_return entry.publication.post;
    const QPointer guard(this);
    if (entry.draft == m_session.id())
        co_await m_drafts.saveNow(); // what was typed last counts
    if (!guard)
        co_return entry.publication.post;
    const auto draft = co_await m_services.library->load(entry.draft);
    if (!guard || !draft)
        co_return entry.publication.post;
    co_return asItWouldBeSent(*sent, draft->post, account);
}

} // namespace Postil
