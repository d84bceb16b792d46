// SPDX-License-Identifier: MIT
// A row of related coverage. At rest a line: headline, note, credit. With the focus inside it opens:
// address, author, outlet and note below the headline.
#pragma once

#include "compose/coverageedits.h"
#include "compose/linknotice.h"
#include "widgets/growingedit.h"

#include <optional>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace Postil {

class DragHandle;
class LineField;
class RowNotice;

class LinkRow : public QWidget
{
    Q_OBJECT

public:
    explicit LinkRow(LinkPlace place, QUndoStack *undoStack, QWidget *parent = nullptr);

    [[nodiscard]] LinkPlace place() const { return m_place; }
    [[nodiscard]] DragHandle *handle() const { return m_handle; }
    [[nodiscard]] LineField *headline() const { return m_headline; }
    [[nodiscard]] const RelatedLink &link() const { return m_link; }
    QWidget *showLink(const RelatedLink &link, Caret caret); // the first field that had to change, or null

    void setNotice(const std::optional<LinkNotice> &notice); // none: nothing to say

    enum class Shape { Line, Open };
    void setShape(Shape shape);

Q_SIGNALS:
    void edited(const QString &field, const Postil::RelatedLink &link);
    void stepBoundary();
    void refused(const QString &sentence);
    void removeRequested();
    void stepRequested(Postil::Direction direction);
    void nextRequested();                            // Return: on to the next row
    void addressGiven();                             // a line that has no headline yet got an address
    void outletCorrected(const QString &name);       // by hand
    void actionRequested(Postil::LinkAction action); // what the notice offers
    void linksPasted(const QList<Postil::RelatedLink> &links);
    // HTML that holds links; `links` is what its plain text says, for where it cannot be read.
    void htmlPasted(const QString &html, const QList<Postil::RelatedLink> &links);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    LineField *addField(const QString &name, const QString &label, QString RelatedLink::*member);
    void makeDetails();
    QWidget *showDetails(const RelatedLink &link, Caret caret);
    void refreshLine();
    bool pasteLinks(const QMimeData &data);

    LinkPlace m_place;
    QUndoStack *m_undoStack;
    RelatedLink m_link;
    Shape m_shape = Shape::Line;
    DragHandle *m_handle;
    LineField *m_headline;
    QLabel *m_noteChip;
    QLabel *m_credit;
    QToolButton *m_remove;
    RowNotice *m_noticeLine = nullptr; // made when there is something to say
    QString m_busy;                    // shown in place of the credit
    QVBoxLayout *m_column;
    // Made when the row opens first: most rows of a draft never do.
    QWidget *m_details = nullptr;
    LineField *m_url = nullptr;
    LineField *m_author = nullptr;
    LineField *m_outlet = nullptr;
    LineField *m_note = nullptr;
};

} // namespace Postil
