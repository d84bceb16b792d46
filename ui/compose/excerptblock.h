// SPDX-License-Identifier: MIT
// One quoted passage: its editor with the quotation's edge, and buttons to move and remove it.
#pragma once

#include "excerpt/quotecheck.h"

#include <QWidget>

class QToolButton;

namespace Postil {

class MarkdownEdit;
class QuietButtons;
class RowNotice;

class ExcerptBlock : public QWidget
{
    Q_OBJECT

public:
    explicit ExcerptBlock(int index, QWidget *parent = nullptr);

    [[nodiscard]] MarkdownEdit *edit() const { return m_edit; }
    void setCheck(const QuoteCheck &check); // marks where the passage differs from the article, and says it
    void setCount(int passages);            // how many there are: which buttons make sense

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
    RowNotice *m_notice = nullptr; // made when there is something to say
};

} // namespace Postil
