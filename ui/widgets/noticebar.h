// SPDX-License-Identifier: MIT
// A quiet line at the edge of a pane that says what went wrong; the user may close it.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Postil {

class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    // Empty: nothing to say, the bar hides. A text that was closed does not come back until it changes.
    // `action`: the label of a button beside it; none where it is empty.
    void setText(const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const { return m_text; }

Q_SIGNALS:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_label;
    QPushButton *m_action;
    QString m_text;
};

} // namespace Postil
