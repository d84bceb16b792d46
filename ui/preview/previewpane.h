// SPDX-License-Identifier: MIT
// The preview: the page as export writes it, its HTML and its Markdown. Renderings are asked for when they
// are looked at: the visible tab's at once, the others' when they are shown.
#pragma once

#include "post/postplace.h"
#include "publishing/preflight.h"
#include "rendering/renderer.h"

#include <QUrl>
#include <QWidget>

#include <array>
#include <functional>
#include <memory>
#include <optional>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Postil {

class ChecksView;
class LinkBar;
class NoticeBar;
class PageHost;
class PaneHeader;
class PreviewView;
class SourceView;

class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    using Provider = std::function<Rendering(Form)>;
    enum class Tab { Page, Html, Markdown, Checks };

    explicit PreviewPane(QWidget *parent = nullptr);
    ~PreviewPane() override;

    void setProvider(Provider provider);
    void invalidate(); // what was rendered is out of date

    // The web view, when it is there; make it with viewHost() as its widget's parent.
    [[nodiscard]] QWidget *viewHost() const;
    void setView(std::unique_ptr<PreviewView> view);
    void setViewMissing(const QString &message); // there will be none: says why, in the page's place
    void mark(PostPlace place);                  // where the caret is

    void setFindings(const QList<PreflightFinding> &findings); // what the Checks tab tells
    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;

Q_SIGNALS:
    void openExternally(const QUrl &url);    // after the user saw where it goes
    void statusMessage(const QString &text); // a hovered address; empty when left
    void placeRequested(Postil::PostPlace place, const QString &text); // a finding was chosen, see ChecksView
    void tabChanged(Postil::PreviewPane::Tab tab);
    void patched(); // the page shows the last rendering

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addButtons(PaneHeader *header);
    SourceView *source(Tab tab);
    [[nodiscard]] QWidget *page(Tab tab);
    void wrapSources();
    void refresh();
    void updateButtons();
    void showProblems(const QString &text);
    void askToOpen(const QString &address);
    void copySource();
    [[nodiscard]] Form form() const;

    Provider m_provider;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    PageHost *m_page;
    SourceView *m_html = nullptr;
    SourceView *m_markdown = nullptr;
    ChecksView *m_checks = nullptr;
    QList<PreflightFinding> m_findings;
    NoticeBar *m_problems = nullptr; // both made when they are needed
    LinkBar *m_links = nullptr;
    QToolButton *m_phone = nullptr;
    QToolButton *m_desktop = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_wrap = nullptr;
    bool m_isViewMissing = false;
    std::array<bool, 4> m_isStale{true, true, true, true}; // by tab
    std::optional<PostPlace> m_place;
};

} // namespace Postil
