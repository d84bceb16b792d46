// SPDX-License-Identifier: MIT
#include "preview/pagehost.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Postil {

namespace {

constexpr int phoneWidth = 390;

} // namespace

PageHost::PageHost(QWidget *parent) : QWidget(parent), m_placeholder(new QLabel(this))
{
    setObjectName(u"pageHost"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_placeholder->setObjectName(u"previewPlaceholder"_s);
    m_placeholder->setTextFormat(Qt::PlainText);
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setMargin(24);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);
    m_placeholder->setText(tr("Preview starts in a moment…"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(3s);
    connect(&m_patience, &QTimer::timeout, this, &PageHost::reveal);
}

void PageHost::setView(std::unique_ptr<PreviewView> view)
{
    m_view = std::move(view);
    m_isRevealed = false;
    m_placeholder->setVisible(true);
    if (!m_view)
        return;
    // The page appears when it is there, under the sentence that stood in its place: no white in between.
    m_view->patched = [this] {
        reveal();
        Q_EMIT patched();
    };
    m_view->linkHovered = [this](const QString &address) { Q_EMIT linkHovered(address); };
    m_view->linkActivated = [this](const QString &address) { Q_EMIT linkActivated(address); };
    m_view->failed = [this](const QString &message) { Q_EMIT failed(message); };
    QWidget *widget = m_view->widget();
    widget->setParent(this);
    widget->show();
    m_placeholder->raise();
    m_placeholder->setAutoFillBackground(true);
    m_placeholder->setBackgroundRole(QPalette::Base);
    place();
    updateShade();
    if (!m_html.isEmpty())
        showPage(m_html);
}

void PageHost::setPlaceholder(const QString &text)
{
    m_placeholder->setText(text);
}

void PageHost::setPageWidth(PageWidth width)
{
    m_width = width;
    setBackgroundRole(width == PageWidth::Phone ? QPalette::Window : QPalette::Base);
    place();
}

void PageHost::showPage(const QString &html)
{
    m_html = html;
    if (!m_view)
        return;
    m_view->show(html);
    if (!m_isRevealed && !m_patience.isActive())
        m_patience.start();
}

void PageHost::reveal()
{
    m_patience.stop();
    m_isRevealed = true;
    m_placeholder->hide();
}

void PageHost::place()
{
    m_placeholder->setGeometry(rect());
    if (!m_view)
        return;
    const int width = m_width == PageWidth::Phone ? std::min(phoneWidth, this->width()) : this->width();
    m_view->widget()->setGeometry((this->width() - width) / 2, 0, width, height());
}

void PageHost::updateShade()
{
    if (m_view)
        m_view->setShade(shadeOf(palette()) == Shade::Dark ? PageShade::Dark : PageShade::Light);
}

void PageHost::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void PageHost::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateShade();
}

} // namespace Postil
