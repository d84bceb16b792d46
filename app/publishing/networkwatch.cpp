// SPDX-License-Identifier: MIT
#include "publishing/networkwatch.h"

#include <utility>

namespace Postil {

void NetworkWatch::set(Reach reach)
{
    const Reach before = std::exchange(m_reach, reach);
    if (before == Reach::Offline && reach != Reach::Offline)
        Q_EMIT back();
}

} // namespace Postil
