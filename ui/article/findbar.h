// SPDX-License-Identifier: MIT
// Find in the article: a field, how many, next and previous. Return, F3 go on; Shift goes back; Esc closes.
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace Postil {

class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void start(const QString &words); // shows the bar; `words` may be empty
    void setCount(int current, int count, int limit);
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void wordsChanged(const QString &words);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace Postil
