// SPDX-License-Identifier: MIT
#include "mainwindow/publishwork.h"

#include "compose/session.h"
#include "library/library.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/incomingwork.h"
#include "mainwindow/preflightwork.h"
#include "mainwindow/proofwork.h"
#include "mainwindow/services.h"
#include "post/stylecatalogue.h"
#include "preview/checksview.h"
#include "publishing/accountsdialog.h"
#include "publishing/accountstore.h"
#include "publishing/blogchoice.h"
#include "publishing/catalogue.h"
#include "publishing/networkwatch.h"
#include "publishing/outbox.h"
#include "publishing/outboxdialog.h"
#include "publishing/postpasswords.h"
#include "publishing/publishdialog.h"
#include "publishing/sentpost.h"
#include "rendering/renderer.h"
#include "secrets/secretstore.h"
#include "settings/settingsstore.h"

#include <QGuiApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPointer>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

void copyLink(const QString &url)
{
    auto *mime = new QMimeData;
    mime->setText(url);
    mime->setData(OwnLinkType, "1");
    QGuiApplication::clipboard()->setMimeData(mime);
}

} // namespace

PublishingServices publishingServicesOf(const Services &services)
{
    return {.accounts = services.accounts,
            .styles = services.styles,
            .tools = {.http = services.http, .secrets = services.secrets, .openBrowser = services.openBrowser},
            .library = services.library};
}

PublishWork::PublishWork(const Services &services, Session &session, PreflightWork &preflight, EngineHost &engine,
                         QWidget *window)
    : QObject(window), m_services(services), m_session(session), m_preflight(preflight), m_engine(engine), m_window(window),
      m_proof(std::make_unique<ProofWork>(services, engine))
{
}

PublishWork::~PublishWork() = default;

QCoro::Task<void> PublishWork::start()
{
    if (!m_services.library || !m_services.accounts || m_outbox)
        co_return;
    m_network = NetworkWatch::ofSystem();
    OutboxTools tools{.account = [accounts = m_services.accounts](const QString &id) { return accounts->find(id); },
                      .makePublisher =
                          [services = m_services](const Account &account, HttpClient *http) {
                              return makePublisher(account, {.http = http, .secrets = services.secrets, .openBrowser = services.openBrowser});
                          },
                      .http = m_services.http,
                      .media = m_services.media,
                      .network = m_network.get(),
                      .now = m_services.now,
                      .backoff = {}};
    m_outbox = std::make_unique<Outbox>(*m_services.library, std::move(tools));
    connect(m_outbox.get(), &Outbox::changed, this, &PublishWork::entryChanged);
    connect(m_outbox.get(), &Outbox::removed, this, [this](QUuid id) {
        m_differences.remove(id);
        if (id == m_noticed)
            Q_EMIT notice({});
    });
    const QPointer guard(this);
    const auto read = co_await m_outbox->start();
    if (guard && !read)
        Q_EMIT message(read.error().message);
}

void PublishWork::editAccounts()
{
    auto *dialog = new AccountsDialog(publishingServicesOf(m_services), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccountsDialog::accountsChanged, this, &PublishWork::accountsChanged);
    dialog->open();
}

