// SPDX-License-Identifier: MIT
// A one-line field drawn as a chip that is as wide as its text: the outlet of the source.
#pragma once

#include "widgets/linefield.h"

namespace Postil {

class ChipField : public LineField
{
    Q_OBJECT

public:
    ChipField(const QString &name, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace Postil
