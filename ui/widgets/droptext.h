// SPDX-License-Identifier: MIT
// What was dropped, as lines of text: web addresses where there are such, with their titles where the browser
// gives them; otherwise plain text. Local files are not text.
#pragma once

class QMimeData;
class QString;

namespace Postil {

[[nodiscard]] QString droppedText(const QMimeData &data);

} // namespace Postil
