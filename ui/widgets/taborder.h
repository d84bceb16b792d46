// SPDX-License-Identifier: MIT
// Tab goes through a form in the order that its layouts show it, also after parts have come and gone.
#pragma once

class QWidget;

namespace Postil {

void chainInLayoutOrder(QWidget &root);

} // namespace Postil
