// SPDX-License-Identifier: MIT
// The web engine in a test: the module, loaded once, and waiting for an answer of the DOM worker.
#pragma once

#include "preview/webengine.h"

#include <QtTest>

#include <optional>

namespace Postil::Test {

// Aborts the test program where the module cannot be loaded: nothing could be tested then.
[[nodiscard]] WebEngineModule &webEngine();

// What a failed result says, for QVERIFY2 (which looks at it in either case).
template <typename T>
[[nodiscard]] QString sentence(const Result<T> &result)
{
    return result ? QString() : result.error().message;
}

// Runs the event loop until the task is done.
template <typename T>
[[nodiscard]] T await(QCoro::Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds(60))
{
    // The state outlives a wait that was given up.
    auto answer = std::make_shared<std::optional<T>>();
    task.then([answer](T value) { answer->emplace(std::move(value)); });
    if (!QTest::qWaitFor([&answer] { return answer->has_value(); }, int(limit.count())))
        qFatal("the task did not end within %lld ms", qlonglong(limit.count()));
    return std::move(**answer);
}

} // namespace Postil::Test
