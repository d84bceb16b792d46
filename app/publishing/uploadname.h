// SPDX-License-Identifier: MIT
// Whether what a blog has at an address is a file that was uploaded under a name. Ours are named by what is
// in them, so the name tells.
#pragma once

#include <QString>

namespace Postil {

// Services put a number or "-scaled" behind the name, or something of their own before it: "castle.jpg" is
// ".../castle.jpg", ".../castle-2.jpg", ".../castle-scaled.webp" or ".../8f3a-castle.jpg".
[[nodiscard]] bool isUploadOf(const QString &address, const QString &fileName);

} // namespace Postil
