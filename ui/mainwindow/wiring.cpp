// SPDX-License-Identifier: MIT
// Which signal of which pane leads where.
#include "mainwindow/mainwindow.h"

#include "article/readerpane.h"
#include "compose/composepane.h"
#include "compose/session.h"
#include "library/librarypane.h"
#include "mainwindow/actions.h"
#include "mainwindow/capture.h"
#include "mainwindow/checkwork.h"
#include "mainwindow/drafts.h"
#include "mainwindow/enginehost.h"
#include "mainwindow/exports.h"
#include "mainwindow/incomingwork.h"
#include "mainwindow/linkwork.h"
#include "mainwindow/panelayout.h"
#include "mainwindow/publishwork.h"
#include "mainwindow/remotework.h"
#include "mainwindow/statusline.h"
#include "mainwindow/storywork.h"
#include "preview/previewpane.h"
#include "settings/settingsstore.h"
#include "source/addressbar.h"
#include "spelling/spellchecker.h"
#include "widgets/noticebar.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QPointer>
#include <QVBoxLayout>

namespace Postil {

void MainWindow::wireSource()
{
    connect(m_actions->focusAddress, &QAction::triggered, m_address, [this] {
        m_address->setFocus(Qt::ShortcutFocusReason);
        m_address->selectAll();
    });
    connect(m_address, &AddressBar::addressEntered, m_capture, &Capture::openAddress);
    connect(m_address, &AddressBar::contentGiven, m_capture,
            [this](const QMimeData *mime) { m_capture->openContent(*mime); });
    connect(m_address, &AddressBar::cancelRequested, m_capture, &Capture::cancel);
    connect(m_actions->openFile, &QAction::triggered, m_capture, &Capture::chooseArticle);
    connect(m_actions->importPost, &QAction::triggered, m_capture, &Capture::choosePost);
    connect(m_reader, &ReaderPane::retryRequested, m_capture, &Capture::openAddress);
    connect(m_reader, &ReaderPane::pasteRequested, m_capture,
            [this] { m_capture->openContent(*QApplication::clipboard()->mimeData()); });
    connect(m_reader, &ReaderPane::contentGiven, m_capture,
            [this](const QMimeData *mime) { m_capture->openContent(*mime); });
    connect(m_reader, &ReaderPane::openExternally, this, &MainWindow::openExternally);
    connect(m_reader, &ReaderPane::statusMessage, m_status, &StatusLine::showMessage);

    connect(m_capture, &Capture::started, this, [this](const QString &what) {
        m_address->setBusy(what);
        m_reader->showLoading(what);
        m_panes->bringForward(SidePane::Source);
    });
    connect(m_capture, &Capture::progress, m_address, &AddressBar::setProgress);
    connect(m_capture, &Capture::captured, this, [this](const Article &article) {
        m_address->setIdle();
        m_session->setArticle(article);
        m_story->keep(article);
        m_reader->setFocus();
    });
    connect(m_capture, &Capture::capturedLittle, m_reader, [this] {
        m_reader->setNotice(
            tr("Only a few words were found: the page may need scripts, a log-in or a consent. Open it in "
               "your browser, then paste its text here, or send it with the bookmarklet (in the menu)."),
            tr("Open in browser"));
    });
    connect(m_capture, &Capture::capturedAll, m_reader, [this] {
        m_reader->setNotice(tr("This is all the text of the page, menus and all: its article could not be "
                               "told apart. Headline, byline and date may have to be typed."));
    });
    connect(m_capture, &Capture::plainTextOffered, m_reader, &ReaderPane::offerPlainText);
    connect(m_reader, &ReaderPane::plainTextRequested, m_capture, &Capture::takePlainText);
    connect(m_capture, &Capture::postRead, this, [this](const ImportedPost &imported) {
        m_address->setIdle();
        m_reader->showArticle();
        m_drafts->openImported(imported);
    });
    connect(m_capture, &Capture::failed, this, [this](const Error &error, const QString &address) {
        m_address->setIdle();
        m_status->showMessage(error.message);
        if (error.kind == ErrorKind::Cancelled)
            m_reader->showArticle();
        else
            m_reader->showError(error, address);
    });
    connect(m_session, &Session::articleChanged, this, &MainWindow::showArticle);
    // Queued: the paint comes first, on the screen too.
    connect(this, &MainWindow::painted, this, &MainWindow::complete, Qt::QueuedConnection);
}

void MainWindow::showArticle()
{
    m_address->setShown(m_session->article() ? m_session->article()->url : QString());
    if (!m_isComplete)
        return;
    m_reader->setArticle(m_session->article());
    m_reader->setExcerpts(m_session->post().excerpts);
}

void MainWindow::showQuoteAt(PostPlace place)
{
    if (place.part == PostPart::Excerpt)
        m_reader->revealQuote(place.index);
}

void MainWindow::wireCompose()
{
    connect(m_actions->quote, &QAction::triggered, m_reader, &ReaderPane::quote);
    connect(m_actions->find, &QAction::triggered, m_reader, &ReaderPane::startFind);
    connect(m_reader, &ReaderPane::quoteRequested, this, [this](const Excerpt &excerpt) {
        m_session->addExcerpt(excerpt);
        m_status->showMessage(tr("Quoted. Ctrl+Z takes it back."));
    });
    connect(m_actions->cite, &QAction::triggered, this, [this] {
        m_session->cite();
        m_status->showMessage(m_session->article() ? tr("Cited as the source. Ctrl+Z takes it back.")
                                                   : tr("There is no article to cite: open one first."));
    });
    connect(m_actions->takePicture, &QAction::triggered, this, [this] {
        m_session->takePicture();
        const bool hasPicture = m_session->article() && !m_session->article()->image.isEmpty();
        m_status->showMessage(hasPicture ? tr("The article's picture leads the post. Say under Details what it shows.")
                                         : tr("The article names no picture."));
    });
    connect(m_incoming, &IncomingWork::relatedGiven, m_links, &LinkWork::add);
    connect(m_actions->checkLinks, &QAction::triggered, m_links, &LinkWork::checkAll);
    connect(m_links, &LinkWork::message, m_status, &StatusLine::showMessage);
    connect(m_compose, &ComposePane::outletCorrected, this, &MainWindow::learnOutlet);
    connect(m_compose, &ComposePane::statusMessage, m_status, &StatusLine::showMessage);
    connect(m_session, &Session::changed, this, &MainWindow::postChanged);
    connect(m_session, &Session::styleChanged, this, [this] {
        showStyles();
        m_preview->invalidate();
    });
    m_compose->setMediaStore(m_services.media);
    m_compose->setHtmlToMarkdown(
        [this](const QString &html, auto done) { m_capture->htmlToMarkdown(html, std::move(done)); });
}

void MainWindow::wirePreview()
{
    m_preview->setProvider([this](Form form) {
        return m_services.renderer->render(m_session->post(), m_session->style(), form);
    });
    connect(m_compose, &ComposePane::placeChanged, m_preview, &PreviewPane::mark);
    connect(m_compose, &ComposePane::placeChanged, this, &MainWindow::showQuoteAt);
    connect(m_preview, &PreviewPane::statusMessage, m_status, &StatusLine::showMessage);
    connect(m_preview, &PreviewPane::placeRequested, this, [this](PostPlace place, const QString &text) {
        if (place.part == PostPart::Sending)
            m_publishing->publish(); // which blog, and when, is said there
        else
            m_compose->reveal(place, text);
    });
    // What is known beside the post.
    connect(m_links, &LinkWork::reportsChanged, m_checks, &CheckWork::lookAgain);
    connect(m_publishing, &PublishWork::accountsChanged, m_checks, &CheckWork::lookAgain);
    connect(m_publishing, &PublishWork::sent, m_checks, &CheckWork::lookAgain);
    if (m_services.spelling)
        connect(m_services.spelling, &SpellChecker::changed, m_checks, &CheckWork::lookAgain);
    connect(m_preview, &PreviewPane::openExternally, this, &MainWindow::openExternally);
    connect(m_engine, &EngineHost::ready, this, &MainWindow::engineReady);
    connect(m_engine, &EngineHost::failed, m_preview, &PreviewPane::setViewMissing);
    connect(m_engine, &EngineHost::ready, this, &MainWindow::engineSettled);
    connect(m_engine, &EngineHost::failed, this, &MainWindow::engineSettled);
    connect(this, &MainWindow::painted, m_engine, &EngineHost::start);
}

// Spelling comes last: it has a thread and files of its own to load.
void MainWindow::engineSettled()
{
    if (m_services.spelling)
        m_compose->setSpelling(*m_services.spelling);
}

void MainWindow::engineReady()
{
    m_preview->setView(m_engine->createPreview(m_preview->viewHost(), m_services.media));
}

void MainWindow::wireDrafts()
{
    connect(m_actions->newPost, &QAction::triggered, this, [this] {
        m_status->showMessage({}); // what it said was about the other post
        m_drafts->newPost();
        m_address->setFocus(Qt::OtherFocusReason); // a post begins with its source
    });
    connect(m_actions->save, &QAction::triggered, m_drafts, [this] { m_drafts->saveNow(); });
    connect(m_actions->moveToTrash, &QAction::triggered, m_drafts,
            [this] { m_drafts->move(m_session->id(), Folder::Trash); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_drafts, &Drafts::saved, m_status, &StatusLine::setSaved);
    connect(m_drafts, &Drafts::saved, m_links, &LinkWork::libraryChanged);
    connect(m_drafts, &Drafts::trouble, m_status, &StatusLine::setTrouble);
    connect(m_drafts, &Drafts::message, m_status, &StatusLine::showMessage);
    connect(m_library, &LibraryPane::eraseRequested, this, &MainWindow::askToErase);
    connect(m_exports, &Exports::message, m_status, &StatusLine::showMessage);
    m_exports->connectTo(*m_actions);
}

void MainWindow::wireView()
{
    connect(m_actions->showLibrary, &QAction::toggled, this, [this](bool shown) {
        if (shown)
            m_panes->showLibrary();
        else
            m_panes->hideLibrary();
    });
    connect(m_panes, &PaneLayout::libraryShownChanged, m_actions->showLibrary,
            [this] { m_actions->showLibrary->setChecked(m_panes->isLibraryShown()); });
    m_actions->showLibrary->setChecked(m_panes->isLibraryShown());
    connect(m_actions->goToSource, &QAction::triggered, this, [this] {
        m_panes->bringForward(SidePane::Source);
        m_reader->setFocus();
    });
    connect(m_actions->goToPost, &QAction::triggered, m_compose, &ComposePane::focusTitle);
    connect(m_actions->goToCommentary, &QAction::triggered, m_compose, &ComposePane::focusCommentary);
    connect(m_actions->goToCoverage, &QAction::triggered, m_compose, &ComposePane::focusCoverage);
    connect(m_actions->goToPreview, &QAction::triggered, this, [this] {
        m_panes->bringForward(SidePane::Preview);
        m_preview->setFocus();
    });
    const std::pair<QAction *, ShadeChoice> shades[] = {{m_actions->shadeSystem, ShadeChoice::System},
                                                        {m_actions->shadeLight, ShadeChoice::Light},
                                                        {m_actions->shadeDark, ShadeChoice::Dark}};
    for (const auto &[action, choice] : shades) {
        action->setChecked(m_services.theme->choice() == choice);
        connect(action, &QAction::triggered, this, [this, choice] { chooseShade(choice); });
    }
    m_actions->offerClipboard->setChecked(m_services.settings->load().capture.offersClipboard);
    connect(m_actions->offerClipboard, &QAction::toggled, this, [this](bool isOn) {
        Settings settings = m_services.settings->load();
        settings.capture.offersClipboard = isOn;
        if (const auto kept = m_services.settings->save(settings); !kept)
            m_status->showMessage(kept.error().message);
    });
    connect(m_status, &StatusLine::styleChosen, this, &MainWindow::chooseStyle);
    connect(m_actions->editStyles, &QAction::triggered, this, &MainWindow::editStyles);
    connect(m_actions->editOutlets, &QAction::triggered, this, &MainWindow::editOutlets);
    connect(m_actions->showBookmarklet, &QAction::triggered, this, &MainWindow::showBookmarklet);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::wirePublishing()
{
    connect(m_actions->publish, &QAction::triggered, m_publishing, &PublishWork::publish);
    connect(m_actions->showOutbox, &QAction::triggered, m_publishing, [this] { m_publishing->showOutbox(); });
    connect(m_actions->editAccounts, &QAction::triggered, m_publishing, &PublishWork::editAccounts);
    connect(m_actions->openFromBlog, &QAction::triggered, m_remote, &RemoteWork::openFromBlog);
    connect(m_publishing, &PublishWork::message, m_status, &StatusLine::showMessage);
    connect(m_publishing, &PublishWork::notice, this, &MainWindow::showNotice);
    connect(m_publishing, &PublishWork::placeRequested, m_compose, &ComposePane::reveal);
    connect(m_publishing, &PublishWork::openExternally, this, &MainWindow::openExternally);
    connect(m_publishing, &PublishWork::conflictRequested, m_remote, [this](QUuid id) {
        if (Outbox *outbox = m_publishing->outbox())
            m_remote->settle(*outbox, id);
    });
    connect(m_remote, &RemoteWork::message, m_status, &StatusLine::showMessage);
}

void MainWindow::showNotice(const QString &sentence)
{
    if (!m_notice) {
        if (sentence.isEmpty())
            return;
        m_notice = new NoticeBar(centralWidget());
        m_notice->setObjectName(QStringLiteral("publishNotice"));
        auto *layout = qobject_cast<QVBoxLayout *>(centralWidget()->layout());
        layout->insertWidget(layout->indexOf(m_status), m_notice); // at the foot: nothing that is read moves
        connect(m_notice, &NoticeBar::actionRequested, m_publishing, [this] { m_publishing->showOutbox(); });
    }
    m_notice->setText(sentence, sentence.isEmpty() ? QString() : tr("Show"));
}

void MainWindow::chooseShade(ShadeChoice choice)
{
    m_services.theme->setChoice(choice);
    Settings settings = m_services.settings->load();
    settings.window.shade = ShadeSetting(choice);
    if (const auto kept = m_services.settings->save(settings); !kept)
        m_status->showMessage(kept.error().message);
}

void MainWindow::openExternally(const QUrl &url)
{
    if (QDesktopServices::openUrl(url))
        return;
    QApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
    m_status->showMessage(tr("No browser answered. The address is on the clipboard."));
}

} // namespace Postil
