// SPDX-License-Identifier: MIT
#include "publishing/outboxwork.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

using namespace std::chrono_literals;

namespace Postil {

namespace {

struct OutboxWorkText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

} // namespace

std::chrono::milliseconds outboxBackoff(int attempts)
{
    constexpr std::chrono::milliseconds first = 2s;
    constexpr std::chrono::milliseconds longest = 10min;
    const std::chrono::milliseconds whole = std::min(longest, first * (1 << std::clamp(attempts - 1, 0, 12)));
    return whole / 2
           + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(whole.count() / 2) + 1));
}

std::unexpected<Error> outboxIsClosing()
{
    return failure(ErrorKind::Cancelled, OutboxWorkText::tr("Postil was closing before this was done."));
}

std::unexpected<Error> sentElsewhere()
{
    return failure(ErrorKind::Refused,
                   OutboxWorkText::tr("Another Postil is sending this post. Wait until it is done."));
}

} // namespace Postil
