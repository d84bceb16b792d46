// SPDX-License-Identifier: MIT
#include "mainwindow/statusline.h"

#include "widgets/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace Postil {

using namespace std::chrono_literals;

namespace {

void mark(QLabel &label, bool isTrouble)
{
    label.setProperty("trouble", isTrouble);
    QFont font;
    font.setBold(isTrouble);
    label.setFont(isTrouble ? font : QFont());
    QPalette palette;
    if (isTrouble)
        palette.setColor(QPalette::WindowText, themeOf(label.palette()).bad);
    label.setPalette(palette);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent), m_saved(new QLabel(this)), m_message(new QLabel(this)), m_words(new QLabel(this)),
      m_style(new QToolButton(this)), m_fade(new QTimer(this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_saved->setObjectName(QStringLiteral("savedState"));
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_words->setObjectName(QStringLiteral("postWords"));
    m_style->setObjectName(QStringLiteral("styleButton"));
    for (QLabel *label : {m_saved, m_message, m_words})
        label->setTextFormat(Qt::PlainText); // titles and addresses from outside pass through here
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_style->setPopupMode(QToolButton::InstantPopup);
    m_style->setAutoRaise(true);
    m_style->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_style->setToolTip(tr("House style of this post"));
    m_style->setAccessibleName(tr("House style"));
    m_style->setMenu(new QMenu(m_style));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 2, 8, 2);
    layout->setSpacing(18);
    layout->addWidget(m_saved);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_style);

    m_fade->setSingleShot(true);
    m_fade->setInterval(8s);
    connect(m_fade, &QTimer::timeout, m_message, &QLabel::clear);
}

void StatusLine::setSaved(const QString &text)
{
    mark(*m_saved, false);
    m_saved->setText(text);
    m_saved->setToolTip({});
}

void StatusLine::setTrouble(const QString &text)
{
    mark(*m_saved, true);
    m_saved->setText(text);
    m_saved->setToolTip(text);
}

void StatusLine::showMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setToolTip(text);
    m_fade->start();
}

void StatusLine::setWords(int words)
{
    m_words->setText(words == 1 ? tr("1 word") : tr("%1 words").arg(locale().toString(words)));
}

void StatusLine::setStyles(const QList<std::pair<QString, QString>> &idsAndNames, const QString &current)
{
    QMenu *menu = m_style->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    for (const auto &[id, name] : idsAndNames) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(id == current);
        group->addAction(action);
        if (id == current)
            m_style->setText(name);
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT styleChosen(id); });
    }
}

} // namespace Postil
