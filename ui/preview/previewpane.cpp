// SPDX-License-Identifier: MIT
#include "preview/previewpane.h"

#include "base/url.h"
#include "preview/checksview.h"
#include "preview/pagehost.h"
#include "preview/previewview.h"
#include "preview/sourceview.h"
#include "widgets/linkbar.h"
#include "widgets/noticebar.h"
#include "widgets/paneheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_pages(new QStackedWidget(this)),
      m_page(new PageHost(m_pages))
{
    setObjectName(u"previewPane"_s);
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentWidget(page(Tab(index)));
        updateButtons();
        refresh();
        Q_EMIT tabChanged(tab());
    });
    connect(m_page, &PageHost::linkActivated, this, &PreviewPane::askToOpen);
    connect(m_page, &PageHost::linkHovered, this, [this](const QString &address) {
        Q_EMIT statusMessage(address.isEmpty() ? QString() : displayUrl(address));
    });
    connect(m_page, &PageHost::failed, this, &PreviewPane::showProblems);
    connect(m_page, &PageHost::patched, this, [this] {
        if (m_place)
            m_page->view()->mark(*m_place);
        Q_EMIT patched();
    });
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::build()
{
    m_tabs->setObjectName(u"previewTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->addTab(tr("Preview"));
    m_tabs->addTab(tr("HTML"));
    m_tabs->addTab(tr("Markdown"));
    m_tabs->addTab(tr("Checks"));
    m_pages->addWidget(m_page);

    auto *header = new PaneHeader(m_tabs, this);
    addButtons(header);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_pages, 1);
    updateButtons();
}

void PreviewPane::addButtons(PaneHeader *header)
{
    m_desktop = header->addButton(u"computer-symbolic"_s, tr("Wide"), tr("As wide as the pane"));
    m_phone = header->addButton(u"smartphone-symbolic"_s, tr("Phone"), tr("As wide as a phone"));
    m_wrap = header->addButton(u"text-wrap"_s, tr("Wrap"), tr("Wrap long lines"));
    m_copy = header->addButton(u"edit-copy"_s, tr("Copy"), tr("Copy all of it"));
    m_desktop->setObjectName(u"widthPane"_s);
    m_phone->setObjectName(u"widthPhone"_s);
    m_wrap->setObjectName(u"wrapSource"_s);
    m_copy->setObjectName(u"copySource"_s);
    for (QToolButton *button : {m_desktop, m_phone}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
    }
    m_desktop->setChecked(true);
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    connect(m_desktop, &QToolButton::clicked, this, [this] { m_page->setPageWidth(PageWidth::Pane); });
    connect(m_phone, &QToolButton::clicked, this, [this] { m_page->setPageWidth(PageWidth::Phone); });
    connect(m_wrap, &QToolButton::toggled, this, &PreviewPane::wrapSources);
    connect(m_copy, &QToolButton::clicked, this, &PreviewPane::copySource);
}

// Made when its tab is chosen first.
SourceView *PreviewPane::source(Tab tab)
{
    SourceView *&view = tab == Tab::Html ? m_html : m_markdown;
    if (!view) {
        view = new SourceView(tab == Tab::Html ? u"HTML"_s : u"Markdown"_s, m_pages);
        view->setObjectName(tab == Tab::Html ? u"htmlSource"_s : u"markdownSource"_s);
        m_pages->addWidget(view);
        wrapSources();
    }
    return view;
}

QWidget *PreviewPane::page(Tab tab)
{
    if (tab == Tab::Page)
        return m_page;
    if (tab != Tab::Checks)
        return source(tab);
    if (!m_checks) {
        m_checks = new ChecksView(m_pages);
        m_checks->setFindings(m_findings);
        m_pages->addWidget(m_checks);
        connect(m_checks, &ChecksView::placeRequested, this, &PreviewPane::placeRequested);
    }
    return m_checks;
}

void PreviewPane::setFindings(const QList<PreflightFinding> &findings)
{
    m_findings = findings;
    m_tabs->setTabText(int(Tab::Checks),
                       findings.isEmpty() ? tr("Checks") : tr("Checks (%1)").arg(findings.size()));
    if (m_checks)
        m_checks->setFindings(findings);
}

void PreviewPane::wrapSources()
{
    for (SourceView *view : {m_html, m_markdown}) {
        if (view)
            view->setWrap(m_wrap->isChecked() ? SourceView::Wrap::Words : SourceView::Wrap::None);
    }
}

void PreviewPane::updateButtons()
{
    const bool isPage = tab() == Tab::Page;
    m_desktop->setVisible(isPage);
    m_phone->setVisible(isPage);
    const bool isSource = tab() == Tab::Html || tab() == Tab::Markdown;
    m_wrap->setVisible(isSource);
    m_copy->setVisible(isSource);
}

void PreviewPane::setProvider(Provider provider)
{
    m_provider = std::move(provider);
    invalidate();
}

void PreviewPane::invalidate()
{
    m_isStale.fill(true);
    if (isVisible())
        refresh();
}

Form PreviewPane::form() const
{
    switch (tab()) {
    case Tab::Html:
        return Form::HtmlFragment;
    case Tab::Markdown:
        return Form::Markdown;
    case Tab::Page:
    case Tab::Checks:
        break;
    }
    return Form::HtmlPage;
}

void PreviewPane::refresh()
{
    bool &isStale = m_isStale.at(std::size_t(tab()));
    if (!m_provider || !isStale || tab() == Tab::Checks || (tab() == Tab::Page && !m_page->view() && !m_isViewMissing))
        return;
    isStale = false;
    const Rendering rendering = m_provider(form());
    switch (tab()) {
    case Tab::Page:
        m_page->showPage(rendering.content);
        break;
    case Tab::Html:
    case Tab::Markdown:
        source(tab())->showSource(rendering.content);
        break;
    case Tab::Checks:
        break;
    }
    showProblems(rendering.problems.join(u'\n'));
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QWidget *PreviewPane::viewHost() const
{
    return m_page;
}

void PreviewPane::setView(std::unique_ptr<PreviewView> view)
{
    m_page->setView(std::move(view));
    if (isVisible())
        refresh();
}

void PreviewPane::setViewMissing(const QString &message)
{
    m_page->setPlaceholder(message);
    m_isViewMissing = true; // what is wrong with the rendering is told all the same
    if (isVisible())
        refresh();
}

void PreviewPane::mark(PostPlace place)
{
    m_place = place;
    if (m_page->view())
        m_page->view()->mark(place);
}

void PreviewPane::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

PreviewPane::Tab PreviewPane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void PreviewPane::showProblems(const QString &text)
{
    if (!m_problems && text.isEmpty())
        return;
    if (!m_problems) {
        m_problems = new NoticeBar(this);
        m_problems->setObjectName(u"previewProblems"_s);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_pages), m_problems);
    }
    m_problems->setText(text);
}

void PreviewPane::askToOpen(const QString &address)
{
    if (!m_links) {
        m_links = new LinkBar(this);
        layout()->addWidget(m_links);
        connect(m_links, &LinkBar::openRequested, this,
                [this](const QString &to) { Q_EMIT openExternally(QUrl(to, QUrl::StrictMode)); });
        connect(m_links, &LinkBar::closed, this, [this] {
            if (m_page->view())
                m_page->view()->widget()->setFocus(Qt::OtherFocusReason);
        });
    }
    m_links->ask(safeHref(address));
}

void PreviewPane::copySource()
{
    if (m_provider)
        QGuiApplication::clipboard()->setText(m_provider(form()).content);
}

} // namespace Postil
