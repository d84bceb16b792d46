// SPDX-License-Identifier: MIT
#include "compose/composepane.h"

#include "compose/commentarysection.h"
#include "compose/coveragesection.h"
#include "compose/detailssection.h"
#include "compose/excerptsection.h"
#include "compose/fieldbinding.h"
#include "compose/formatactions.h"
#include "compose/linkrow.h"
#include "compose/picturework.h"
#include "compose/session.h"
#include "compose/sourcesection.h"
#include "compose/spellingwork.h"
#include "widgets/highlighting.h"
#include "widgets/linefield.h"
#include "widgets/spellingmarks.h"
#include "widgets/taborder.h"

#include <QApplication>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Postil {

static constexpr int columnWidth = 720; // beyond it lines are tiring to read
static constexpr int columnMargin = 20;

ComposePane::ComposePane(Session &session, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_column(new QWidget(viewport())),
      m_title(new GrowingEdit(GrowingEdit::Lines::One, m_column)),
      m_source(new SourceSection(session, m_column)), m_excerpts(new ExcerptSection(session, m_column)),
      m_commentary(new CommentarySection(session, m_column)),
      m_coverage(new CoverageSection(session, m_column)), m_details(new DetailsSection(session, m_column)),
      m_format(new FormatActions(this)), m_spelling(new SpellingWork(session, this)),
      m_follow(new QTimer(this))
{
    setObjectName(u"composePane"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its place is kept: nothing is to be laid out anew, nor to move, when the post outgrows the pane.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setObjectName(u"titleEdit"_s);
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title"));
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::Bold);
    m_title->setFont(large);

    auto *column = new QVBoxLayout(m_column);
    column->setSpacing(16);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_title, m_source, m_excerpts, m_commentary, m_coverage, m_details})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(m_column);

    bindField(*m_title, session,
              {tr("Typing"), u"title"_s, [](Post &post, const QString &text) { post.title = text; }});
    wireEdit(m_commentary->edit());
    connect(m_excerpts, &ExcerptSection::editAdded, this, &ComposePane::wireEdit);
    connect(m_title, &GrowingEdit::refused, this, &ComposePane::statusMessage);
    connect(m_source, &SourceSection::refused, this, &ComposePane::statusMessage);
    connect(m_coverage, &CoverageSection::statusMessage, this, &ComposePane::statusMessage);
    connect(m_source, &SourceSection::outletCorrected, this, &ComposePane::outletCorrected);
    connect(m_coverage, &CoverageSection::outletCorrected, this, &ComposePane::outletCorrected);
    connect(m_coverage, &CoverageSection::linksGiven, this, &ComposePane::linksGiven);
    connect(m_coverage, &CoverageSection::linkActionRequested, this, &ComposePane::linkActionRequested);
    connect(m_coverage, &CoverageSection::stopRequested, this, &ComposePane::stopLinksRequested);
    connect(m_details, &DetailsSection::refused, this, &ComposePane::statusMessage);
    m_spelling->cover(m_title, SpelledText::Plain);
    m_spelling->cover(m_commentary->edit(), SpelledText::Markdown);
    connect(m_coverage, &CoverageSection::headingAdded, m_spelling,
            [this](GrowingEdit *edit) { m_spelling->cover(edit, SpelledText::Plain); });
    connect(m_spelling, &SpellingWork::noticeChanged, m_details, &DetailsSection::setLanguageNotice);
    connect(&session, &Session::changed, this, &ComposePane::refresh);
    connect(&session, &Session::opened, this, &ComposePane::reset);
    connect(&session, &Session::styleChanged, this, [this] {
        m_commentary->refreshLabel();
        m_coverage->refreshSuggestion();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { focusMoved(now); });
    // A row that is dragged to the edge scrolls the column along.
    connect(m_coverage, &CoverageSection::dragMoved, this, [this](const QPoint &position) {
        const QPoint inside = m_column->mapFromGlobal(position);
        ensureVisible(inside.x(), inside.y(), 0, 30);
    });
    m_follow->setSingleShot(true);
    m_follow->setInterval(0);
    connect(m_follow, &QTimer::timeout, this, &ComposePane::followCaret);
}

ComposePane::~ComposePane() = default;

QList<QAction *> ComposePane::formatActions() const
{
    return m_format->actions();
}

void ComposePane::setHtmlToMarkdown(HtmlToMarkdown convert)
{
    m_convert = {};
    if (convert) {
        // An answer that comes when another draft is open belongs to none.
        m_convert = [this, convert = std::move(convert)](const QString &html, auto done) {
            convert(html, [pane = QPointer(this), draft = m_session.id(), done](const QString &markdown) {
                if (pane && pane->m_session.id() == draft)
                    done(markdown);
            });
        };
    }
    m_commentary->edit()->setHtmlToMarkdown(m_convert);
    m_coverage->setHtmlToMarkdown(m_convert);
    for (int i = 0; MarkdownEdit *edit = m_excerpts->edit(i); ++i)
        edit->setHtmlToMarkdown(m_convert);
}

void ComposePane::setMediaStore(const MediaStore &store)
{
    m_pictures = new PictureWork(m_session, store, this);
    connect(m_pictures, &PictureWork::refused, this, &ComposePane::statusMessage);
    const TakePictures take = [this](const QList<GivenPicture> &pictures, auto insert) {
        m_pictures->take(pictures, std::move(insert));
    };
    m_commentary->edit()->setTakePictures(take);
    m_details->setTakePictures(take);
    connect(m_format, &FormatActions::pictureRequested, this,
            [this] { m_pictures->choose(m_commentary->edit()->pictureInserter()); });
}

