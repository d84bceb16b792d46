// SPDX-License-Identifier: MIT
// A quiet bar that asks what to do with something that came in. It never takes the focus: Return chooses the
// first answer, Esc and the cross send it away, and any other key does too and goes where it was meant to go.
#pragma once

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Postil {

class OfferBar : public QFrame
{
    Q_OBJECT

public:
    explicit OfferBar(QWidget *parent = nullptr);
    ~OfferBar() override;

    // Any key: for what was not asked for. Esc only: for what somebody sent here and waits for.
    enum class Leaves { WithAnyKey, WithEscape };
    void offer(const QString &question, const QStringList &answers, Leaves leaves);
    void dismiss();

Q_SIGNALS:
    void chosen(int answer); // the number of the answer; the bar is gone by then

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(int answer);

    QLabel *m_question;
    QHBoxLayout *m_row;
    QList<QPushButton *> m_buttons;
    Leaves m_leaves = Leaves::WithAnyKey;
};

} // namespace Postil
