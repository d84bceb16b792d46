// SPDX-License-Identifier: MIT
// Markdown for programs that follow any address, as site generators do.
#pragma once

#include <QString>

namespace Postil::Markdown {

// The same Markdown, letter for letter, where every link and image has an address that safeHref() allows;
// else written anew, with the others as their text.
[[nodiscard]] QString withSafeLinks(const QString &markdown);

} // namespace Postil::Markdown
