// SPDX-License-Identifier: MIT
#include "compose/coveragegroupbox.h"

#include "compose/linkrow.h"
#include "widgets/icons.h"
#include "widgets/quietbuttons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Postil {

CoverageGroupBox::CoverageGroupBox(int index, QUndoStack *undoStack, QWidget *parent)
    : QWidget(parent), m_index(index), m_undoStack(undoStack),
      m_heading(new GrowingEdit(GrowingEdit::Lines::One, this)), m_remove(new QToolButton(this)),
      m_add(new QPushButton(tr("+ Add link"), this)), m_lines(new QVBoxLayout), m_footer(new QHBoxLayout)
{
    m_heading->setObjectName(u"coverageHeading%1"_s.arg(index));
    m_heading->setAccessibleName(tr("Heading of the coverage"));
    m_heading->setUndoStack(undoStack);
    QFont bold = m_heading->font();
    bold.setWeight(QFont::Bold);
    m_heading->setFont(bold);
    m_remove->setObjectName(u"removeGroup%1"_s.arg(index));
    m_remove->setIcon(icon(u"window-close-symbolic"_s));
    m_remove->setIconSize({12, 12});
    m_remove->setToolTip(tr("Remove the group and its links"));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_add->setObjectName(u"addLink%1"_s.arg(index));
    m_add->setProperty("kind", u"link"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_remove, 0, Qt::AlignTop);
    column->addLayout(top);
    m_quiet = new QuietButtons(this, {m_remove});
    m_lines->setSpacing(0);
    column->addLayout(m_lines);
    m_footer->setSpacing(8);
    m_footer->addWidget(m_add);
    m_footer->addStretch(1);
    column->addLayout(m_footer);
    connect(m_add, &QPushButton::clicked, this, &CoverageGroupBox::addLinkRequested);
    connect(m_remove, &QToolButton::clicked, this, &CoverageGroupBox::removeRequested);
}

void CoverageGroupBox::focusAdd()
{
    m_add->setFocus(Qt::ShortcutFocusReason);
}

QWidget *CoverageGroupBox::showGroup(const CoverageGroup &group, Caret caret, Removable removable)
{
    m_remove->setEnabled(removable == Removable::Yes);
    m_quiet->refresh();
    QWidget *first = m_heading->showText(group.heading, caret) ? m_heading : nullptr;
    while (m_rows.size() > group.links.size()) {
        LinkRow *row = m_rows.takeLast();
        row->hide();
        row->deleteLater();
    }
    for (int i = 0; i < group.links.size(); ++i) {
        if (i == m_rows.size()) {
            auto *row = new LinkRow({m_index, i}, m_undoStack, this);
            m_rows.append(row);
            m_lines->addWidget(row);
            row->show(); // at once: it may get the focus now
            Q_EMIT rowAdded(row);
        }
        QWidget *changed = m_rows[i]->showLink(group.links[i], caret);
        first = first ? first : changed;
    }
    return first;
}

void CoverageGroupBox::showSuggestion(const QString &heading)
{
    m_heading->setPlaceholderText(heading.isEmpty() ? tr("Heading of the coverage") : heading);
}

} // namespace Postil
