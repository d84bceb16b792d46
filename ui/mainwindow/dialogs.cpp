// SPDX-License-Identifier: MIT
// The dialogs that belong to the window as a whole.
#include "mainwindow/mainwindow.h"

#include "article/outletregistry.h"
#include "compose/session.h"
#include "mainwindow/drafts.h"
#include "mainwindow/services.h"
#include "mainwindow/statusline.h"
#include "post/stylecatalogue.h"
#include "settings/aboutdialog.h"
#include "settings/bookmarkletdialog.h"
#include "settings/outletsdialog.h"
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

void MainWindow::editOutlets()
{
    if (!m_services.outlets)
        return;
    auto *dialog = new OutletsDialog(*m_services.outlets, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showBookmarklet()
{
    auto *dialog = new BookmarkletDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::learnOutlet(const QString &address, const QString &name)
{
    const QString host = QUrl(address).host();
    if (!m_services.outlets || host.isEmpty() || name.isEmpty() || m_services.outlets->name(host) == name)
        return;
    const auto learned = m_services.outlets->learn(host, name);
    m_status->showMessage(learned ? tr("From now on %1 is called “%2”.").arg(host, name)
                                  : learned.error().message);
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Postil
