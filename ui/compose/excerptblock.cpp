// SPDX-License-Identifier: MIT
#include "compose/excerptblock.h"

#include "compose/differencetext.h"
#include "compose/markdownedit.h"
#include "compose/rownotice.h"
#include "widgets/edgedbox.h"
#include "widgets/icons.h"
#include "widgets/quietbuttons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

ExcerptBlock::ExcerptBlock(int index, QWidget *parent)
    : QWidget(parent), m_index(index),
      m_edit(new MarkdownEdit(u"excerptEdit%1"_s.arg(index), tr("Passage %1").arg(index + 1), this)),
      m_up(new QToolButton(this)), m_down(new QToolButton(this)), m_remove(new QToolButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    column->addLayout(row);
    row->addWidget(new EdgedBox(EdgedBox::Edge::Quote, m_edit, this), 1, Qt::AlignTop);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(0);
    row->addLayout(buttons);

    const auto add = [&](QToolButton *button, const QString &name, const QString &iconName,
                         const QString &tip) {
        button->setObjectName(name + QString::number(m_index));
        button->setIcon(icon(iconName));
        button->setIconSize({12, 12});
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        buttons->addWidget(button);
    };
    add(m_remove, u"excerptRemove"_s, u"window-close-symbolic"_s, tr("Remove the passage (Ctrl+Shift+Del)"));
    add(m_up, u"excerptUp"_s, u"arrow-up"_s, tr("Move the passage up (Alt+Up)"));
    add(m_down, u"excerptDown"_s, u"arrow-down"_s, tr("Move the passage down (Alt+Down)"));
    buttons->addStretch(1);
    m_quiet = new QuietButtons(this, {m_remove, m_up, m_down});
    connect(m_remove, &QToolButton::clicked, this, &ExcerptBlock::removeRequested);
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
}

void ExcerptBlock::setCheck(const QuoteCheck &check)
{
    m_edit->setDifferences(check.differences);
    const QString text = checkText(check, m_edit->text());
    m_edit->setAccessibleDescription(text);
    if (text.isEmpty()) {
        if (m_notice)
            m_notice->hide();
        return;
    }
    if (!m_notice) {
        m_notice = new RowNotice(this);
        layout()->addWidget(m_notice);
    }
    m_notice->show({LinkNoticeKind::Trouble, text, LinkAction::None});
}

void ExcerptBlock::setCount(int passages)
{
    m_up->setEnabled(m_index > 0);
    m_down->setEnabled(m_index < passages - 1);
    m_quiet->refresh();
}

void ExcerptBlock::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
    else if (event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)
             && event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Postil
