// SPDX-License-Identifier: MIT
// The style sheet that goes over Fusion: what a palette cannot say.
#pragma once

class QString;

namespace Postil {

struct Theme;

[[nodiscard]] QString styleSheet(const Theme &theme);

} // namespace Postil
