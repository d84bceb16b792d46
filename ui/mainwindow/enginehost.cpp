// SPDX-License-Identifier: MIT
#include "mainwindow/enginehost.h"

#include "preview/webengine.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QEvent>
#include <QPointer>
#include <QTimer>

namespace Postil {

using namespace std::chrono_literals;

namespace {
constexpr auto quiet = 300ms;
} // namespace

EngineHost::EngineHost(QObject *parent) : QObject(parent) {}

EngineHost::~EngineHost() = default;

void EngineHost::start()
{
    m_started = true;
    m_sinceInput.start();
    qApp->installEventFilter(this);
    loadWhenIdle();
}

bool EngineHost::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::Wheel)
        m_sinceInput.restart();
    return QObject::eventFilter(watched, event);
}

void EngineHost::loadWhenIdle()
{
    // A pause in the typing, and all that the last paint set off is done.
    const auto rest = quiet - m_sinceInput.durationElapsed();
    if (m_wanted || rest <= 0ms)
        QTimer::singleShot(0ms, this, &EngineHost::load);
    else
        QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(rest), this,
                           &EngineHost::loadWhenIdle);
}

void EngineHost::load()
{
    if (m_module || m_error)
        return;
    qApp->removeEventFilter(this);
    const auto module = loadWebEngine();
    if (module) {
        m_module = *module;
        m_dom = m_module->createDomWorker();
        Q_EMIT ready();
    } else {
        m_error = module.error();
        Q_EMIT failed(m_error->message);
    }
    Q_EMIT settled();
}

QCoro::Task<Result<DomWorker *>> EngineHost::dom()
{
    const QPointer guard(this);
    m_wanted = true;
    if (m_started)
        loadWhenIdle();
    while (guard && !m_dom && !m_error)
        co_await qCoro(this, &EngineHost::settled);
    if (!guard)
        co_return failure(ErrorKind::Cancelled, tr("Postil is closing."));
    if (m_error)
        co_return std::unexpected(*m_error);
    co_return m_dom.get();
}

std::unique_ptr<PreviewView> EngineHost::createPreview(QWidget *parent, MediaStore pictures)
{
    return m_module ? m_module->createPreview(parent, std::move(pictures)) : nullptr;
}

} // namespace Postil
