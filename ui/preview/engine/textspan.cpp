// SPDX-License-Identifier: MIT
#include "preview/engine/textspan.h"

#include <algorithm>

namespace Postil {

TextSpan changedSpan(QStringView before, QStringView after)
{
    qsizetype start = std::ranges::mismatch(before, after).in1 - before.begin();
    if (start > 0 && before[start - 1].isHighSurrogate())
        --start;
    const qsizetype shared = std::min(before.size(), after.size()) - start;
    qsizetype end = 0;
    while (end < shared && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    if (end > 0 && before[before.size() - end].isLowSurrogate())
        --end;
    return {start, before.size() - start - end, after.sliced(start, after.size() - start - end)};
}

} // namespace Postil
