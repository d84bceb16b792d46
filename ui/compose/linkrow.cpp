// SPDX-License-Identifier: MIT
#include "compose/linkrow.h"

#include "base/url.h"
#include "compose/draghandle.h"
#include "compose/rownotice.h"
#include "coverage/linklines.h"
#include "widgets/icons.h"
#include "widgets/linefield.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace Postil {

LinkRow::LinkRow(LinkPlace place, QUndoStack *undoStack, QWidget *parent)
    : QWidget(parent), m_place(place), m_undoStack(undoStack), m_handle(new DragHandle(this)),
      m_headline(addField(u"headline"_s, tr("Headline"), &RelatedLink::headline)),
      m_noteChip(new QLabel(this)), m_credit(new QLabel(this)), m_remove(new QToolButton(this)),
      m_column(new QVBoxLayout(this))
{
    setObjectName(u"link%1_%2"_s.arg(place.group).arg(place.row));
    m_handle->setObjectName(u"handle"_s);
    m_handle->setAccessibleName(tr("Drag to move the link; Alt+Up, Alt+Down, Del"));
    m_handle->setToolTip(tr("Drag to move (Alt+Up, Alt+Down)"));
    m_noteChip->setProperty("kind", u"chip"_s);
    m_credit->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_noteChip, m_credit})
        label->setTextFormat(Qt::PlainText);
    m_remove->setObjectName(u"remove"_s);
    m_remove->setIcon(icon(u"window-close-symbolic"_s));
    m_remove->setIconSize({12, 12});
    m_remove->setFocusPolicy(Qt::NoFocus); // by keyboard there is Ctrl+Shift+Del
    m_remove->setToolTip(tr("Remove the link (Ctrl+Shift+Del)"));
    m_remove->setAccessibleName(tr("Remove the link"));
    QSizePolicy keepPlace = m_remove->sizePolicy();
    keepPlace.setRetainSizeWhenHidden(true);
    m_remove->setSizePolicy(keepPlace);
    m_remove->hide();
    connect(m_remove, &QToolButton::clicked, this, &LinkRow::removeRequested);

    m_column->setContentsMargins(2, 1, 2, 1);
    m_column->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_handle);
    line->addWidget(m_headline, 1);
    line->addWidget(m_noteChip);
    line->addWidget(m_credit);
    line->addWidget(m_remove);
    m_column->addLayout(line);
    refreshLine();
}

void LinkRow::makeDetails()
{
    m_details = new QWidget(this);
    m_details->hide();
    m_url = addField(u"url"_s, tr("Address"), &RelatedLink::url);
    m_author = addField(u"author"_s, tr("Author"), &RelatedLink::author);
    m_outlet = addField(u"outlet"_s, tr("Outlet"), &RelatedLink::outlet);
    m_note = addField(u"note"_s, tr("Note"), &RelatedLink::note);
    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(m_handle->width() + 4, 0, m_remove->sizeHint().width() + 4, 4);
    grid->setSpacing(4);
    grid->addWidget(m_url, 0, 0, 1, 3);
    grid->addWidget(m_author, 1, 0);
    grid->addWidget(m_outlet, 1, 1);
    grid->addWidget(m_note, 1, 2);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    m_column->addWidget(m_details);
    m_url->completeAddress();
    connect(m_outlet, &LineField::corrected, this, &LinkRow::outletCorrected);
    connect(m_url, &QLineEdit::editingFinished, this, [this] {
        if (m_link.headline.isEmpty() && !m_link.url.isEmpty())
            Q_EMIT addressGiven();
    });
    QWidget *before = m_headline;
    for (QWidget *field : {m_url, m_author, m_outlet, m_note})
        setTabOrder(std::exchange(before, field), field);
    showDetails(m_link, Caret::Stay);
}

void LinkRow::setNotice(const std::optional<LinkNotice> &notice)
{
    const bool isBusy = notice && notice->kind == LinkNoticeKind::Busy;
    m_busy = isBusy ? notice->text : QString();
    if (notice && !isBusy) {
        if (!m_noticeLine) {
            m_noticeLine = new RowNotice(this);
            m_noticeLine->layout()->setContentsMargins(m_handle->width() + 7, 0, 0, 3);
            m_column->insertWidget(1, m_noticeLine);
            connect(m_noticeLine, &RowNotice::actionRequested, this, &LinkRow::actionRequested);
        }
        m_noticeLine->show(*notice);
    } else if (m_noticeLine) {
        m_noticeLine->hide();
    }
    m_headline->setAccessibleDescription(notice ? notice->text : QString());
    refreshLine();
}

