// SPDX-License-Identifier: MIT
// Work that would hold the window's thread (disk, decoding): runs in the thread pool, its result comes back
// to the thread that asked, in its event loop.
#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QCoroTask>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace Postil {

// The result of a future; ErrorKind::Cancelled where whoever promised it went away without an answer.
template <typename T>
QCoro::Task<Result<T>> settled(QFuture<Result<T>> future)
{
    co_await QFuture<void>(future);
    if (future.resultCount() == 0) {
        co_return failure(
            ErrorKind::Cancelled,
            QCoreApplication::translate("Background", "Postil was closing before this was done."));
    }
    co_return future.takeResult();
}

// `work` takes nothing, owns all it needs, and returns a Result<T>.
template <typename Work>
auto inBackground(Work work) -> QCoro::Task<std::invoke_result_t<Work &>>
{
    using Answer = std::invoke_result_t<Work &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return settled<typename Answer::value_type>(promise->future());
}

} // namespace Postil
