// SPDX-License-Identifier: MIT
// One coverage group: its heading, its rows, and the button that adds a row.
#pragma once

#include "compose/coverageedits.h"
#include "widgets/growingedit.h"

class QHBoxLayout;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace Postil {

class LinkRow;
class QuietButtons;

class CoverageGroupBox : public QWidget
{
    Q_OBJECT

public:
    CoverageGroupBox(int index, QUndoStack *undoStack, QWidget *parent = nullptr);

    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] GrowingEdit *heading() const { return m_heading; }
    [[nodiscard]] const QList<LinkRow *> &rows() const { return m_rows; }
    [[nodiscard]] QHBoxLayout *footer() const { return m_footer; }
    enum class Removable { No, Yes };
    QWidget *showGroup(const CoverageGroup &group, Caret caret, Removable removable);
    void showSuggestion(const QString &heading); // the placeholder of an empty heading
    void focusAdd();                             // the button for another link

Q_SIGNALS:
    void rowAdded(Postil::LinkRow *row);
    void addLinkRequested();
    void removeRequested();

private:
    int m_index;
    QUndoStack *m_undoStack;
    GrowingEdit *m_heading;
    QToolButton *m_remove;
    QPushButton *m_add;
    QuietButtons *m_quiet;
    QVBoxLayout *m_lines;
    QHBoxLayout *m_footer;
    QList<LinkRow *> m_rows;
};

} // namespace Postil
