// SPDX-License-Identifier: MIT
#include "compose/linkpopup.h"

#include "base/url.h"
#include "compose/markdownedit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

LinkPopup::LinkPopup(QWidget *parent) : QFrame(parent), m_address(new QLineEdit(this))
{
    setObjectName(u"linkPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_address->setObjectName(u"linkAddress"_s);
    m_address->setAccessibleName(tr("Address of the link"));
    m_address->setPlaceholderText(tr("Address of the link, then Return"));
    m_address->setMinimumWidth(260);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 4);
    row->addWidget(m_address);
    connect(m_address, &QLineEdit::returnPressed, this, &LinkPopup::finish);
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        if (!m_address->hasFocus())
            hide();
    });
    hide();
}

void LinkPopup::ask(MarkdownEdit *edit)
{
    m_edit = edit;
    m_address->clear();
    adjustSize();
    const QPoint below =
        edit->viewport()->mapTo(parentWidget(), edit->cursorRect().bottomLeft() + QPoint(0, 4));
    move(std::clamp(below.x(), 0, std::max(0, parentWidget()->width() - width())),
         std::clamp(below.y(), 0, std::max(0, parentWidget()->height() - height())));
    raise();
    show();
    m_address->setFocus(Qt::PopupFocusReason);
}

void LinkPopup::finish()
{
    const QString typed = m_address->text();
    const auto url = typedUrl(typed);
    const bool mail = typed.startsWith("mailto:"_L1);
    if (!url && !mail) {
        m_address->selectAll();
        m_address->setToolTip(tr("This is not a web address."));
        return;
    }
    if (m_edit)
        m_edit->link(url ? url->toString(QUrl::FullyEncoded) : typed);
    close();
}

void LinkPopup::close()
{
    hide();
    if (m_edit)
        m_edit->setFocus(Qt::PopupFocusReason);
}

void LinkPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace Postil
