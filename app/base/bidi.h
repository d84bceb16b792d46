// SPDX-License-Identifier: MIT
// Bidirectional controls in a headline must not turn round what follows it on the line. HTML isolates each
// field (dir="auto"); text and Markdown cannot, so there a field that left a control open is closed behind
// it. The field itself is kept letter for letter: Arabic and Hebrew headlines use these controls rightly.
#pragma once

#include <QString>

namespace Postil {

// The controls (PDF, PDI) that close what `field` left open; empty for nearly every field.
[[nodiscard]] QString bidiClosers(const QString &field);

} // namespace Postil
