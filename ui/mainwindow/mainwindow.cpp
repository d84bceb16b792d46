// SPDX-License-Identifier: MIT
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
#include "mainwindow/preflightwork.h"
#include "mainwindow/publishwork.h"
#include "mainwindow/remotework.h"
#include "mainwindow/statusline.h"
#include "mainwindow/storywork.h"
#include "mainwindow/topbar.h"
#include "post/stylecatalogue.h"
#include "preview/previewpane.h"
#include "source/addressbar.h"
#include "widgets/offerbar.h"
#include "widgets/paneheader.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"

#include <QAction>
#include <QScreen>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_session(new Session(this)), m_engine(new EngineHost(this)),
      m_actions(new Actions(this, m_session->undoStack()))
{
    setObjectName(u"mainWindow"_s);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    setMinimumSize(900, 560);
    setAcceptDrops(true);

    // From the outside in: what is made in its place is styled once.
    auto *centre = new QWidget(this);
    setCentralWidget(centre);
    m_address = new AddressBar(centre);
    m_panes = new PaneLayout(centre);
    m_library = new LibraryPane(m_panes->paneParent());
    m_reader = new ReaderPane(m_panes->sourceParent());
    auto *post = new QWidget(m_panes->paneParent());
    m_compose = new ComposePane(*m_session, post);
    m_preview = new PreviewPane(m_panes->paneParent());
    m_offers = new OfferBar(centre);
    m_status = new StatusLine(centre);

    auto *header = new PaneHeader(tr("Post"), post);
    for (QAction *action : m_compose->formatActions())
        header->addButton(action);
    auto *postLayout = new QVBoxLayout(post);
    postLayout->setContentsMargins({});
    postLayout->setSpacing(0);
    postLayout->addWidget(header);
    postLayout->addWidget(m_compose, 1);

    m_panes->place({m_library, m_reader, post, m_preview});
    auto *bar = new TopBar(*m_actions, m_address, m_actions->createMainMenu(this, m_compose->formatActions()),
                           m_actions->createExportMenu(this), centre);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_panes, 1);
    layout->addWidget(m_offers); // at the foot: nothing that is read moves for it
    layout->addWidget(m_status);
    chainInLayoutOrder(*bar);

    m_capture = new Capture(m_services, *m_engine, this);
    m_drafts = new Drafts(m_services, *m_session, *m_library, this);
    m_incoming = new IncomingWork(m_services, *m_session, *m_capture, *m_drafts, *m_offers, this);
    m_links = new LinkWork(m_services, *m_session, *m_compose, *m_engine, this);
    m_story = new StoryWork(m_services, *m_session, *m_compose, *m_reader, this);
    m_preflight = new PreflightWork(m_services, *m_session, *m_links, this);
    m_checks = new CheckWork(*m_session, *m_preflight, *m_preview, this);
    m_exports = new Exports(m_services, *m_session, this);
    m_publishing = new PublishWork(m_services, *m_session, *m_preflight, *m_engine, this);
    m_remote = new RemoteWork(m_services, *m_session, *m_drafts, *m_engine, this);

    wireSource();
    wireCompose();
    wirePreview();
    wireDrafts();
    wireView();
    wirePublishing();
}

MainWindow::~MainWindow() = default;

void MainWindow::showTrouble(const QString &sentence)
{
    m_status->setTrouble(sentence);
}

void MainWindow::postChanged()
{
    m_reader->setExcerpts(m_session->post().excerpts);
    m_preview->invalidate();
    updateTitle();
}

void MainWindow::updateTitle()
{
    const QString title = m_session->post().title;
    setWindowTitle(title.isEmpty() ? tr("New post") : title);
}

void MainWindow::showStyles()
{
    QList<std::pair<QString, QString>> names;
    for (const HouseStyle &style : m_services.styles->styles())
        names.append({style.id, style.name});
    m_status->setStyles(names, m_session->style().id);
    m_reader->setQuoteLimit(m_session->style().quoteLimitWords);
}

} // namespace Postil
