// SPDX-License-Identifier: MIT
// The related coverage: groups of links, edited in place, pasted, dropped, dragged into order.
#pragma once

#include "compose/coverageedits.h"
#include "compose/htmltomarkdown.h"
#include "compose/linknotice.h"
#include "widgets/growingedit.h"

class QPushButton;
class QVBoxLayout;

namespace Postil {

class CoverageGroupBox;
class LinkRow;
class SectionHeader;
class Session;

class CoverageSection : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageSection(Session &session, QWidget *parent = nullptr);

    QWidget *refresh(Caret caret);                     // the first field that had to change, or null
    void refreshSuggestion();                          // the style is another
    [[nodiscard]] LinkRow *row(LinkPlace place) const; // null where there is no such link
    [[nodiscard]] GrowingEdit *heading(int group) const;
    [[nodiscard]] LinkRow *rowOf(const QWidget *inside) const; // null where it is not in a row
    void setHtmlToMarkdown(HtmlToMarkdown convert) { m_convert = std::move(convert); }
    void focusAdd();                     // where another link is added
    void focusMoved(const QWidget *now); // opens the row with the focus, closes the others
    void setNotices(LinkNotices notices);
    void setProgress(const QString &text); // of reading the links, with a button to stop it; empty: over
    void addLinks(const QList<RelatedLink> &links); // to the end, as if they were pasted there
    void insertLinks(LinkPlace before, const QList<RelatedLink> &links, const QString &step);

Q_SIGNALS:
    void statusMessage(const QString &sentence);
    // Links that the editor handed in, as they now stand in the post, and that lack a headline or an outlet.
    void linksGiven(const QList<Postil::RelatedLink> &links, Postil::LinkOrigin origin);
    void outletCorrected(const QString &address, const QString &name);
    void linkActionRequested(const QString &address, Postil::LinkAction action);
    void stopRequested();
    void headingAdded(Postil::GrowingEdit *edit);
    void dragMoved(const QPoint &globalPosition); // a row is under way: keep this in sight

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    CoverageGroupBox *addGroupBox();
    void wireRow(LinkRow *row);
    void addLink(int group);
    void addGroup();
    void removeLink(LinkPlace place);
    void pasteAt(LinkPlace place, const QList<RelatedLink> &links, LinkOrigin origin);
    void announce(const QList<RelatedLink> &links, LinkOrigin origin);
    void showNotices();
    void pasteHtml(LinkPlace place, const QString &html, const QList<RelatedLink> &plain);
    [[nodiscard]] LinkPlace placeAt(const QPoint &globalPosition) const;
    void showDropLine(const QPoint &globalPosition);
    [[nodiscard]] QString suggestion() const;

    Session &m_session;
    HtmlToMarkdown m_convert;
    LinkNotices m_notices;
    QVBoxLayout *m_column;
    SectionHeader *m_header;
    QPushButton *m_stop;
    QPushButton *m_addGroup;
    QWidget *m_dropLine;
    QList<CoverageGroupBox *> m_groups;
};

} // namespace Postil
