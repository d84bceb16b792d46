// SPDX-License-Identifier: MIT
#include "library/autosave.h"

#include "base/background.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Postil {

namespace {

// With the save itself, less than the second that is promised.
constexpr auto saveAfter = 700ms;
constexpr auto retryAfter = 2s;

} // namespace

Autosave::Autosave(Library &library, QObject *parent) : QObject(parent), m_library(library)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { savePending(); });
}

Autosave::~Autosave() = default;

void Autosave::opened(const Draft &draft)
{
    m_onDisk = draft;
}

void Autosave::changed(const Draft &draft)
{
    const auto same = [&](const Draft &other) { return other.id == draft.id; };
    if (const auto found = std::ranges::find_if(m_pending, same); found != m_pending.end())
        *found = draft;
    else if (m_onDisk != draft)
        m_pending += draft;
    else
        return;
    // The clock runs from the first change, not the last: steady typing is saved too.
    if (!m_saving && !m_timer.isActive())
        m_timer.start(saveAfter);
    if (m_state == State::Saved)
        setState(State::Unsaved);
}

QCoro::Task<Result<void>> Autosave::flush()
{
    QPromise<Result<void>> promise;
    promise.start();
    const auto future = promise.future();
    m_waiting.push_back(std::move(promise));
    if (!m_saving)
        savePending();
    return settled<void>(future);
}

QCoro::Task<> Autosave::savePending()
{
    if (m_saving)
        co_return;
    m_saving = true;
    m_timer.stop();
    const QPointer<Autosave> self(this);
    while (!m_pending.isEmpty()) {
        const Draft draft = m_pending.constFirst();
        setState(State::Saving);
        const auto saved = co_await m_library.save(draft);
        if (!self)
            co_return;
        if (!saved) {
            m_saving = false;
            m_timer.start(retryAfter);
            setState(State::Failed, saved.error().message);
            answer(saved);
            co_return;
        }
        m_onDisk = draft;
        m_savedAt = QDateTime::currentDateTimeUtc();
        // What was typed meanwhile is saved next; nothing goes before it is on the disk.
        if (m_pending.constFirst() == draft)
            m_pending.removeFirst();
        else if (m_waiting.empty())
            break;
    }
    m_saving = false;
    if (m_pending.isEmpty()) {
        setState(State::Saved);
        answer({});
    } else {
        m_timer.start(saveAfter);
        setState(State::Unsaved);
    }
}

void Autosave::setState(State state, const QString &problem)
{
    if (m_state == state && m_problem == problem)
        return;
    m_state = state;
    m_problem = problem;
    Q_EMIT stateChanged();
}

void Autosave::answer(const Result<void> &result)
{
    auto waiting = std::exchange(m_waiting, {});
    for (auto &promise : waiting) {
        promise.addResult(result);
        promise.finish();
    }
}

} // namespace Postil
