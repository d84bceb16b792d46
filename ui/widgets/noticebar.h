// SPDX-License-Identifier: MIT
// A quiet line at the edge of a pane that says what went wrong; the user may close it.
#pragma once

#include <QFrame>

class QLabel;

namespace Postil {

class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    // Empty: nothing to say, the bar hides. A text that was closed does not come back until it changes.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_label;
    QString m_text;
};

} // namespace Postil
