// SPDX-License-Identifier: MIT
// How much of the article is quoted, against the house's limit.
#pragma once

#include <QWidget>

namespace Postil {

struct QuoteAmount
{
    int quotedWords = 0;
    int articleWords = 0;
    int limitWords = 0; // 0: no limit

    bool operator==(const QuoteAmount &) const = default;
    [[nodiscard]] bool isOverLimit() const { return limitWords > 0 && quotedWords > limitWords; }
};

class QuoteMeter : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

public:
    explicit QuoteMeter(QWidget *parent = nullptr);

    void setAmount(const QuoteAmount &amount);
    [[nodiscard]] QString text() const; // as it is shown
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double filled() const;

    QuoteAmount m_amount;
};

} // namespace Postil
