// SPDX-License-Identifier: MIT
// The Post column: the parts of the post as they will stand in it, each edited in place. Every change goes
// through the session; undo and redo come back from it.
#pragma once

#include "compose/linknotice.h"
#include "compose/markdownedit.h"
#include "excerpt/quotecheck.h"
#include "post/post.h"
#include "post/postplace.h"

#include <QScrollArea>

#include <memory>

class QAction;
class QTimer;

namespace Postil {

class CommentarySection;
class CoverageSection;
class DetailsSection;
class ExcerptSection;
class FormatActions;
class Highlighting;
class MediaStore;
class PictureWork;
class Session;
class SourceSection;
class SpellChecker;
class SpellingWork;

class ComposePane : public QScrollArea
{
    Q_OBJECT

public:
    explicit ComposePane(Session &session, QWidget *parent = nullptr);
    ~ComposePane() override;

    // Bold, italic, link, quote, list: for a header bar and a menu. They act on the editor used last.
    [[nodiscard]] QList<QAction *> formatActions() const;
    // How HTML from the clipboard becomes Markdown; without it the clipboard's plain text is pasted.
    void setHtmlToMarkdown(HtmlToMarkdown convert);
    // Where the pictures that are pasted, dropped or chosen go; without it there are none.
    void setMediaStore(const MediaStore &store);

    // What is known of the links; see CoverageSection.
    void setLinkNotices(const LinkNotices &notices);
    void setLinkProgress(const QString &text);
    void addLinks(const QList<RelatedLink> &links); // to the end of the coverage, as if they were pasted
    void setQuoteChecks(const QList<QuoteCheck> &checks); // one a passage
    // The spelling of title, commentary and headings; without it none is checked. It outlives this.
    void setSpelling(SpellChecker &checker);
    void setSourceNotice(const QString &text); // under the source line; empty: nothing to say

    // For a first paint that is quick: what is below the edge of a long post, its coverage and its details,
    // is left out. showInSight() brings it where it turns out to be in sight, once the column is laid out;
    // showRest() brings it in any case.
    void leaveOutRest();
    void showInSight();
    void showRest();

    void focusTitle();
    void focusCommentary();
    void focusCoverage();
    // Puts the caret there, or selects the text there, and scrolls it into sight.
    void reveal(PostPlace place, const QString &text = {});
    [[nodiscard]] PostPlace place() const { return m_place; }

Q_SIGNALS:
    void placeChanged(Postil::PostPlace place); // where the caret is now
    void statusMessage(const QString &sentence);
    void outletCorrected(const QString &address, const QString &name); // by hand, of a link or the source
    void linksGiven(const QList<Postil::RelatedLink> &links, Postil::LinkOrigin origin);
    void linkActionRequested(const QString &address, Postil::LinkAction action);
    void stopLinksRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void refreshTabOrder();
    void reset();
    void wireEdit(MarkdownEdit *edit);
    void focusMoved(QWidget *now);
    void updatePlace();
    void followCaret();
    void startHighlighting();
    void fitColumn();

    Session &m_session;
    QWidget *m_column;
    GrowingEdit *m_title;
    SourceSection *m_source;
    ExcerptSection *m_excerpts;
    CommentarySection *m_commentary;
    CoverageSection *m_coverage;
    DetailsSection *m_details;
    FormatActions *m_format;
    SpellingWork *m_spelling;
    PictureWork *m_pictures = nullptr;
    QTimer *m_follow;
    PostPlace m_place;
    enum class Rest { NotYet, LeftOut, Shown };
    Rest m_rest = Rest::NotYet;
    QList<qsizetype> m_shape; // how many passages, and links in each group, the tab order was made for
    HtmlToMarkdown m_convert;
    std::unique_ptr<Highlighting> m_highlighting;
};

} // namespace Postil
