// SPDX-License-Identifier: MIT
#include "compose/coveragesection.h"

#include "compose/coveragegroupbox.h"
#include "compose/draghandle.h"
#include "compose/fieldbinding.h"
#include "compose/linkrow.h"
#include "compose/session.h"
#include "coverage/linklines.h"
#include "widgets/droptext.h"
#include "widgets/linefield.h"
#include "widgets/sectionheader.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

CoverageSection::CoverageSection(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_column(new QVBoxLayout(this)),
      m_header(new SectionHeader(tr("Coverage"), this)), m_stop(m_header->addButton(tr("Stop"))),
      m_addGroup(new QPushButton(tr("+ Group"), this)), m_dropLine(new QWidget(this))
{
    setAcceptDrops(true);
    m_stop->setObjectName(u"stopLinks"_s);
    connect(m_stop, &QPushButton::clicked, this, &CoverageSection::stopRequested);
    setProgress({});
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_column->addWidget(m_header);
    m_addGroup->setObjectName(u"addGroup"_s);
    m_addGroup->setProperty("kind", u"link"_s);
    connect(m_addGroup, &QPushButton::clicked, this, &CoverageSection::addGroup);
    m_dropLine->setAutoFillBackground(true);
    m_dropLine->setBackgroundRole(QPalette::Accent);
    m_dropLine->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropLine->hide();
}

QWidget *CoverageSection::refresh(Caret caret)
{
    // A post without coverage shows an empty group to write in; it is made with the first letter.
    QList<CoverageGroup> groups = m_session.post().coverage;
    const bool real = !groups.isEmpty();
    if (!real)
        groups.append(CoverageGroup());
    while (m_groups.size() > groups.size()) {
        CoverageGroupBox *box = m_groups.takeLast();
        box->footer()->removeWidget(m_addGroup);
        m_addGroup->setParent(this);
        box->hide();
        box->deleteLater();
    }
    QWidget *first = nullptr;
    for (int i = 0; i < groups.size(); ++i) {
        CoverageGroupBox *box = i < m_groups.size() ? m_groups[i] : addGroupBox();
        const auto removable = real ? CoverageGroupBox::Removable::Yes : CoverageGroupBox::Removable::No;
        QWidget *changed = box->showGroup(groups[i], caret, removable);
        first = first ? first : changed;
    }
    if (m_addGroup->parentWidget() != m_groups.last()) {
        m_groups.last()->footer()->insertWidget(1, m_addGroup);
        m_addGroup->show();
    }
    refreshSuggestion();
    showNotices();
    return first;
}

void CoverageSection::setNotices(LinkNotices notices)
{
    m_notices = std::move(notices);
    showNotices();
}

void CoverageSection::showNotices()
{
    for (const CoverageGroupBox *box : std::as_const(m_groups)) {
        for (LinkRow *row : box->rows()) {
            const auto notice = m_notices.constFind(row->link().url);
            row->setNotice(notice == m_notices.cend() ? std::nullopt : std::optional(*notice));
        }
    }
}

void CoverageSection::setProgress(const QString &text)
{
    m_header->setNote(text.isEmpty() ? tr("paste addresses, or drop links") : text);
    m_stop->setVisible(!text.isEmpty());
}

void CoverageSection::announce(const QList<RelatedLink> &links, LinkOrigin origin)
{
    QList<RelatedLink> given;
    for (const RelatedLink &link : links) {
        if (!link.url.isEmpty() && (link.headline.isEmpty() || link.outlet.isEmpty()))
            given.append(link);
    }
    if (!given.isEmpty())
        Q_EMIT linksGiven(given, origin);
}

QString CoverageSection::suggestion() const
{
    return suggestedHeading(m_session.post(), m_session.style().coverageHeading);
}

void CoverageSection::refreshSuggestion()
{
    for (CoverageGroupBox *box : std::as_const(m_groups))
        box->showSuggestion(suggestion());
}

CoverageGroupBox *CoverageSection::addGroupBox()
{
    const auto index = int(m_groups.size());
    auto *box = new CoverageGroupBox(index, m_session.undoStack(), this);
    m_groups.append(box);
    m_column->addWidget(box);
    box->show();
    bindField(*box->heading(), m_session,
              {tr("Typing"), u"coverage/%1/heading"_s.arg(index), [index](Post &post, const QString &text) {
                   post = withHeading(std::move(post), index, text);
               }});
    connect(box->heading(), &GrowingEdit::refused, this, &CoverageSection::statusMessage);
    Q_EMIT headingAdded(box->heading());
    connect(box, &CoverageGroupBox::rowAdded, this, &CoverageSection::wireRow);
    connect(box, &CoverageGroupBox::addLinkRequested, this, [this, index] { addLink(index); });
    connect(box, &CoverageGroupBox::removeRequested, this,
            [this, index] { m_session.edit(tr("Remove Group"), withoutGroup(m_session.post(), index)); });
    return box;
}

void CoverageSection::wireRow(LinkRow *row)
{
    connect(row, &LinkRow::edited, this, [this, row](const QString &field, const RelatedLink &link) {
        if (m_session.isStepping())
            return; // a field that undo leaves has nothing to say
        m_session.edit(tr("Typing"), withLink(m_session.post(), row->place(), link),
                       u"coverage/"_s + row->objectName() + u'/' + field);
    });
    connect(row, &LinkRow::stepBoundary, &m_session, &Session::breakMerge);
    connect(row, &LinkRow::refused, this, &CoverageSection::statusMessage);
    connect(row, &LinkRow::addressGiven, this, [this, row] { announce({row->link()}, LinkOrigin::Editor); });
    connect(row, &LinkRow::outletCorrected, this,
            [this, row](const QString &name) { Q_EMIT outletCorrected(row->link().url, name); });
    connect(row, &LinkRow::actionRequested, this,
            [this, row](LinkAction action) { Q_EMIT linkActionRequested(row->link().url, action); });
    connect(row, &LinkRow::removeRequested, this, [this, row] { removeLink(row->place()); });
    connect(row, &LinkRow::stepRequested, this, [this, row](Direction direction) {
        const auto moved = withLinkStepped(m_session.post(), row->place(), direction);
        m_session.edit(tr("Move Link"), moved.post);
        if (LinkRow *now = this->row(moved.place))
            now->headline()->setFocus(Qt::OtherFocusReason);
    });
    connect(row, &LinkRow::nextRequested, this, [this, row] {
        if (LinkRow *next = this->row({row->place().group, row->place().row + 1}))
            next->headline()->setFocus(Qt::TabFocusReason);
        else
            addLink(row->place().group);
    });
    connect(row, &LinkRow::linksPasted, this, [this, row](const QList<RelatedLink> &links) {
        pasteAt(row->place(), links, LinkOrigin::Editor);
    });
    connect(row, &LinkRow::htmlPasted, this,
            [this, row](const QString &html, const QList<RelatedLink> &links) {
                pasteHtml(row->place(), html, links);
            });
    connect(row->handle(), &DragHandle::dragged, this, [this](const QPoint &position) {
        showDropLine(position);
        Q_EMIT dragMoved(position);
    });
    connect(row->handle(), &DragHandle::cancelled, m_dropLine, &QWidget::hide);
    connect(row->handle(), &DragHandle::dropped, this, [this, row](const QPoint &position) {
        m_dropLine->hide();
        const auto moved = withLinkMoved(m_session.post(), row->place(), placeAt(position));
        m_session.edit(tr("Move Link"), moved.post);
        if (LinkRow *now = this->row(moved.place))
            now->handle()->setFocus(Qt::OtherFocusReason);
    });
}

void CoverageSection::addLink(int group)
{
    const qsizetype count =
        group < m_session.post().coverage.size() ? m_session.post().coverage[group].links.size() : 0;
    insertLinks({group, int(count)}, {RelatedLink()}, tr("Add Link"));
    if (LinkRow *row = this->row({group, int(count)}))
        row->headline()->setFocus(Qt::OtherFocusReason);
}

void CoverageSection::addGroup()
{
    // The empty group that is shown where there is none becomes a real one along with the new one.
    Post post = m_session.post();
    if (post.coverage.isEmpty())
        post = withGroup(std::move(post), 0, {.heading = suggestion(), .links = {}});
    const auto index = int(post.coverage.size());
    m_session.edit(tr("Add Group"), withGroup(std::move(post), index, CoverageGroup()));
    m_groups.last()->heading()->setFocus(Qt::OtherFocusReason);
}

void CoverageSection::removeLink(LinkPlace place)
{
    m_session.edit(tr("Remove Link"), withoutLink(m_session.post(), place));
    if (LinkRow *next = row(place) ? row(place) : row({place.group, place.row - 1}))
        next->headline()->setFocus(Qt::OtherFocusReason);
    else if (GrowingEdit *edit = heading(place.group))
        edit->setFocus(Qt::OtherFocusReason);
}

void CoverageSection::insertLinks(LinkPlace before, const QList<RelatedLink> &links, const QString &step)
{
    m_session.edit(step, withLinksInserted(m_session.post(), before, links, suggestion()));
}

void CoverageSection::addLinks(const QList<RelatedLink> &links)
{
    const auto &groups = m_session.post().coverage;
    const int group = std::max(0, int(groups.size()) - 1);
    insertLinks({group, groups.isEmpty() ? 0 : int(groups.last().links.size())}, links, tr("Add Links"));
    announce(links, LinkOrigin::Editor);
}

void CoverageSection::pasteHtml(LinkPlace place, const QString &html, const QList<RelatedLink> &plain)
{
    if (!m_convert) {
        pasteAt(place, plain, LinkOrigin::Editor);
        return;
    }
    m_convert(html, [section = QPointer(this), place, plain](const QString &markdown) {
        if (!section)
            return;
        QList<RelatedLink> links;
        for (const LinkedLine &line : linkedLines(markdown))
            links.append(toRelatedLink(line));
        section->pasteAt(place, links.isEmpty() ? plain : links,
                         links.isEmpty() ? LinkOrigin::Editor : LinkOrigin::Page);
    });
}

void CoverageSection::pasteAt(LinkPlace place, const QList<RelatedLink> &links, LinkOrigin origin)
{
    if (links.isEmpty())
        return;
    constexpr int most = 200; // rows that are laid out without a pause
    if (links.size() > most) {
        Q_EMIT statusMessage(
            tr("That list has %1 links; paste at most %2 at a time.").arg(links.size()).arg(most));
        return;
    }
    Post post = m_session.post();
    LinkPlace before{place.group, place.row + 1};
    if (this->row(place) && post.coverage.value(place.group).links.value(place.row) == RelatedLink()) {
        post = withoutLink(std::move(post), place);
        before = place;
    }
    m_session.edit(tr("Paste Links"), withLinksInserted(std::move(post), before, links, suggestion()));
    const LinkPlace last{before.group, before.row + int(links.size()) - 1};
    if (LinkRow *now = this->row(last))
        now->headline()->setFocus(Qt::OtherFocusReason);
    Q_EMIT statusMessage(links.size() == 1 ? tr("1 link pasted")
                                           : tr("%n links pasted", nullptr, int(links.size())));
    announce(links, origin);
}

LinkRow *CoverageSection::row(LinkPlace place) const
{
    if (place.group < 0 || place.group >= m_groups.size())
        return nullptr;
    const auto &rows = m_groups[place.group]->rows();
    return place.row >= 0 && place.row < rows.size() ? rows[place.row] : nullptr;
}

GrowingEdit *CoverageSection::heading(int group) const
{
    return group >= 0 && group < m_groups.size() ? m_groups[group]->heading() : nullptr;
}

LinkRow *CoverageSection::rowOf(const QWidget *inside) const
{
    for (const CoverageGroupBox *box : m_groups) {
        for (LinkRow *row : box->rows()) {
            if (row == inside || row->isAncestorOf(inside))
                return row;
        }
    }
    return nullptr;
}

void CoverageSection::focusAdd()
{
    if (m_groups.isEmpty())
        m_addGroup->setFocus(Qt::ShortcutFocusReason);
    else
        m_groups.last()->focusAdd();
}

void CoverageSection::focusMoved(const QWidget *now)
{
    const LinkRow *open = rowOf(now);
    for (const CoverageGroupBox *box : std::as_const(m_groups)) {
        for (LinkRow *row : box->rows())
            row->setShape(row == open && now != row->handle() ? LinkRow::Shape::Open : LinkRow::Shape::Line);
    }
}

LinkPlace CoverageSection::placeAt(const QPoint &globalPosition) const
{
    const int y = mapFromGlobal(globalPosition).y();
    const auto top = [this](const QWidget *widget) { return widget->mapTo(this, QPoint(0, 0)).y(); };
    LinkPlace place;
    for (const CoverageGroupBox *box : m_groups) {
        if (box->index() > 0 && y < top(box))
            break;
        place = {box->index(), 0};
        for (const LinkRow *row : box->rows()) {
            if (y > top(row) + row->height() / 2)
                place.row = row->place().row + 1;
        }
    }
    return place;
}

void CoverageSection::showDropLine(const QPoint &globalPosition)
{
    const LinkPlace place = placeAt(globalPosition);
    int y = 0;
    if (const LinkRow *at = row(place))
        y = at->mapTo(this, QPoint(0, 0)).y();
    else if (const LinkRow *last = row({place.group, place.row - 1}))
        y = last->mapTo(this, QPoint(0, last->height())).y();
    else
        y = heading(place.group)->mapTo(this, QPoint(0, heading(place.group)->height())).y();
    m_dropLine->setGeometry(0, y - 1, width(), 2);
    m_dropLine->raise();
    m_dropLine->show();
}

void CoverageSection::dragEnterEvent(QDragEnterEvent *event)
{
    if (!parseLinkLines(droppedText(*event->mimeData())).isEmpty())
        event->acceptProposedAction();
}

void CoverageSection::dragMoveEvent(QDragMoveEvent *event)
{
    showDropLine(mapToGlobal(event->position().toPoint()));
    event->acceptProposedAction();
}

void CoverageSection::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropLine->hide();
}

void CoverageSection::dropEvent(QDropEvent *event)
{
    m_dropLine->hide();
    const QList<RelatedLink> links = parseLinkLines(droppedText(*event->mimeData()));
    if (links.isEmpty())
        return;
    event->acceptProposedAction();
    insertLinks(placeAt(mapToGlobal(event->position().toPoint())), links, tr("Drop Links"));
    announce(links, LinkOrigin::Page);
}

} // namespace Postil
