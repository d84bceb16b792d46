// SPDX-License-Identifier: MIT
// The cross at the end of a search field that empties it.
#pragma once

class QLineEdit;

namespace Postil {

// Instead of QLineEdit::setClearButtonEnabled(), which looks for its icon in all icon themes of the desktop.
void addClearButton(QLineEdit *field);

} // namespace Postil
