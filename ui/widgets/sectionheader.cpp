// SPDX-License-Identifier: MIT
#include "widgets/sectionheader.h"

#include "widgets/smallfont.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Postil {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(title, this)), m_note(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 2);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_note);
    QFont small = smallFont(font());
    m_note->setFont(small);
    small.setCapitalization(QFont::AllUppercase);
    small.setLetterSpacing(QFont::PercentageSpacing, 104);
    m_title->setFont(small);
    for (QLabel *label : {m_title, m_note}) {
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextFormat(Qt::PlainText);
    }
}

QPushButton *SectionHeader::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("kind", QStringLiteral("link"));
    button->setFont(m_note->font());
    button->hide();
    layout()->addWidget(button);
    return button;
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SectionHeader::setNote(const QString &note)
{
    m_note->setText(note);
}

} // namespace Postil
