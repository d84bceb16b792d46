// SPDX-License-Identifier: MIT
// The dialogs that belong to the window as a whole.
#include "mainwindow/mainwindow.h"

#include "compose/session.h"
#include "mainwindow/services.h"
#include "post/stylecatalogue.h"
#include "settings/aboutdialog.h"
#include "settings/styledialog.h"

namespace Postil {

void MainWindow::editStyles()
{
    auto *dialog = new StyleDialog(*m_services.styles, m_session->style().id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StyleDialog::stylesChanged, this, [this] {
        const auto style = m_services.styles->find(m_session->style().id);
        m_session->setStyle(style.value_or(m_services.styles->styles().constFirst()), Session::StyleChange::Resolved);
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
