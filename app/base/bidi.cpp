// SPDX-License-Identifier: MIT
#include "base/bidi.h"

#include <algorithm>

namespace Postil {

QString bidiClosers(const QString &field)
{
    constexpr QChar pdf(0x202c);
    constexpr QChar pdi(0x2069);
    QString open; // the closers still owed, the innermost last
    for (const QChar c : field) {
        const char16_t code = c.unicode();
        if (code == 0x202a || code == 0x202b || code == 0x202d || code == 0x202e)
            open.append(pdf);
        else if (code >= 0x2066 && code <= 0x2068)
            open.append(pdi);
        else if (c == pdf && open.endsWith(pdf))
            open.chop(1);
        else if (c == pdi && open.contains(pdi))
            open.truncate(open.lastIndexOf(pdi)); // also closes the embeddings inside
    }
    std::reverse(open.begin(), open.end());
    return open;
}

} // namespace Postil
