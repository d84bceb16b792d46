// SPDX-License-Identifier: MIT
// What the outbox has at hand while it works on an entry.
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/stoppableclient.h"

#include <QFuture>
#include <QPromise>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Postil {

// A publisher with the network that it uses; both last as long as anything that it was asked is under way.
struct OutboxLine
{
    Account account;
    std::unique_ptr<StoppableClient> http; // nothing where the outbox was given none
    std::unique_ptr<Publisher> publisher;  // last: gone before what it uses
};

// Something that is done to an entry now; whoever else wants to do something to it waits until it is done.
struct OutboxWork
{
    OutboxWork() { done.start(); }

    std::stop_source stop = {};
    bool cancelled = false; // by the user
    QPromise<void> done = {};
};

// Two seconds after the first attempt, then twice as long each time, up to ten minutes; of that, between half
// and all, so that many that failed together do not come back together.
[[nodiscard]] std::chrono::milliseconds outboxBackoff(int attempts);

[[nodiscard]] std::unexpected<Error> outboxIsClosing();
[[nodiscard]] std::unexpected<Error> sentElsewhere();

} // namespace Postil
