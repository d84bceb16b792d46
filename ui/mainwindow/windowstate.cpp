// SPDX-License-Identifier: MIT
// The window's life: shown as it was left, closed only when everything is on the disk.
#include "mainwindow/mainwindow.h"

#include "article/readerpane.h"
#include "base/url.h"
#include "compose/composepane.h"
#include "compose/session.h"
#include "mainwindow/capture.h"
#include "mainwindow/drafts.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/incomingwork.h"
#include "mainwindow/panelayout.h"
#include "mainwindow/publishwork.h"
#include "mainwindow/statusline.h"
#include "post/stylecatalogue.h"
#include "preview/previewpane.h"
#include "source/addressbar.h"
#include "widgets/excerptmime.h"
#include "widgets/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QWindow>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Everything in its place now, and not level by level between the first paints: what is asked of a layout
// while it is at work is done in the next pass.
void layOutAll()
{
    constexpr int levels = 10; // of widgets within widgets, with some to spare
    for (int level = 0; level < levels; ++level)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

} // namespace

QCoro::Task<void> MainWindow::start(Library *library)
{
    m_services.library = library;
    const QPointer guard(this);
    const QJsonObject state = co_await m_drafts->recall();
    if (!guard)
        co_return;
    restoreWindow(state);
    m_reader->showNothing();
    m_compose->leaveOutRest();
    setIconDrawing(IconDrawing::Later);
    qApp->installEventFilter(this);
    show();
    // Filled when everything has its width, so that each text is laid out once; nothing is painted before
    // the event loop goes on.
    m_drafts->resume();
    showStyles();
    restorePlace(state);
    layOutAll();
    m_compose->showInSight();
    layOutAll();
}

// What the first paint does without, for the sake of speed. It has its place already: nothing moves.
void MainWindow::complete()
{
    if (m_isComplete)
        return;
    m_isComplete = true;
    qApp->removeEventFilter(this);
    setIconDrawing(IconDrawing::Now);
    // Each by itself: what is opaque is not painted again with what it stands on.
    for (QWidget *part : findChildren<QWidget *>())
        part->update();
    m_compose->showRest();
    showArticle();
    showQuoteAt(m_compose->place());
    // After what is to be seen: it asks the system about the network, which takes a while to answer.
    QMetaObject::invokeMethod(m_publishing, [this] { m_publishing->start(); }, Qt::QueuedConnection);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // The user is quicker than we are: what is pressed finds everything in its place.
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress
        || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::DragEnter)
        complete();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::openInput(const QString &input)
{
    if (input.isEmpty())
        return;
    if (isIncoming(input)) {
        if (const auto story = readIncoming(input))
            m_incoming->take(*story, AddressTrust::FromOutside);
        else
            m_status->showMessage(story.error().message);
        return;
    }
    const auto url = typedUrl(input);
    if (url && !QFileInfo(input).exists())
        m_incoming->take({*url, {}, {}}, AddressTrust::Typed);
    else
        m_capture->openAddress(input);
}

void MainWindow::restoreWindow(const QJsonObject &state)
{
    const auto bytes = [&](QLatin1StringView key) {
        return QByteArray::fromBase64(state.value(key).toString().toLatin1());
    };
    restoreGeometry(bytes("geometry"_L1));
    m_panes->restoreSizes(bytes("panes"_L1));
    m_preview->setTab(PreviewPane::Tab(qBound(0, state.value("previewTab"_L1).toInt(), 3)));
    if (const double size = state.value("readerTextSize"_L1).toDouble(); size > 0)
        m_reader->setTextSize(size);
}

void MainWindow::restorePlace(const QJsonObject &state)
{
    const QJsonArray place = state.value("place"_L1).toArray();
    if (place.size() != 3)
        m_address->setFocus(Qt::OtherFocusReason); // a post begins with its source
    else
        m_compose->reveal({PostPart(qBound(0, place[0].toInt(), int(PostPart::Coverage))), place[1].toInt(),
                           place[2].toInt()});
}

QJsonObject MainWindow::stateToKeep() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
    const PostPlace place = m_compose->place();
    return {{"geometry"_L1, text(saveGeometry())},
            {"panes"_L1, text(m_panes->saveSizes())},
            {"previewTab"_L1, int(m_preview->tab())},
            {"readerTextSize"_L1, m_reader->textSize()},
            {"place"_L1, QJsonArray{int(place.part), place.index, place.block}}};
}

bool MainWindow::event(QEvent *event)
{
    const bool done = QMainWindow::event(event);
    // Queued: on some desktops the clipboard is readable only once the window has the focus.
    if (event->type() == QEvent::WindowActivate)
        QMetaObject::invokeMethod(m_incoming, &IncomingWork::lookAtClipboard, Qt::QueuedConnection);
    if (event->type() == QEvent::Paint && !m_isPainted) {
        m_isPainted = true;
        // After this paint has reached the screen.
        QMetaObject::invokeMethod(this, &MainWindow::painted, Qt::QueuedConnection);
    }
    return done;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose) {
        event->accept();
        return;
    }
    event->ignore(); // until it is all on the disk
    // Later: where that is so already it would close the window while it is being closed, which Qt passes
    // over.
    QMetaObject::invokeMethod(this, [this] { keepAndClose(); }, Qt::QueuedConnection);
}

QCoro::Task<void> MainWindow::keepAndClose()
{
    const QPointer guard(this);
    const auto kept = co_await m_drafts->keep(stateToKeep());
    if (!guard)
        co_return;
    if (kept) {
        m_mayClose = true;
        close();
        co_return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not saved"), kept.error().message,
                                QMessageBox::Cancel, this);
    box->setObjectName(u"closeQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("The last changes are only in this window. Export the post first, or close and lose them."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *leave = box->addButton(tr("Close anyway"), QMessageBox::DestructiveRole);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_mayClose = true;
        close();
    });
    box->open();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // Ctrl+V where no editor has the focus: an article comes in.
    if (event->matches(QKeySequence::Paste))
        m_incoming->takeContent(*QApplication::clipboard()->mimeData());
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (mime->hasUrls() || mime->hasHtml() || mime->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    if (const auto excerpt = excerptFromMime(*event->mimeData()))
        m_session->addExcerpt(*excerpt); // dragged out of the reader
    else
        m_incoming->takeContent(*event->mimeData());
}

void MainWindow::chooseStyle(const QString &id)
{
    const auto style = m_services.styles->find(id);
    if (style)
        m_session->setStyle(*style);
}

} // namespace Postil
