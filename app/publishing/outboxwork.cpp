// SPDX-License-Identifier: MIT
#include "publishing/outboxwork.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace std::chrono_literals;

namespace Postil {

std::chrono::milliseconds outboxBackoff(int attempts)
{
    constexpr std::chrono::milliseconds first = 2s;
    constexpr std::chrono::milliseconds longest = 10min;
    const std::chrono::milliseconds whole = std::min(longest, first * (1 << std::clamp(attempts - 1, 0, 12)));
    return whole / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(whole.count() / 2) + 1));
}

} // namespace Postil
