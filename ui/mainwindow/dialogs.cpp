// SPDX-License-Identifier: MIT
// The dialogs that belong to the window as a whole.
#include "mainwindow/mainwindow.h"

#include "compose/session.h"
#include "mainwindow/drafts.h"
#include "mainwindow/services.h"
#include "post/stylecatalogue.h"
#include "settings/aboutdialog.h"
#include "settings/styledialog.h"

#include <QMessageBox>
#include <QPushButton>
#include <QUuid>

namespace Postil {

void MainWindow::askToErase(const QUuid &id)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete the post for good?"),
                                tr("It cannot be brought back afterwards."), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("eraseQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *erase = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    connect(erase, &QPushButton::clicked, m_drafts, [this, id] { m_drafts->erase(id); });
    box->open();
}

void MainWindow::editStyles()
{
    auto *dialog = new StyleDialog(*m_services.styles, m_session->style().id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StyleDialog::stylesChanged, this, [this] {
        const auto style = m_services.styles->find(m_session->style().id);
        m_session->setStyle(style.value_or(m_services.styles->styles().constFirst()),
                            Session::StyleChange::Resolved);
        showStyles();
    });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Postil
