// SPDX-License-Identifier: MIT
// Text on its way into and out of a field. What a value may hold is base/text.h's matter.
#pragma once

#include <QString>

class QTextDocument;

namespace Postil {

// What stands in the document, letter for letter (QTextDocument::toPlainText() makes plain spaces of
// no-break spaces), lines ending in \n.
[[nodiscard]] QString documentText(const QTextDocument &document);

// Without control characters other than tab and line feed; every kind of line end becomes \n.
[[nodiscard]] QString withoutControls(QString text);

// The sentence for the user.
[[nodiscard]] QString tooLongToPaste(qsizetype size, qsizetype maximum);

} // namespace Postil
