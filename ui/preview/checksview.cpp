// SPDX-License-Identifier: MIT
#include "preview/checksview.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Postil {

ChecksView::ChecksView(QWidget *parent) : QListWidget(parent)
{
    setObjectName(u"checks"_s);
    setAccessibleName(tr("Checks"));
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setSpacing(3);
    setIconSize({16, 16});
    connect(this, &QListWidget::itemActivated, this, &ChecksView::request);
    connect(this, &QListWidget::itemClicked, this, &ChecksView::request);
}

void ChecksView::request(const QListWidgetItem *item)
{
    const PreflightFinding &finding = m_findings.at(row(item));
    Q_EMIT placeRequested(finding.place, finding.text);
}

void ChecksView::setFindings(const QList<PreflightFinding> &findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    fill();
}

void ChecksView::fill()
{
    const int at = currentRow();
    clear();
    const Theme &colours = themeOf(palette());
    for (const PreflightFinding &finding : std::as_const(m_findings)) {
        const bool blocks = finding.severity == Severity::Blocks;
        auto *item = new QListWidgetItem(icon(blocks ? u"dialog-cancel"_s : u"messagebox_warning-symbolic"_s),
                                         finding.sentence, this);
        item->setForeground(blocks ? colours.bad : colours.text);
        item->setToolTip(blocks ? tr("To be mended before the post is published") : tr("Worth a look"));
    }
    setCurrentRow(std::min(at, count() - 1));
}

void ChecksView::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(palette()).muted);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Nothing to mend: title, source, quotations, links and pictures are as they should be."));
}

void ChecksView::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace Postil