void ComposePane::setLinkNotices(const LinkNotices &notices)
{
    m_coverage->setNotices(notices);
}

void ComposePane::setLinkProgress(const QString &text)
{
    m_coverage->setProgress(text);
}

void ComposePane::addLinks(const QList<RelatedLink> &links)
{
    m_coverage->addLinks(links);
}

void ComposePane::setQuoteChecks(const QList<QuoteCheck> &checks)
{
    m_excerpts->setChecks(checks);
}

void ComposePane::setSpelling(SpellChecker &checker)
{
    m_spelling->setChecker(checker);
}

void ComposePane::setSourceNotice(const QString &text)
{
    m_source->setNotice(text);
}

void ComposePane::wireEdit(MarkdownEdit *edit)
{
    edit->setHtmlToMarkdown(m_convert);
    if (m_highlighting)
        edit->setHighlighting(*m_highlighting);
    connect(edit, &GrowingEdit::refused, this, &ComposePane::statusMessage);
    connect(edit, &QPlainTextEdit::cursorPositionChanged, this, [this, edit] {
        if (!edit->hasFocus())
            return;
        updatePlace();
        m_follow->start();
    });
}

void ComposePane::refresh()
{
    const Caret caret = m_session.isStepping() ? Caret::AtChange : Caret::Stay;
    QWidget *first = m_title->showText(m_session.post().title, caret) ? m_title : nullptr;
    const auto take = [&](QWidget *changed) { first = first ? first : changed; };
    take(m_source->refresh(caret));
    take(m_excerpts->refresh(caret));
    take(m_commentary->refresh(caret));
    if (m_rest != Rest::LeftOut) {
        m_rest = Rest::Shown;
        take(m_coverage->refresh(caret));
        take(m_details->refresh(caret));
    } else {
        // About as high as it will be, so that the scroll bar is about as long.
        qsizetype lines = 3;
        for (const CoverageGroup &group : m_session.post().coverage)
            lines += 2 + group.links.size();
        m_coverage->setMinimumHeight(int(lines) * (fontMetrics().height() + 8));
    }
    refreshTabOrder();
    // Undo goes where its change is, unless the user is at work in another pane.
    if (first && caret == Caret::AtChange && isAncestorOf(QApplication::focusWidget())) {
        if (auto *row = m_coverage->rowOf(first))
            row->setShape(LinkRow::Shape::Open);
        first->setFocus(Qt::OtherFocusReason);
        m_follow->start();
    }
}

void ComposePane::refreshTabOrder()
{
    const Post &post = m_session.post();
    QList<qsizetype> shape{post.excerpts.size()};
    for (const CoverageGroup &group : post.coverage)
        shape.append(group.links.size());
    if (shape == m_shape)
        return;
    m_shape = shape;
    chainInLayoutOrder(*m_column);
}

void ComposePane::leaveOutRest()
{
    m_rest = Rest::LeftOut;
}

void ComposePane::showInSight()
{
    followCaret();
    if (m_coverage->y() - verticalScrollBar()->value() < viewport()->height())
        showRest();
}

void ComposePane::showRest()
{
    if (m_rest != Rest::LeftOut)
        return;
    m_rest = Rest::Shown;
    m_shape.clear();
    m_coverage->setMinimumHeight(0);
    refresh();
}

void ComposePane::reset()
{
    verticalScrollBar()->setValue(0);
    m_place = {};
}

void ComposePane::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
}

void ComposePane::focusCommentary()
{
    m_commentary->edit()->setFocus(Qt::OtherFocusReason);
    m_follow->start();
}

void ComposePane::focusCoverage()
{
    m_coverage->focusAdd();
    m_follow->start();
}

void ComposePane::focusMoved(QWidget *now)
{
    if (!now || !m_column->isAncestorOf(now))
        return;
    // The row that opens or closes must not move what the pointer is on.
    const int before = now->mapTo(m_column, QPoint(0, 0)).y();
    m_coverage->focusMoved(now);
    m_column->layout()->activate();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + now->mapTo(m_column, QPoint(0, 0)).y()
                                  - before);

    auto *edit = qobject_cast<MarkdownEdit *>(now);
    if (edit || qobject_cast<GrowingEdit *>(now) || qobject_cast<LineField *>(now))
        m_format->setTarget(edit);
    updatePlace();
    m_follow->start();
}

void ComposePane::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_rest == Rest::NotYet)
        refresh();
}

void ComposePane::startHighlighting()
{
    if (!m_highlighting)
        m_highlighting = makeHighlighting();
    if (!m_highlighting)
        return;
    m_commentary->edit()->setHighlighting(*m_highlighting);
    for (int i = 0; MarkdownEdit *edit = m_excerpts->edit(i); ++i)
        edit->setHighlighting(*m_highlighting);
}

void ComposePane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitColumn();
}

bool ComposePane::eventFilter(QObject *watched, QEvent *event)
{
    // The caret may be where the column has only now grown to.
    if (watched == m_column && event->type() == QEvent::Resize)
        m_follow->start();
    // The definitions take a moment to load; the first paint does without them, and reaches the screen first.
    // The column covers all of the viewport, which is never painted itself.
    if (watched == m_column && event->type() == QEvent::Paint && !m_highlighting)
        QTimer::singleShot(20ms, this, &ComposePane::startHighlighting);
    return QScrollArea::eventFilter(watched, event);
}

void ComposePane::fitColumn()
{
    const int side = std::max(columnMargin, (viewport()->width() - columnWidth) / 2);
    m_column->layout()->setContentsMargins(side, 18, side, 32);
}

} // namespace Postil
