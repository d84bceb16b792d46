// SPDX-License-Identifier: MIT
#include "mainwindow/checkwork.h"

#include "compose/session.h"
#include "mainwindow/preflightwork.h"
#include "preview/previewpane.h"

#include <QPointer>

namespace Postil {

using namespace std::chrono_literals;

CheckWork::CheckWork(Session &session, PreflightWork &preflight, PreviewPane &preview, QObject *parent)
    : QObject(parent), m_preflight(preflight), m_preview(preview)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(500ms);
    connect(&m_pause, &QTimer::timeout, this, &CheckWork::look);
    connect(&session, &Session::changed, this, &CheckWork::lookAgain);
    connect(&session, &Session::articleChanged, this, &CheckWork::lookAgain);
    connect(&session, &Session::styleChanged, this, &CheckWork::lookAgain);
}

void CheckWork::lookAgain()
{
    m_pause.start();
}

QCoro::Task<void> CheckWork::look()
{
    const QPointer guard(this);
    const int generation = ++m_generation;
    const auto findings = co_await m_preflight.look({}, {});
    if (guard && findings && generation == m_generation)
        m_preview.setFindings(*findings);
}

} // namespace Postil
