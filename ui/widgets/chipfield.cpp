// SPDX-License-Identifier: MIT
#include "widgets/chipfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

ChipField::ChipField(const QString &name, const QString &label, QWidget *parent)
    : LineField(name, label, parent)
{
    setProperty("kind", u"chip"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, &QWidget::updateGeometry);
}

QSize ChipField::sizeHint() const
{
    constexpr int padding = 22;
    constexpr int widest = 180;
    const QString shown = text().isEmpty() ? placeholderText() : text();
    const int wanted = fontMetrics().horizontalAdvance(shown.left(200)) + padding;
    return {std::min(wanted, widest), LineField::sizeHint().height()};
}

QSize ChipField::minimumSizeHint() const
{
    return sizeHint();
}

} // namespace Postil
