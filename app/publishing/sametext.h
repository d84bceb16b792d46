// SPDX-License-Identifier: MIT
// Whether what stands on a blog is what was sent there. Blogs write the HTML of posts anew in their own way,
// so the words are compared: letters and digits, whatever the markup between them.
#pragma once

#include <QString>

namespace Postil {

[[nodiscard]] bool sameText(const QString &html, const QString &other);

} // namespace Postil