void PublishWork::showOutbox(QUuid chosen)
{
    start(); // somebody is quicker than the first paint
    if (!m_outbox) {
        Q_EMIT message(tr("Without the library, which could not be opened, nothing can be published."));
        return;
    }
    auto *dialog = new OutboxDialog(*m_outbox, *m_services.accounts, chosen.isNull() ? m_noticed : chosen, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDifferences(m_differences);
    // What the blog made of a post is seen now; what waits for the user goes on waiting.
    if (const auto noticed = m_outbox->entry(m_noticed); noticed && noticed->state == OutboxState::Done) {
        m_noticed = {};
        Q_EMIT notice({});
    }
    connect(dialog, &OutboxDialog::openExternally, this, &PublishWork::openExternally);
    connect(dialog, &OutboxDialog::conflictRequested, this, &PublishWork::conflictRequested);
    connect(dialog, &OutboxDialog::takingOffRequested, this, [this](QUuid id) { moveThere(id, OutboxAction::Trash); });
    connect(dialog, &OutboxDialog::puttingBackRequested, this,
            [this](QUuid id) { moveThere(id, OutboxAction::Restore); });
    dialog->open();
}

void PublishWork::publish()
{
    start();
    if (!m_outbox) {
        showOutbox(); // says why not
        return;
    }
    if (m_services.accounts->accounts().isEmpty())
        editAccounts();
    else
        askWhere();
}

QList<PublishTarget> PublishWork::targets(const QList<ReceiptRow> &rows) const
{
    QList<PublishTarget> targets;
    for (const Account &account : m_services.accounts->accounts()) {
        const Result<PublishService> service = findService(account.service);
        if (!service)
            continue;
        PublishTarget target{.account = account, .service = *service, .receipt = {}};
        if (const auto sent = standingPost(rows, account.id)) {
            target.receipt = sent->receipt;
            target.audience = sent->sent.audience;
        }
        targets.append(target);
    }
    return targets;
}

QCoro::Task<void> PublishWork::askWhere()
{
    const QPointer guard(this);
    const auto receipts = co_await m_services.library->receipts(m_session.id());
    if (!guard)
        co_return;
    const QList<ReceiptRow> rows = receipts.value_or(QList<ReceiptRow>());
    const QList<PublishTarget> all = targets(rows);
    if (all.isEmpty())
        co_return;
    const auto likely = likelyBlog(m_services.accounts->accounts(), m_preflight.traces(rows));
    auto *checks = new ChecksView;
    checks->setObjectName(u"publishChecks"_s);
    auto *dialog = new PublishDialog(m_session.post().title, all, likely ? likely->id : QString(), m_services.now(),
                                     checks, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PublishDialog::choiceChanged, this, [this, dialog, checks] { check(dialog, checks); });
    connect(dialog, &PublishDialog::publishRequested, this, [this](const PublishChoice &choice) { queue(choice); });
    connect(checks, &ChecksView::placeRequested, this, [this, dialog](PostPlace place, const QString &text) {
        if (place.part == PostPart::Sending) {
            dialog->reveal(place.index);
            return;
        }
        dialog->reject();
        Q_EMIT placeRequested(place, text);
    });
    dialog->open();
    check(dialog, checks);
}

QCoro::Task<void> PublishWork::check(PublishDialog *dialog, ChecksView *checks)
{
    const QPointer guard(dialog);
    const PublishChoice choice = dialog->choice();
    const auto findings = co_await m_preflight.look(choice.account, choice.when.at);
    if (!guard || !findings || dialog->choice().account != choice.account || dialog->choice().when != choice.when)
        co_return; // another look is on its way
    checks->setFindings(*findings);
    dialog->setFindings(*findings);
}

QCoro::Task<void> PublishWork::queue(PublishChoice choice)
{
    const QPointer guard(this);
    keepAccount(choice.account.id);
    const auto rows = co_await m_services.library->receipts(m_session.id());
    if (!guard)
        co_return;
    const auto waiting = co_await m_outbox->unsettled(m_session.id(), choice.account.id);
    const Result<PublishService> service = findService(choice.account.service);
    if (!guard || !service)
        co_return;
    HouseStyle style = m_session.style();
    if (!choice.account.style.isEmpty())
        style = m_services.styles->find(choice.account.style).value_or(style);
    OutboxEntry entry{.draft = m_session.id(), .account = choice.account.id};
    Post post = m_session.post();
    if (const auto sent = standingPost(rows.value_or(QList<ReceiptRow>()), choice.account.id)) {
        entry.action = OutboxAction::Update;
        entry.before = sent->receipt;
        post = withSlugOf(*sent, std::move(post));
    }
    entry.publication = preparePublication(std::move(post), style, choice.account, choice.when,
                                           service->forms, *m_services.renderer,
                                           dateOnceMore(waiting.value_or(std::nullopt), m_services.now()));
    entry.publication.audience = choice.audience;
    entry.publication.summary = choice.summary;
    const bool isKept = co_await keepPassword(choice, entry.publication.post.slug);
    if (!guard || !isKept)
        co_return;
    Q_EMIT message(tr("Sending to %1…").arg(choice.account.name));
    const auto queued = co_await m_outbox->enqueue(entry);
    if (guard && !queued)
        Q_EMIT notice(queued.error().message);
}

// Before the post is queued, so that it never leaves without. False, and said, where that failed.
QCoro::Task<bool> PublishWork::keepPassword(PublishChoice choice, QString slug)
{
    if (choice.audience == Audience::Password && choice.password.isEmpty())
        co_return true;
    const QPointer guard(this);
    if (choice.audience != Audience::Password) {
        (void)co_await forgetPostPassword(*m_services.secrets, choice.account, slug);
        co_return true;
    }
    const auto kept = co_await keepPostPassword(*m_services.secrets, choice.account, slug, choice.password);
    if (guard && !kept)
        Q_EMIT notice(kept.error().message);
    co_return kept.has_value();
}

void PublishWork::keepAccount(const QString &id)
{
    Settings settings = m_services.settings->load();
    settings.publishing.account = id;
    if (const auto kept = m_services.settings->save(settings); !kept)
        Q_EMIT message(kept.error().message);
}

// Takes what an entry sent off the blog, as it stands there now, or brings it back.
QCoro::Task<void> PublishWork::moveThere(QUuid id, OutboxAction action)
{
    const QPointer guard(this);
    const auto done = m_outbox->entry(id);
    if (!done || !done->receipt)
        co_return;
    OutboxEntry entry{.draft = done->draft, .account = done->account, .action = action};
    entry.publication = done->publication;
    entry.publication.attempt = Attempt::First;
    entry.before = done->receipt;
    if (action == OutboxAction::Trash && !done->draft.isNull()) { // it may have been changed since
        const auto rows = co_await m_services.library->receipts(done->draft);
        if (!guard)
            co_return;
        if (const auto sent = standingPost(rows.value_or(QList<ReceiptRow>()), done->account)) {
            entry.before = sent->receipt;
            entry.publication = sent->sent;
        }
    }
    const auto queued = co_await m_outbox->enqueue(entry);
    if (guard && !queued)
        Q_EMIT notice(queued.error().message);
}

void PublishWork::entryChanged(const OutboxEntry &entry)
{
    const bool wantsUser = entry.state == OutboxState::Failed || entry.state == OutboxState::Conflict
                           || entry.state == OutboxState::Asking;
    if (wantsUser) {
        m_noticed = entry.id;
        Q_EMIT message({}); // it is being sent no longer
        Q_EMIT notice(tr("“%1”: %2").arg(entry.publication.post.title, entry.message));
        return;
    }
    if (entry.id == m_noticed) {
        m_noticed = {};
        Q_EMIT notice({});
    }
    if (entry.state == OutboxState::Done) {
        Q_EMIT sent();
        tellDone(entry);
    } else if (entry.state == OutboxState::Waiting)
        Q_EMIT message(describeState(entry));
    else if (!entry.message.isEmpty())
        Q_EMIT message(entry.message);
}

void PublishWork::tellDone(const OutboxEntry &entry)
{
    const auto account = m_services.accounts->find(entry.account);
    const QString blog = account ? account->name : entry.account;
    if (entry.action == OutboxAction::Trash || !entry.receipt) {
        Q_EMIT message(tr("Taken off %1. The outbox has a way back, where the blog has one.").arg(blog));
        return;
    }
    const Receipt &receipt = *entry.receipt;
    if (!receipt.url.isEmpty())
        copyLink(receipt.url);
    switch (receipt.state) {
    case PublishState::Draft:
        Q_EMIT message(tr("It is on %1 as a draft.").arg(blog));
        break;
    case PublishState::Scheduled:
        Q_EMIT message(tr("It is on %1 and comes out at its time. The link is on the clipboard.").arg(blog));
        break;
    case PublishState::Live:
        Q_EMIT message(receipt.url.isEmpty()
                           ? tr("Published on %1.").arg(blog)
                           : tr("Published on %1: %2 – the link is on the clipboard.").arg(blog, receipt.url));
        break;
    }
    prove(entry);
}

QCoro::Task<void> PublishWork::prove(OutboxEntry entry)
{
    const QPointer guard(this);
    const ProofReport report = co_await m_proof->prove(entry);
    if (guard)
        tellProof(entry, report);
}

void PublishWork::tellProof(const OutboxEntry &entry, const ProofReport &report)
{
    const QString url = QUrl(entry.receipt->url).toDisplayString();
    m_differences.remove(entry.id);
    if (!report.differences.isEmpty()) {
        constexpr qsizetype most = 3;
        m_differences.insert(entry.id, report.differences);
        m_noticed = entry.id;
        const QString some = report.differences.first(std::min(report.differences.size(), most)).join(u" · "_s);
        const QString all = report.differences.size() > most ? tr("%1 … and more").arg(some) : some;
        Q_EMIT notice(report.where == ProofReport::Where::Page
                          ? tr("The blog shows the post otherwise than previewed (%1). %2").arg(url, all)
                          : tr("The blog made something else of the post “%1”. %2")
                                .arg(entry.publication.post.title, all));
    } else if (!report.trouble.isEmpty()) {
        Q_EMIT message(report.trouble);
    } else if (report.where == ProofReport::Where::Page) {
        Q_EMIT message(tr("Published as previewed: %1 – the link is on the clipboard.").arg(url));
    } else if (entry.receipt->state == PublishState::Draft) {
        Q_EMIT message(tr("The draft is there as it was sent."));
    }
}

} // namespace Postil
