// SPDX-License-Identifier: MIT
#include "mainwindow/panelayout.h"

#include <QDataStream>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Postil {

namespace {
constexpr int narrowBelow = 1300; // pixels, from the design
} // namespace

PaneLayout::PaneLayout(QWidget *parent)
    : QWidget(parent), m_splitter(new QSplitter(Qt::Horizontal, this)), m_side(new QWidget(m_splitter)),
      m_tabs(new QTabBar(m_side)), m_stack(new QStackedWidget(m_side))
{
    m_tabs->setObjectName(QStringLiteral("sideTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Source"));
    m_tabs->addTab(tr("Preview"));
    m_tabs->hide();
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);

    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins({});
    side->setSpacing(0);
    side->addWidget(m_tabs);
    side->addWidget(m_stack, 1);

    m_splitter->setObjectName(QStringLiteral("panes"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
}

QWidget *PaneLayout::sourceParent() const
{
    return m_stack;
}

QWidget *PaneLayout::paneParent() const
{
    return m_splitter;
}

void PaneLayout::place(const Panes &panes)
{
    m_panes = panes;
    m_stack->addWidget(panes.source);
    m_splitter->addWidget(panes.library);
    m_splitter->addWidget(m_side);
    m_splitter->addWidget(panes.post);
    m_splitter->addWidget(panes.preview);
    m_splitter->setStretchFactor(0, 0);
    for (int i = 1; i < 4; ++i)
        m_splitter->setStretchFactor(i, 1);
    panes.library->setMinimumWidth(180);
    m_side->setMinimumWidth(280);
    panes.post->setMinimumWidth(320);
    panes.preview->setMinimumWidth(280);
}

void PaneLayout::bringForward(SidePane pane)
{
    if (m_narrow)
        m_tabs->setCurrentIndex(pane == SidePane::Source ? 0 : 1);
}

void PaneLayout::showLibrary()
{
    m_panes.library->show();
    Q_EMIT libraryShownChanged();
}

void PaneLayout::hideLibrary()
{
    m_panes.library->hide();
    Q_EMIT libraryShownChanged();
}

bool PaneLayout::isLibraryShown() const
{
    return !m_panes.library->isHidden();
}

QByteArray PaneLayout::saveSizes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    const QList<int> now = m_splitter->sizes();
    stream << (m_narrow ? m_wideSizes : now) << (m_narrow ? now : m_narrowSizes) << isLibraryShown();
    return bytes;
}

void PaneLayout::restoreSizes(const QByteArray &sizes)
{
    QDataStream stream(sizes);
    QList<int> wide;
    QList<int> narrow;
    bool library = true;
    stream >> wide >> narrow >> library;
    if (stream.status() != QDataStream::Ok)
        return; // never saved, or by another version: the defaults are good
    m_wideSizes = wide;
    m_narrowSizes = narrow;
    m_panes.library->setVisible(library);
    applySizes();
    Q_EMIT libraryShownChanged();
}

void PaneLayout::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if ((event->size().width() < narrowBelow) != m_narrow)
        arrange();
    else if (!event->oldSize().isValid())
        applySizes();
}

void PaneLayout::arrange()
{
    (m_narrow ? m_narrowSizes : m_wideSizes) = m_splitter->sizes();
    m_narrow = !m_narrow;
    m_tabs->setVisible(m_narrow);
    if (m_narrow)
        m_stack->addWidget(m_panes.preview);
    else
        m_splitter->addWidget(m_panes.preview);
    m_panes.preview->setVisible(!m_narrow || m_tabs->currentIndex() == 1);
    m_stack->setCurrentIndex(m_narrow ? m_tabs->currentIndex() : 0);
    applySizes();
}

void PaneLayout::applySizes()
{
    const QList<int> &kept = m_narrow ? m_narrowSizes : m_wideSizes;
    const int count = m_splitter->count();
    if (kept.size() == count && *std::ranges::max_element(kept) > 0) {
        m_splitter->setSizes(kept);
        return;
    }
    // The drawing's proportions: a narrow library, Source and Post alike, the preview a little less.
    const int library = 228;
    const int rest = std::max(width() - library, 3);
    m_splitter->setSizes(m_narrow ? QList<int>{200, rest * 9 / 20, rest * 11 / 20}
                                  : QList<int>{library, rest * 34 / 100, rest * 34 / 100, rest * 32 / 100});
}

} // namespace Postil
