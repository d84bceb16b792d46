// SPDX-License-Identifier: MIT
#include "mainwindow/proofwork.h"

#include "mainwindow/enginehost.h"
#include "mainwindow/publishwork.h"
#include "mainwindow/services.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "publishing/proof.h"
#include "publishing/readback.h"
#include "publishing/sendentry.h"
#include "rendering/renderer.h"
#include "source/charset.h"
#include "source/fetcher.h"

#include <QCoreApplication>
#include <QPointer>

namespace Postil {

namespace {

struct ProofWorkText
{
    Q_DECLARE_TR_FUNCTIONS(PublishWork)
};

// There is a page that a stranger sees.
bool hasPage(const OutboxEntry &entry)
{
    const QUrl url(entry.receipt->url, QUrl::StrictMode);
    return entry.receipt->state == PublishState::Live && entry.publication.audience == Audience::Everyone
           && url.isValid() && !url.isEmpty();
}

std::unexpected<Error> windowIsGone()
{
    return failure(ErrorKind::Cancelled, ProofWorkText::tr("The window was closed before the post was looked at."));
}

void append(QStringList &sentences, const QList<ProofFinding> &findings)
{
    for (const ProofFinding &finding : findings) {
        const QString sentence = sentenceOf(finding);
        if (!sentences.contains(sentence)) // the page lacks what the blog does not keep
            sentences.append(sentence);
    }
}

} // namespace

QCoro::Task<ProofReport> ProofWork::prove(OutboxEntry entry)
{
    // The window may be gone when an answer comes, and the services and the host with it.
    const Services *services = &m_services;
    const QPointer<EngineHost> engine(&m_engine);
    ProofReport report;
    const Result<Findings> stored = co_await readBack(services, engine, entry);
    if (stored) {
        report.where = ProofReport::Where::Blog;
        append(report.differences, *stored);
    } else {
        report.trouble = ProofWorkText::tr("The blog has the post. It could not be read back: %1").arg(stored.error().message);
    }
    if (!engine || !hasPage(entry))
        co_return report;
    const Result<Findings> shown = co_await readPage(services, engine, entry);
    if (shown) {
        report.where = ProofReport::Where::Page;
        append(report.differences, *shown);
    } else {
        report.trouble = shown.error().message;
    }
    co_return report;
}

QCoro::Task<Result<ProofWork::Findings>> ProofWork::readBack(const Services *services, QPointer<EngineHost> engine, OutboxEntry entry)
{
    const auto account = services->accounts->find(entry.account);
    if (!account)
        co_return std::unexpected(account.error());
    const auto service = findService(account->service);
    if (!service)
        co_return std::unexpected(service.error());
    const auto publisher = makePublisher(*account, publishingServicesOf(*services).tools);
    if (!publisher)
        co_return std::unexpected(publisher.error());
    const Result<RemotePost> there = co_await (*publisher)->fetch(*entry.receipt);
    if (!engine)
        co_return windowIsGone();
    if (!there)
        co_return std::unexpected(there.error());
    // Somebody was there since: what is theirs says nothing about ours.
    if (there->receipt.revision != entry.receipt->revision)
        co_return Findings();
    const auto dom = co_await engine->dom();
    if (!engine)
        co_return windowIsGone();
    if (!dom)
        co_return std::unexpected(dom.error());
    co_return co_await proveStored(withPlacedPictures(asSent(entry, entry.receipt->time)), *there, *service, **dom);
}

// A site that is built elsewhere may not have it yet.
QCoro::Task<Result<ProofWork::Findings>> ProofWork::readPage(const Services *services, QPointer<EngineHost> engine, OutboxEntry entry)
{
    const QUrl url(entry.receipt->url, QUrl::StrictMode);
    const auto page = co_await services->fetcher->fetch(url, AddressTrust::Typed, {}, {}, Freshness::Validated);
    if (!engine)
        co_return windowIsGone();
    if (!page)
        co_return failure(page.error().kind,
                          page.error().kind == ErrorKind::NotFound
                              ? ProofWorkText::tr("The blog has the post, but there is no page at %1 yet.").arg(url.toDisplayString())
                              : ProofWorkText::tr("The blog has the post. Its page could not be looked at: %1").arg(page.error().message));
    const auto dom = co_await engine->dom();
    if (!engine)
        co_return windowIsGone();
    if (!dom)
        co_return std::unexpected(dom.error());
    const Rendering sent =
        services->renderer->render(entry.publication.post, entry.publication.style, Form::HtmlFragment);
    const QString shown = withPagePictures(sent.content, entry.publication.pictures);
    co_return co_await proveLive(entry.publication.post.title, {.html = shown, .url = url},
                                 {.html = decodeHtml(*page), .url = page->url}, **dom);
}

} // namespace Postil
