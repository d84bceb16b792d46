// SPDX-License-Identifier: MIT
// How sites say that a page is not there.
#pragma once

#include <QString>

namespace Postil {

// `piece`: a title in lower case, without the site's name.
[[nodiscard]] bool isNotFoundPhrase(const QString &piece);

} // namespace Postil
