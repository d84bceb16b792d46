// SPDX-License-Identifier: MIT
// The strip above a pane: its name (or its tabs), and small buttons at the far end. One height for all.
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace Postil {

class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(const QString &title, QWidget *parent = nullptr); // empty: no title
    explicit PaneHeader(QWidget *lead, QWidget *parent = nullptr);        // tabs, say, in the title's place

    // A small button with a Breeze icon, or with `text` where the icon is not there.
    QToolButton *addButton(const QString &iconName, const QString &text, const QString &toolTip);
    // A small button for a command that is known elsewhere too.
    QToolButton *addButton(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PaneHeader(QWidget *lead, QWidget *parent, int leadMargin);

    QHBoxLayout *m_row;
};

} // namespace Postil
