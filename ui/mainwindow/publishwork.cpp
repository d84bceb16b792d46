// SPDX-License-Identifier: MIT
#include "mainwindow/publishwork.h"

#include "base/background.h"
#include "compose/session.h"
#include "library/library.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/incomingwork.h"
#include "mainwindow/services.h"
#include "post/linkedaddresses.h"
#include "post/stylecatalogue.h"
#include "preview/checksview.h"
#include "publishing/accountsdialog.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/networkwatch.h"
#include "publishing/outbox.h"
#include "publishing/outboxdialog.h"
#include "publishing/proof.h"
#include "publishing/publishdialog.h"
#include "publishing/sentpost.h"
#include "rendering/renderer.h"
#include "settings/settingsstore.h"
#include "source/charset.h"
#include "source/fetcher.h"

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
            .tools = {.http = services.http, .secrets = services.secrets, .openBrowser = services.openBrowser}};
}

PublishWork::PublishWork(const Services &services, Session &session, EngineHost &engine, QWidget *window)
    : QObject(window), m_services(services), m_session(session), m_engine(engine), m_window(window)
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
    connect(dialog, &OutboxDialog::openExternally, this, &PublishWork::openExternally);
    connect(dialog, &OutboxDialog::conflictRequested, this, &PublishWork::conflictRequested);
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

QCoro::Task<QList<PublishTarget>> PublishWork::targets()
{
    const auto rows = co_await m_services.library->receipts(m_session.id());
    QList<PublishTarget> targets;
    for (const Account &account : m_services.accounts->accounts()) {
        const Result<PublishService> service = findService(account.service);
        if (!service)
            continue;
        PublishTarget target{.account = account, .service = *service, .receipt = {}};
        if (const auto sent = standingPost(rows.value_or(QList<ReceiptRow>()), account.id))
            target.receipt = sent->receipt;
        targets.append(target);
    }
    co_return targets;
}

QCoro::Task<void> PublishWork::askWhere()
{
    const QPointer guard(this);
    const QList<PublishTarget> all = co_await targets();
    if (!guard || all.isEmpty())
        co_return;
    auto *checks = new ChecksView;
    checks->setObjectName(u"publishChecks"_s);
    auto *dialog = new PublishDialog(m_session.post().title, all, m_services.settings->load().publishing.account,
                                     m_services.now(), checks, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PublishDialog::choiceChanged, this, [this, dialog, checks] { check(dialog, checks); });
    connect(dialog, &PublishDialog::publishRequested, this, [this](const PublishChoice &choice) { queue(choice); });
    connect(checks, &ChecksView::placeRequested, this, [this, dialog](PostPlace place) {
        dialog->reject();
        Q_EMIT placeRequested(place);
    });
    dialog->open();
    check(dialog, checks);
}

QCoro::Task<void> PublishWork::check(PublishDialog *dialog, ChecksView *checks)
{
    const QPointer guard(dialog);
    const PublishChoice choice = dialog->choice();
    const Post post = m_session.post();
    const HouseStyle style = m_session.style();
    const Result<PublishService> service = findService(choice.account.service);
    PreflightContext context{.article = m_session.article(),
                             .earlier = {},
                             .blog = QUrl(choice.account.address),
                             .wantsLabels = service && service->features.labels && choice.account.labels.isEmpty(),
                             .noPicturesAt = service && !service->features.media ? service->name : QString(),
                             .now = m_services.now(),
                             .goesAt = choice.when.at};
    const auto earlier = co_await m_services.library->linkedBefore(linkedAddresses(post), m_session.id());
    if (!guard)
        co_return;
    context.earlier = earlier.value_or(QList<EarlierLink>());
    const auto findings = co_await inBackground([post, style, context, media = m_services.media]() mutable {
        context.missing = missingPictures(post, media);
        return Result<QList<PreflightFinding>>(preflight(post, style, context));
    });
    if (!guard || !findings)
        co_return;
    checks->setFindings(*findings);
    dialog->setFindings(*findings);
}

