// SPDX-License-Identifier: MIT
#include "compose/rownotice.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Postil {

RowNotice::RowNotice(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    m_text->setObjectName(u"rowNotice"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName(u"rowAction"_s);
    m_button->setProperty("kind", u"link"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(3, 0, 0, 3);
    line->setSpacing(6);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(m_action); });
}

void RowNotice::show(const LinkNotice &notice)
{
    const bool isTrouble = notice.kind == LinkNoticeKind::Trouble;
    m_icon->setPixmap(icon(isTrouble ? u"messagebox_warning-symbolic"_s : u"help-about"_s)
                          .pixmap(QSize(16, 16), devicePixelRatio(), QIcon::Normal));
    m_text->setText(notice.text);
    m_action = notice.action;
    m_button->setText(m_action == LinkAction::UseReplacement ? tr("Use that") : tr("Try again"));
    m_button->setVisible(m_action != LinkAction::None);
    setVisible(true);
}

} // namespace Postil
