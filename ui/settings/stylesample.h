// SPDX-License-Identifier: MIT
// A few lines of a post as a house style will write them, in its colours.
#pragma once

#include "post/housestyle.h"

#include <QWidget>

namespace Postil {

class StyleSample : public QWidget
{
    Q_OBJECT

public:
    explicit StyleSample(QWidget *parent = nullptr);

    void setHouseStyle(const HouseStyle &style);

    // The lines as they are shown, for those who do not see them.
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HouseStyle m_style;
};

} // namespace Postil
