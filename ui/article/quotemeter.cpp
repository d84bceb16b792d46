// SPDX-License-Identifier: MIT
#include "article/quotemeter.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

QuoteMeter::QuoteMeter(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"quoteMeter"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void QuoteMeter::setShare(const QuoteShare &share)
{
    if (share == m_share)
        return;
    m_share = share;
    setToolTip(m_share.limit > 0
                   ? tr("The house style quotes at most %n word(s) of one article.", nullptr, m_share.limit)
                   : QString());
    setAccessibleName(text());
    update();
}

QString QuoteMeter::text() const
{
    if (m_share.words == 0 && m_share.articleWords == 0)
        return {}; // nothing was counted yet
    const QLocale locale;
    QString words =
        m_share.words == 1 ? tr("1 word quoted") : tr("%1 words quoted").arg(locale.toString(m_share.words));
    if (m_share.state() == QuoteState::Over)
        words += u", "_s + tr("%1 over the limit").arg(locale.toString(m_share.words - m_share.limit));
    return words + u" · "_s + tr("%1 % of the article").arg(qRound(100 * m_share.share()));
}

double QuoteMeter::filled() const
{
    const int whole = m_share.limit > 0 ? m_share.limit : m_share.articleWords;
    return whole > 0 ? std::min(1.0, double(m_share.words) / whole) : 0;
}

QSize QuoteMeter::sizeHint() const
{
    return {200, fontMetrics().height() + 18};
}

void QuoteMeter::paintEvent(QPaintEvent *)
{
    const Theme &colours = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.window);
    painter.fillRect(0, 0, width(), 1, colours.separator);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isWide = width() > 260;
    const QRectF bar(14, height() / 2.0 - 3, isWide ? std::min(110, width() / 4) : 0, 6);
    painter.setBrush(colours.separator);
    painter.drawRoundedRect(bar, 3, 3);
    QRectF fill = bar;
    fill.setWidth(bar.width() * filled());
    if (fill.width() > 0) {
        fill.setWidth(std::max(fill.width(), std::min(6.0, bar.width())));
        painter.setBrush(m_share.state() >= QuoteState::Close ? colours.warning : colours.good);
        painter.drawRoundedRect(fill, 3, 3);
    }
    painter.setPen(m_share.state() == QuoteState::Over ? colours.warning : colours.muted);
    const QRect room = rect().adjusted(isWide ? int(bar.right()) + 10 : 14, 1, -12, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace Postil
