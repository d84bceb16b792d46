// SPDX-License-Identifier: MIT
#include "widgets/offerbar.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Postil {

OfferBar::OfferBar(QWidget *parent)
    : QFrame(parent), m_question(new QLabel(this)), m_row(new QHBoxLayout(this))
{
    setObjectName(u"offerBar"_s);
    setAutoFillBackground(true);
    m_question->setObjectName(u"offerQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *close = new QToolButton(this);
    close->setObjectName(u"offerClose"_s);
    close->setIcon(icon(u"window-close"_s));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    close->setFocusPolicy(Qt::NoFocus);
    m_row->setContentsMargins(14, 5, 8, 5);
    m_row->setSpacing(6);
    m_row->addWidget(m_question, 1);
    m_row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &OfferBar::dismiss);
    hide();
}

OfferBar::~OfferBar() = default;

void OfferBar::offer(const QString &question, const QStringList &answers, Leaves leaves)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_leaves = leaves;
    m_question->setText(question);
    m_question->setToolTip(u"<p>%1</p>"_s.arg(question.toHtmlEscaped()));
    setAccessibleName(question);
    for (const QString &answer : answers) {
        auto *button = new QPushButton(answer, this);
        button->setObjectName(u"offer%1"_s.arg(m_buttons.size()));
        button->setFocusPolicy(Qt::NoFocus);
        if (m_buttons.isEmpty()) {
            button->setProperty("kind", u"primary"_s);
            button->setToolTip(tr("%1 (Return)").arg(QString(answer).remove(u'&')));
        }
        const int number = int(m_buttons.size());
        connect(button, &QPushButton::clicked, this, [this, number] { choose(number); });
        m_row->insertWidget(1 + number, button);
        m_buttons.append(button);
    }
    show();
    qApp->removeEventFilter(this);
    qApp->installEventFilter(this);
}

void OfferBar::dismiss()
{
    qApp->removeEventFilter(this);
    hide();
}

void OfferBar::choose(int answer)
{
    dismiss();
    Q_EMIT chosen(answer);
}

bool OfferBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || QApplication::activePopupWidget())
        return false;
    // Each key comes by several times, on its way up from where the focus is: the first is enough.
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != window())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & ~Qt::KeypadModifier)
            break;
        choose(0);
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
    case Qt::Key_AltGr:
        return false;
    default:
        break;
    }
    if (m_leaves == Leaves::WithAnyKey)
        dismiss();
    return false;
}

void OfferBar::paintEvent(QPaintEvent *)
{
    const Theme &colours = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.selection);
    painter.fillRect(0, height() - 1, width(), 1, colours.separator);
}

} // namespace Postil
