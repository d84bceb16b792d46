// SPDX-License-Identifier: MIT
#include "widgets/linkbar.h"

#include "base/url.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Postil {

LinkBar::LinkBar(QWidget *parent)
    : QFrame(parent), m_label(new QLabel(this)), m_open(new QPushButton(tr("Open"), this))
{
    setObjectName(u"linkBar"_s);
    setAutoFillBackground(true);
    m_label->setObjectName(u"linkAddress"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_open->setObjectName(u"linkOpen"_s);
    m_open->setProperty("kind", u"primary"_s);
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(u"linkCopy"_s);
    m_open->setAutoDefault(true); // Return presses the button that has the focus
    copy->setAutoDefault(true);
    auto *close = new QToolButton(this);
    close->setObjectName(u"linkClose"_s);
    close->setIcon(icon(u"window-close"_s));
    close->setToolTip(tr("Close (Esc)"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 8, 7);
    row->setSpacing(6);
    row->addWidget(m_label, 1);
    row->addWidget(m_open);
    row->addWidget(copy);
    row->addWidget(close);

    connect(m_open, &QPushButton::clicked, this, &LinkBar::open);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_address);
        finish();
    });
    connect(close, &QToolButton::clicked, this, &LinkBar::finish);
    hide();
}

void LinkBar::ask(const QString &address)
{
    m_address = address;
    setVisible(!address.isEmpty());
    if (address.isEmpty())
        return;
    m_label->setToolTip(u"<p>%1</p>"_s.arg(address.toHtmlEscaped()));
    elide();
    m_open->setFocus(Qt::PopupFocusReason);
}

void LinkBar::elide()
{
    const QString text = tr("Opens %1 in your browser");
    const int room = m_label->width() - fontMetrics().horizontalAdvance(text);
    m_label->setText(
        text.arg(fontMetrics().elidedText(displayUrl(m_address), Qt::ElideMiddle, qMax(120, room))));
}

void LinkBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (!m_address.isEmpty())
        elide();
}

void LinkBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open();
    else if (event->key() == Qt::Key_Escape)
        finish();
    else
        QFrame::keyPressEvent(event);
}

void LinkBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, themeOf(palette()).separator);
}

void LinkBar::open()
{
    const QString address = m_address;
    finish();
    Q_EMIT openRequested(address);
}

void LinkBar::finish()
{
    m_address.clear();
    hide();
    Q_EMIT closed();
}

} // namespace Postil
