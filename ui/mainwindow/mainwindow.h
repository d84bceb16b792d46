// SPDX-License-Identifier: MIT
// The window: places the panes and connects them. It has no opinions of its own: capture gets articles in,
// the session changes the post, drafts keeps it, exports writes it.
#pragma once

#include "mainwindow/services.h"
#include "rendering/renderer.h"

#include <QCoroTask>
#include <QMainWindow>

namespace Postil {

class Actions;
class AddressBar;
class Capture;
class CheckWork;
class ComposePane;
class Drafts;
class EngineHost;
class Exports;
class Library;
class IncomingWork;
class LibraryPane;
class LinkWork;
class OfferBar;
class PaneLayout;
class NoticeBar;
class PreflightWork;
class PreviewPane;
class PublishWork;
class ReaderPane;
class RemoteWork;
class Session;
class StatusLine;
class StoryWork;
enum class ShadeChoice;
struct Error;
struct Excerpt;
struct PostPlace;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens the last session again and shows the window; the web engine is loaded after the first paint.
    // `library` outlives the window; null where it could not be opened: then nothing is saved.
    QCoro::Task<void> start(Library *library);
    // A file, an address or text from the command line or from a second start.
    void openInput(const QString &input);
    // Something lasting that the user must know, such as a library that cannot be opened.
    void showTrouble(const QString &sentence);

    [[nodiscard]] Session &session() { return *m_session; }

Q_SIGNALS:
    void painted(); // once, after the first paint

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void wireSource();
    void wireCompose();
    void wirePreview();
    void wireDrafts();
    void wireView();
    void wirePublishing();
    void showNotice(const QString &sentence);
    void engineReady();
    void engineSettled();
    void complete();
    void showArticle();
    void showQuoteAt(PostPlace place);
    void postChanged();
    void updateTitle();
    void showStyles();
    void chooseStyle(const QString &id);
    void askToErase(const QUuid &id);
    void editStyles();
    void editOutlets();
    void showBookmarklet();
    void learnOutlet(const QString &address, const QString &name);
    void showAbout();
    void chooseShade(ShadeChoice choice);
    void openExternally(const QUrl &url);
    void restoreWindow(const QJsonObject &state);
    void restorePlace(const QJsonObject &state);
    [[nodiscard]] QJsonObject stateToKeep() const;
    QCoro::Task<void> keepAndClose();

    Services m_services;
    Session *m_session;
    EngineHost *m_engine;
    Actions *m_actions;
    AddressBar *m_address;
    LibraryPane *m_library;
    ReaderPane *m_reader;
    ComposePane *m_compose;
    PreviewPane *m_preview;
    PaneLayout *m_panes;
    OfferBar *m_offers;
    StatusLine *m_status;
    Capture *m_capture;
    Drafts *m_drafts;
    IncomingWork *m_incoming;
    LinkWork *m_links;
    StoryWork *m_story;
    PreflightWork *m_preflight;
    CheckWork *m_checks;
    Exports *m_exports;
    PublishWork *m_publishing;
    RemoteWork *m_remote;
    NoticeBar *m_notice = nullptr; // made when there is something to say
    bool m_isPainted = false;
    bool m_isComplete = false; // what comes after the first paint is there
    bool m_mayClose = false;
};

} // namespace Postil
