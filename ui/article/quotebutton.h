// SPDX-License-Identifier: MIT
// The button that floats at the selection in the reader.
#pragma once

#include <QPushButton>

namespace Postil {

class QuoteButton : public QPushButton
{
    Q_OBJECT

public:
    explicit QuoteButton(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString keys() const;
};

} // namespace Postil
