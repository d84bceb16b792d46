// SPDX-License-Identifier: MIT
#include "mainwindow/checkwork.h"

#include "base/background.h"
#include "compose/session.h"
#include "mainwindow/services.h"
#include "preview/previewpane.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "settings/settingsstore.h"

#include <QPointer>

namespace Postil {

using namespace std::chrono_literals;

CheckWork::CheckWork(const Services &services, Session &session, PreviewPane &preview, QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_preview(preview)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(500ms);
    connect(&m_pause, &QTimer::timeout, this, &CheckWork::look);
    connect(&session, &Session::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&session, &Session::articleChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&session, &Session::styleChanged, &m_pause, qOverload<>(&QTimer::start));
}

// Where the post is likely to go: where the last one went, or to the only blog there is.
QString CheckWork::serviceWithoutPictures() const
{
    if (!m_services.accounts)
        return {};
    const QList<Account> &accounts = m_services.accounts->accounts();
    const auto last = m_services.accounts->find(m_services.settings->load().publishing.account);
    if (!last && accounts.size() != 1)
        return {};
    const auto service = findService(last ? last->service : accounts.constFirst().service);
    return service && !service->features.media ? service->name : QString();
}

QCoro::Task<void> CheckWork::look()
{
    const QPointer guard(this);
    const int generation = ++m_generation;
    const Post post = m_session.post();
    const HouseStyle style = m_session.style();
    PreflightContext context{
        .article = m_session.article(), .earlier = {}, .blog = {}, .now = m_services.now(), .goesAt = {}};
    if (m_services.library) {
        QStringList addresses{post.source.url};
        for (const CoverageGroup &group : post.coverage) {
            for (const RelatedLink &link : group.links)
                addresses.append(link.url);
        }
        addresses.removeAll(QString());
        const auto earlier = co_await m_services.library->linkedBefore(addresses, m_session.id());
        if (!guard || generation != m_generation)
            co_return;
        context.earlier = earlier.value_or(QList<EarlierLink>());
    }
    context.noPicturesAt = serviceWithoutPictures();
    const auto findings = co_await inBackground([post, style, context, media = m_services.media]() mutable {
        context.missing = missingPictures(post, media);
        return Result<QList<PreflightFinding>>(preflight(post, style, context));
    });
    if (guard && findings && generation == m_generation)
        m_preview.setFindings(*findings);
}

} // namespace Postil
