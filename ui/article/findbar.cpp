// SPDX-License-Identifier: MIT
#include "article/findbar.h"

#include "widgets/clearbutton.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Postil {

FindBar::FindBar(QWidget *parent) : QFrame(parent), m_field(new QLineEdit(this)), m_count(new QLabel(this))
{
    setObjectName(u"findBar"_s);
    setAutoFillBackground(true);
    m_field->setObjectName(u"findField"_s);
    m_field->setPlaceholderText(tr("Find in the article"));
    addClearButton(m_field);
    m_count->setObjectName(u"findCount"_s);
    m_count->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    const auto addButton = [&](const QString &name, const QString &iconName, const QString &tip,
                               auto signal) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setIcon(icon(iconName));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QToolButton::clicked, this, signal);
        row->addWidget(button);
    };
    addButton(u"findPrevious"_s, u"go-up"_s, tr("Previous (Shift+Return)"), &FindBar::previousRequested);
    addButton(u"findNext"_s, u"go-down"_s, tr("Next (Return)"), &FindBar::nextRequested);
    addButton(u"findClose"_s, u"window-close"_s, tr("Close (Esc)"), &FindBar::closed);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    hide();
}

void FindBar::start(const QString &words)
{
    show();
    if (!words.isEmpty() && words != m_field->text())
        m_field->setText(words);
    else
        Q_EMIT wordsChanged(m_field->text());
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

QString FindBar::words() const
{
    return m_field->text();
}

void FindBar::setCount(int current, int count, int limit)
{
    if (m_field->text().trimmed().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("nowhere"));
    else
        m_count->setText(count < limit ? tr("%1 of %2").arg(current + 1).arg(count)
                                       : tr("%1 of %2 or more").arg(current + 1).arg(count));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        isBack ? Q_EMIT previousRequested() : Q_EMIT nextRequested();
        break;
    case Qt::Key_Escape:
        Q_EMIT closed();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, themeOf(palette()).separator);
}

} // namespace Postil
