// SPDX-License-Identifier: MIT
// Takes a line of coverage without its address apart: headline, note, author, outlet.
#pragma once

#include "post/post.h"

#include <QString>

namespace Postil {

// "headline (Note) -- author, outlet" and its variants; `link.url` stays empty.
[[nodiscard]] RelatedLink splitCredit(const QString &line);

// " (Note) -- author, outlet": what stands behind a linked headline. Fills note, author and outlet; false
// where the text is something else.
enum class CreditRead { Credit, SomethingElse };
CreditRead readCredit(const QString &text, RelatedLink &link);

} // namespace Postil
