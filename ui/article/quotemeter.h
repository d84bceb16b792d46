// SPDX-License-Identifier: MIT
// How much of the article is quoted, against the house's limit.
#pragma once

#include "excerpt/quoteshare.h"

#include <QWidget>

namespace Postil {

class QuoteMeter : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

public:
    explicit QuoteMeter(QWidget *parent = nullptr);

    void setShare(const QuoteShare &share);
    [[nodiscard]] QString text() const; // as it is shown
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double filled() const;

    QuoteShare m_share;
};

} // namespace Postil
