// SPDX-License-Identifier: MIT
#include "article/statepage.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QString headingOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return StatePage::tr("The page could not be fetched");
    case ErrorKind::Timeout:
        return StatePage::tr("The page took too long");
    case ErrorKind::TooLarge:
        return StatePage::tr("This is too large");
    case ErrorKind::Refused:
        return StatePage::tr("This address is not opened");
    case ErrorKind::Cancelled:
        return StatePage::tr("Stopped");
    case ErrorKind::NotFound:
        return StatePage::tr("There is nothing there");
    case ErrorKind::Engine:
        return StatePage::tr("The web engine did not answer");
    case ErrorKind::BadInput:
    case ErrorKind::Storage:
    case ErrorKind::Template:
    case ErrorKind::SignIn:
    case ErrorKind::Conflict:
        break;
    }
    return StatePage::tr("No article could be read from this");
}

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

QPushButton *actionButton(const QString &name, const QString &text, QBoxLayout *row)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(true);
    row->addWidget(button);
    return button;
}

} // namespace

StatePage::StatePage(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_heading(plainLabel(u"stateHeading"_s, this)),
      m_body(plainLabel(u"stateText"_s, this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_icon->setAlignment(Qt::AlignHCenter);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_heading->setFont(large);
    m_body->setForegroundRole(QPalette::PlaceholderText);

    // Two in a row at most: the pane may be narrow.
    std::array<QHBoxLayout *, 3> rows;
    for (QHBoxLayout *&row : rows) {
        row = new QHBoxLayout;
        row->setSpacing(8);
        row->addStretch(1);
    }
    m_plain = actionButton(u"statePlainText"_s, tr("Take the page's plain text"), rows[0]);
    m_retry = actionButton(u"stateRetry"_s, tr("Try again"), rows[1]);
    m_browser = actionButton(u"stateBrowser"_s, tr("Open in browser"), rows[1]);
    m_paste = actionButton(u"statePaste"_s, tr("Paste the text"), rows[2]);
    m_back = actionButton(u"stateBack"_s, tr("Back to the article"), rows[2]);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    column->addSpacing(6);
    for (QHBoxLayout *row : rows) {
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addStretch(3);

    connect(m_plain, &QPushButton::clicked, this, &StatePage::plainTextRequested);
    connect(m_retry, &QPushButton::clicked, this, &StatePage::retryRequested);
    connect(m_browser, &QPushButton::clicked, this, &StatePage::openInBrowserRequested);
    connect(m_paste, &QPushButton::clicked, this, &StatePage::pasteRequested);
    connect(m_back, &QPushButton::clicked, this, &StatePage::backRequested);
}

void StatePage::setTexts(const QString &iconName, const QString &heading, const QString &body, Offers offers)
{
    m_icon->setPixmap(icon(iconName).pixmap(QSize(40, 40), devicePixelRatio(), QIcon::Disabled));
    m_heading->setText(heading);
    m_body->setText(body);
    m_body->setVisible(!body.isEmpty());
    m_plain->hide();
    m_retry->setVisible(offers.testFlag(Offer::Retry));
    m_browser->setVisible(offers.testFlag(Offer::OpenInBrowser));
    m_paste->setVisible(offers.testFlag(Offer::Paste));
    m_back->setVisible(offers.testFlag(Offer::GoBack));
}

void StatePage::showEmpty()
{
    setTexts(u"news-subscribe"_s, tr("Paste an address or an article"),
             tr("Ctrl+L takes you to the address field. Paste the address of a page, or the text itself; "
                "or drop a link, a selection or a file here.\n\n"
                "Then select a passage and press Ctrl+Return to quote it."),
             Offer::None);
}

void StatePage::showLoading(const QString &text)
{
    setTexts(u"view-refresh"_s, text, tr("Esc stops it."), Offer::None);
}

void StatePage::showError(const Error &error, Offers offers)
{
    setTexts(u"dialog-warning"_s, headingOf(error.kind), error.message, offers);
    takeFocus();
}

void StatePage::offerPlainText()
{
    m_plain->show();
    takeFocus();
}

void StatePage::takeFocus()
{
    for (QPushButton *button : {m_plain, m_retry, m_paste, m_back}) {
        if (button->isHidden())
            continue;
        setFocusProxy(button);
        break;
    }
}

} // namespace Postil
