// SPDX-License-Identifier: MIT
// One quoted passage: its editor with the quotation's edge, and buttons to move and remove it.
#pragma once

#include <QWidget>

class QToolButton;

namespace Postil {

class MarkdownEdit;
class QuietButtons;

class ExcerptBlock : public QWidget
{
    Q_OBJECT

public:
    explicit ExcerptBlock(int index, QWidget *parent = nullptr);

    [[nodiscard]] MarkdownEdit *edit() const { return m_edit; }
    void setCount(int passages); // how many there are: which buttons make sense

Q_SIGNALS:
    void moveRequested(int by);
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_index;
    MarkdownEdit *m_edit;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
    QuietButtons *m_quiet;
};

} // namespace Postil