LineField *LinkRow::addField(const QString &name, const QString &label, QString RelatedLink::*member)
{
    auto *field = new LineField(name, label, this);
    field->setUndoStack(m_undoStack);
    field->setPasteHandler([this](const QMimeData &data) { return pasteLinks(data); });
    connect(field, &LineField::edited, this, [this, name, member](const QString &text) {
        m_link.*member = text;
        refreshLine();
        Q_EMIT edited(name, m_link);
    });
    connect(field, &LineField::stepBoundary, this, &LinkRow::stepBoundary);
    connect(field, &LineField::refused, this, &LinkRow::refused);
    connect(field, &QLineEdit::returnPressed, this, &LinkRow::nextRequested);
    return field;
}

QWidget *LinkRow::showLink(const RelatedLink &link, Caret caret)
{
    // Undo of what stands in the details only has to show it.
    RelatedLink onLine = m_link;
    onLine.headline = link.headline;
    if (!m_details && caret == Caret::AtChange && onLine != link)
        makeDetails();
    m_link = link;
    QWidget *first = m_headline->showText(link.headline, caret) ? m_headline : nullptr;
    QWidget *inDetails = m_details ? showDetails(link, caret) : nullptr;
    refreshLine();
    return first ? first : inDetails;
}

QWidget *LinkRow::showDetails(const RelatedLink &link, Caret caret)
{
    QWidget *first = nullptr;
    const auto show = [&](LineField *field, const QString &text) {
        if (field->showText(text, caret) && !first)
            first = field;
    };
    show(m_url, link.url);
    show(m_author, link.author);
    show(m_outlet, link.outlet);
    show(m_note, link.note);
    return first;
}

void LinkRow::refreshLine()
{
    const bool line = m_shape == Shape::Line;
    QStringList names{m_link.author, m_link.outlet};
    names.removeAll(QString());
    const QString credit = m_busy.isEmpty() ? names.join(u", "_s) : m_busy;
    m_credit->setText(fontMetrics().elidedText(credit, Qt::ElideRight, 200));
    m_credit->setVisible((line || !m_busy.isEmpty()) && !credit.isEmpty());
    m_noteChip->setText(m_link.note);
    m_noteChip->setVisible(line && !m_link.note.isEmpty());
    const QString address = displayUrl(m_link.url);
    m_headline->setPlaceholderText(address.isEmpty() || !line ? tr("Headline") : address);
    m_headline->setToolTip(address);
}

void LinkRow::setShape(Shape shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    if (!m_details)
        makeDetails(); // a row opens first, and closes then
    m_details->setVisible(shape == Shape::Open);
    m_remove->setVisible(shape == Shape::Open || underMouse());
    refreshLine();
    update();
}

// Whether a piece of HTML is worth asking what it links to.
static QString linkingHtml(const QMimeData &data)
{
    constexpr qsizetype maximum = 1'000'000;
    if (!data.hasHtml())
        return {};
    const QString html = data.html();
    return html.size() <= maximum && html.contains("<a "_L1, Qt::CaseInsensitive) ? html : QString();
}

// A list on the clipboard becomes rows, wherever in the row it is pasted; a single line is a link only where
// the row is still empty.
bool LinkRow::pasteLinks(const QMimeData &data)
{
    const QString text = data.text();
    if (text.size() > GrowingEdit::maximumPaste)
        return false;
    const QList<RelatedLink> links = parseLinkLines(text);
    const bool blank = m_link == RelatedLink();
    const bool list = links.size() > 1;
    const bool link = links.size() == 1 && blank && (!links[0].url.isEmpty() || !links[0].outlet.isEmpty());
    // A page's own list: its text has the headlines, its HTML the addresses too.
    const QString html = list || blank ? linkingHtml(data) : QString();
    if (!html.isEmpty())
        Q_EMIT htmlPasted(html, links);
    else if (list || link)
        Q_EMIT linksPasted(links);
    else
        return false;
    return true;
}

void LinkRow::keyPressEvent(QKeyEvent *event)
{
    const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const bool erases = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (event->modifiers() == Qt::AltModifier && vertical)
        Q_EMIT stepRequested(event->key() == Qt::Key_Up ? Direction::Up : Direction::Down);
    else if (event->key() == Qt::Key_Delete
             && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        Q_EMIT removeRequested();
    else if (erases && m_handle->hasFocus())
        Q_EMIT removeRequested();
    else
        QWidget::keyPressEvent(event);
}

void LinkRow::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_remove->show();
    update();
}

void LinkRow::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_remove->setVisible(m_shape == Shape::Open);
    update();
}

void LinkRow::paintEvent(QPaintEvent *)
{
    if (m_shape == Shape::Line && !underMouse())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(palette()).hover);
    painter.drawRoundedRect(rect(), 4, 4);
}

} // namespace Postil
