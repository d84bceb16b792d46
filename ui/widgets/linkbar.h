// SPDX-License-Identifier: MIT
// Before a link opens: a small bar that says where it goes. Return opens, Esc closes.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Postil {

class LinkBar : public QFrame
{
    Q_OBJECT

public:
    explicit LinkBar(QWidget *parent = nullptr);

    // Shows the bar for an address as safeHref() gives it, and takes the keyboard. An empty one hides it.
    void ask(const QString &address);
    [[nodiscard]] QString address() const { return m_address; }

Q_SIGNALS:
    void openRequested(const QString &address);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void open();
    void finish();
    void elide();

    QLabel *m_label;
    QPushButton *m_open;
    QString m_address;
};

} // namespace Postil
