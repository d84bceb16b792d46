// SPDX-License-Identifier: MIT
#include "source/addressbar.h"

#include "base/url.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr int longestLine = 2048; // what is longer than any address is an article

// What may stand in the field: one line, without formatting of its own.
bool isOneLine(const QMimeData &mime)
{
    if (!mime.hasText() || mime.hasImage())
        return false;
    const QString text = mime.text().trimmed();
    if (text.isEmpty() || text.size() > longestLine || text.contains(u'\n') || text.contains(u'\r'))
        return false;
    if (mime.hasUrls() && mime.urls().first().isLocalFile())
        return false;
    return typedUrl(text).has_value() || !mime.hasHtml();
}

} // namespace

AddressBar::AddressBar(QWidget *parent) : QLineEdit(parent), m_hint(new QLabel(this))
{
    setObjectName(u"addressBar"_s);
    setPlaceholderText(tr("Paste an address or an article"));
    setAccessibleName(tr("Address or article"));
    setAcceptDrops(true);
    setMinimumWidth(220);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setText(QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_cancel = addAction(icon(u"process-stop"_s), QLineEdit::TrailingPosition);
    m_cancel->setObjectName(u"addressCancel"_s);
    m_cancel->setToolTip(tr("Stop (Esc)"));
    m_cancel->setVisible(false);
    connect(m_cancel, &QAction::triggered, this, &AddressBar::cancelRequested);
    connect(this, &QLineEdit::returnPressed, this, &AddressBar::enter);
    connect(this, &QLineEdit::textChanged, this, &AddressBar::updateHint);
    updateHint();
}

void AddressBar::enter()
{
    const QString typed = text().trimmed();
    if (!typed.isEmpty())
        Q_EMIT addressEntered(typed);
}

void AddressBar::setBusy(const QString &text)
{
    m_isBusy = true;
    m_busyText = text;
    m_share = -1;
    m_cancel->setVisible(true);
    setToolTip(text);
    setAccessibleDescription(text);
    updateHint();
    update();
}

void AddressBar::setProgress(qint64 received, qint64 total)
{
    m_share = total > 0 ? std::clamp(double(received) / double(total), 0.0, 1.0) : -1;
    // Without a total the line still grows, ever slower.
    if (m_share < 0 && received > 0)
        m_share = double(received) / double(received + 300'000);
    update();
}

void AddressBar::setIdle()
{
    m_isBusy = false;
    m_busyText.clear();
    m_cancel->setVisible(false);
    setToolTip({});
    setAccessibleDescription({});
    updateHint();
    update();
}

void AddressBar::setShown(const QString &address)
{
    m_shown = address;
    if (!hasFocus()) {
        setText(displayUrl(address));
        setCursorPosition(0);
    }
}

void AddressBar::pasteFrom(const QMimeData &mime)
{
    if (isOneLine(mime)) {
        insert(mime.text().trimmed());
        return;
    }
    Q_EMIT contentGiven(&mime);
}

void AddressBar::pasteClipboard()
{
    if (const QMimeData *mime = QGuiApplication::clipboard()->mimeData())
        pasteFrom(*mime);
}

bool AddressBar::event(QEvent *event)
{
    // What the field has nothing to undo of is the post's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && !isUndoAvailable())
            || (key->matches(QKeySequence::Redo) && !isRedoAvailable())) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void AddressBar::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteClipboard();
        event->accept();
    } else if (event->key() == Qt::Key_Escape && m_isBusy) {
        Q_EMIT cancelRequested();
        event->accept();
    } else if (event->key() == Qt::Key_Escape && isModified()) {
        setText(m_shown);
        selectAll();
        event->accept();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void AddressBar::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu's own Paste would squeeze an article into one line.
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(u"edit-paste"_s)) {
        paste->disconnect();
        paste->setEnabled(QGuiApplication::clipboard()->mimeData()
                          && !QGuiApplication::clipboard()->mimeData()->formats().isEmpty());
        connect(paste, &QAction::triggered, this, &AddressBar::pasteClipboard);
    }
    menu->popup(event->globalPos());
}

void AddressBar::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (mime->hasUrls() || mime->hasHtml() || mime->hasText())
        event->acceptProposedAction();
}

void AddressBar::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

void AddressBar::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT contentGiven(event->mimeData());
}

void AddressBar::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    // The whole address, to copy or to write over.
    if (text() == displayUrl(m_shown) && !m_shown.isEmpty())
        setText(m_shown);
    if (event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::TabFocusReason)
        selectAll();
    updateHint();
}

void AddressBar::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (text() == m_shown && !m_shown.isEmpty()) {
        setText(displayUrl(m_shown));
        setCursorPosition(0);
    }
    updateHint();
}

void AddressBar::updateHint()
{
    m_hint->setText(m_isBusy ? m_busyText
                             : QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText));
    m_hint->setVisible(m_isBusy || (!hasFocus() && width() > 260));
    const int hint = m_hint->isHidden() ? 0 : std::min(m_hint->sizeHint().width(), width() / 2);
    const int buttons = m_isBusy ? 28 : 0;
    m_hint->setGeometry(width() - hint - 10 - buttons, 0, hint, height());
    setTextMargins(4, 0, hint > 0 ? hint + 6 : 0, 0);
}

void AddressBar::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    updateHint();
}

void AddressBar::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_isBusy)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(palette()).accent);
    const double whole = width() - 6;
    painter.drawRoundedRect(QRectF(3, height() - 3.0, std::max(12.0, whole * std::max(0.02, m_share)), 2), 1,
                            1);
}

} // namespace Postil