QCoro::Task<void> PublishWork::queue(PublishChoice choice)
{
    const QPointer guard(this);
    keepAccount(choice.account.id);
    const auto rows = co_await m_services.library->receipts(m_session.id());
    const Result<PublishService> service = findService(choice.account.service);
    if (!guard || !service)
        co_return;
    HouseStyle style = m_session.style();
    if (!choice.account.style.isEmpty())
        style = m_services.styles->find(choice.account.style).value_or(style);
    OutboxEntry entry{.draft = m_session.id(), .account = choice.account.id};
    entry.publication = preparePublication(m_session.post(), style, choice.account, choice.when, service->forms,
                                           *m_services.renderer, m_services.now());
    entry.publication.audience = choice.audience;
    entry.publication.summary = choice.summary;
    if (const auto sent = standingPost(rows.value_or(QList<ReceiptRow>()), choice.account.id)) {
        entry.action = OutboxAction::Update;
        entry.before = sent->receipt;
    }
    Q_EMIT message(tr("Sending to %1…").arg(choice.account.name));
    const auto queued = co_await m_outbox->enqueue(entry);
    if (guard && !queued)
        Q_EMIT notice(queued.error().message);
}

void PublishWork::keepAccount(const QString &id)
{
    Settings settings = m_services.settings->load();
    settings.publishing.account = id;
    if (const auto kept = m_services.settings->save(settings); !kept)
        Q_EMIT message(kept.error().message);
}

void PublishWork::entryChanged(const OutboxEntry &entry)
{
    const bool wantsUser = entry.state == OutboxState::Failed || entry.state == OutboxState::Conflict
                           || entry.state == OutboxState::Asking;
    if (wantsUser) {
        m_noticed = entry.id;
        Q_EMIT notice(tr("“%1”: %2").arg(entry.publication.post.title, entry.message));
        return;
    }
    if (entry.id == m_noticed) {
        m_noticed = {};
        Q_EMIT notice({});
    }
    if (entry.state == OutboxState::Done)
        tellDone(entry);
    else if (!entry.message.isEmpty())
        Q_EMIT message(entry.message);
}

void PublishWork::tellDone(const OutboxEntry &entry)
{
    const auto account = m_services.accounts->find(entry.account);
    const QString blog = account ? account->name : entry.account;
    if (entry.action == OutboxAction::Trash || !entry.receipt) {
        Q_EMIT message(tr("Taken away from %1.").arg(blog));
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
        prove(entry);
        break;
    }
}

// Reads the page as its readers get it. A site that is built elsewhere may not have it yet.
QCoro::Task<void> PublishWork::prove(OutboxEntry entry)
{
    const QPointer guard(this);
    const QUrl url(entry.receipt->url, QUrl::StrictMode);
    if (!url.isValid() || url.isEmpty() || !m_services.fetcher)
        co_return;
    const auto page =
        co_await m_services.fetcher->fetch(url, AddressTrust::Typed, {}, {}, Freshness::Validated);
    if (!guard)
        co_return;
    if (!page) {
        Q_EMIT message(page.error().kind == ErrorKind::NotFound
                           ? tr("The blog has the post, but there is no page at %1 yet.").arg(url.toDisplayString())
                           : tr("The blog has the post. Its page could not be looked at: %1").arg(page.error().message));
        co_return;
    }
    const auto dom = co_await m_engine.dom();
    if (!guard || !dom)
        co_return;
    const Rendering sent =
        m_services.renderer->render(entry.publication.post, entry.publication.style, Form::HtmlFragment);
    const QString shown = withPagePictures(sent.content, entry.publication.pictures);
    const auto findings = co_await proveLive({.html = shown, .url = url},
                                             {.html = decodeHtml(*page), .url = page->url}, **dom);
    if (!guard || !findings)
        co_return;
    if (findings->isEmpty()) {
        Q_EMIT message(tr("Published as previewed: %1 – the link is on the clipboard.").arg(url.toDisplayString()));
        co_return;
    }
    QStringList sentences;
    for (const ProofFinding &finding : findings->first(std::min<qsizetype>(findings->size(), 3)))
        sentences.append(sentenceOf(finding));
    m_noticed = entry.id;
    Q_EMIT notice(tr("The blog shows the post otherwise than previewed (%1). %2")
                      .arg(url.toDisplayString(), sentences.join(u" · "_s)));
}

} // namespace Postil
