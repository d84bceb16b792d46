// SPDX-License-Identifier: MIT
#include "settings/stylesample.h"

#include <QPainter>

namespace Postil {

using namespace Qt::StringLiterals;

StyleSample::StyleSample(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"styleSample"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StyleSample::setHouseStyle(const HouseStyle &style)
{
    m_style = style;
    setAccessibleName(tr("Sample"));
    setAccessibleDescription(lines().join(u'\n'));
    updateGeometry();
    update();
}

QStringList StyleSample::lines() const
{
    QString heading = m_style.coverageHeading;
    heading.replace("%1"_L1, tr("The Talks"));
    return {tr("DW") + m_style.sourceSeparator + tr("Talks resume in Geneva"),
            tr("The delegations met again on Monday."),
            m_style.readMore,
            (m_style.editorLabel + u' ' + tr("It will take more than talks.")).trimmed(),
            heading,
            tr("Talks resume (Video)") + m_style.creditSeparator + tr("Jane Doe") + m_style.authorSeparator
                + tr("AP"),
            m_style.footer};
}

QSize StyleSample::sizeHint() const
{
    return {420, int(fontMetrics().lineSpacing() * (lines().size() + 1) * 1.25)};
}

void StyleSample::paintEvent(QPaintEvent *)
{
    // Both shades side by side: what reads well in one may not in the other.
    QPainter painter(this);
    const int half = width() / 2;
    int left = 0;
    for (const StyleColours &colours : {m_style.light, m_style.dark}) {
        const QRect page(left, 0, half, height());
        painter.fillRect(page, QColor::fromString(colours.background));
        const int line = int(fontMetrics().lineSpacing() * 1.25);
        int top = page.top() + line / 2;
        int index = 0;
        for (const QString &text : lines()) {
            const bool link = index == 0 || index == 2 || index == 5;
            const bool quote = index == 1;
            const bool comment = index == 3;
            if (quote || comment)
                painter.fillRect(page.left() + 6, top, 3, line,
                                 QColor::fromString(quote ? colours.quote : colours.comment));
            QRect box(page.left() + 16, top, half - 24, line);
            if (comment) {
                painter.setPen(QColor::fromString(colours.label));
                painter.drawText(box, Qt::AlignVCenter, m_style.editorLabel);
                box.setLeft(box.left() + fontMetrics().horizontalAdvance(m_style.editorLabel + u' '));
            }
            painter.setPen(QColor::fromString(link ? colours.link : colours.text));
            const QString shown = comment ? tr("It will take more than talks.") : text;
            painter.drawText(box, Qt::AlignVCenter,
                             fontMetrics().elidedText(shown, Qt::ElideRight, box.width()));
            top += line;
            ++index;
        }
        left += half;
    }
}

} // namespace Postil
