// SPDX-License-Identifier: MIT
#include "mainwindow/exports.h"

#include "compose/session.h"
#include "exporting/exportedpictures.h"
#include "exporting/exporter.h"
#include "mainwindow/actions.h"
#include "mainwindow/services.h"
#include "media/pictureaddress.h"
#include "publishing/account.h"
#include "settings/settingsstore.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString formName(Form form)
{
    switch (form) {
    case Form::HtmlFragment:
        return Exports::tr("HTML");
    case Form::HtmlPage:
        return Exports::tr("HTML page");
    case Form::Markdown:
        return Exports::tr("Markdown");
    case Form::Text:
        break;
    }
    return Exports::tr("Text");
}

} // namespace

Exports::Exports(const Services &services, const Session &session, QWidget *window)
    : QObject(window), m_services(services), m_session(session), m_window(window)
{
}

void Exports::connectTo(const Actions &actions)
{
    const std::pair<QAction *, Form> files[] = {{actions.exportFragment, Form::HtmlFragment},
                                                {actions.exportPage, Form::HtmlPage},
                                                {actions.exportMarkdown, Form::Markdown},
                                                {actions.exportText, Form::Text}};
    for (const auto &[action, form] : files)
        connect(action, &QAction::triggered, this, [this, form] { exportFile(form); });
    const std::pair<QAction *, Form> copies[] = {{actions.copyHtml, Form::HtmlFragment},
                                                 {actions.copyMarkdown, Form::Markdown},
                                                 {actions.copyText, Form::Text}};
    for (const auto &[action, form] : copies)
        connect(action, &QAction::triggered, this, [this, form] { copy(form); });
}

Rendering Exports::render(Form form) const
{
    return m_services.renderer->render(m_session.post(), m_session.style(), form);
}

void Exports::exportFile(Form form)
{
    QString folder = m_services.settings->load().exporting.folder;
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString suggested = QDir(folder).filePath(suggestedFileName(m_session.post(), form));
    const Rendering rendering = render(form); // as it is now, whatever is typed while the dialog is open
    const auto chosen = [this, rendering](const QString &path) { write(rendering, path, Overwrite::No); };
    if (m_services.askSavePath)
        m_services.askSavePath(suggested, chosen);
    else
        showDialog(form, suggested, chosen);
}

void Exports::showDialog(Form form, const QString &suggested,
                         const std::function<void(const QString &)> &chosen)
{
    auto *dialog =
        new QFileDialog(m_window, tr("Export %1").arg(formName(form)), QFileInfo(suggested).path());
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // write() asks, in words of its own
    dialog->setNameFilters({tr("%1 (*.%2)").arg(formName(form), fileExtension(form)), tr("All files (*)")});
    dialog->setDefaultSuffix(fileExtension(form));
    dialog->selectFile(QFileInfo(suggested).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

QCoro::Task<void> Exports::write(Rendering rendering, QString path, Overwrite overwrite)
{
    const QPointer guard(this);
    const auto written = co_await exportWithPictures(rendering, path, overwrite, m_services.media);
    if (!guard)
        co_return;
    if (written) {
        keepFolder(QFileInfo(path).absolutePath());
        const QString file = QDir::toNativeSeparators(path);
        Q_EMIT message(written->count == 0
                           ? tr("Exported to %1").arg(file)
                           : tr("Exported to %1, with %n pictures in the folder “%2” beside it.", nullptr, written->count)
                                 .arg(file, written->folder));
        for (const QString &problem : rendering.problems)
            Q_EMIT message(problem);
    } else if (written.error().kind == ErrorKind::Refused && overwrite == Overwrite::No
               && QFileInfo(path).isFile()) {
        askToReplace(rendering, path);
    } else {
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Not exported"), written.error().message,
                                    QMessageBox::Ok, m_window);
        box->setObjectName(u"exportFailed"_s);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
}

void Exports::keepFolder(const QString &folder)
{
    Settings settings = m_services.settings->load();
    settings.exporting.folder = folder;
    if (const auto kept = m_services.settings->save(settings); !kept)
        Q_EMIT message(kept.error().message);
}

void Exports::askToReplace(const Rendering &rendering, const QString &path)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Replace the file?"),
                                tr("There is a file named “%1” already.").arg(QFileInfo(path).fileName()),
                                QMessageBox::Cancel, m_window);
    box->setObjectName(u"replaceQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Replacing it writes the post over what is in it."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *replace = box->addButton(tr("Replace"), QMessageBox::AcceptRole);
    replace->setObjectName(u"replaceFile"_s);
    connect(replace, &QPushButton::clicked, this,
            [this, rendering, path] { write(rendering, path, Overwrite::Yes); });
    box->open();
}

QCoro::Task<void> Exports::copy(Form form)
{
    const QPointer guard(this);
    const Rendering rendering = render(form);
    const Rendering text = render(Form::Text);
    const int pictures = int(pictureNamesIn(rendering.content).size());
    const auto whole = co_await withEmbeddedPictures(rendering, m_services.media, usualPictureWidth);
    if (!guard)
        co_return;
    QGuiApplication::clipboard()->setMimeData(toMimeData(whole.value_or(rendering), text).release());
    if (pictures == 0)
        Q_EMIT message(tr("%1 copied.").arg(formName(form)));
    else if (!whole)
        Q_EMIT message(tr("%1 copied, without its pictures. %2").arg(formName(form), whole.error().message));
    else if (form == Form::HtmlFragment)
        Q_EMIT message(tr("%1 copied, with its pictures in it.").arg(formName(form)));
    else
        Q_EMIT message(tr("%1 copied. Its pictures are on this computer only: export it to a file to have them beside it.")
                           .arg(formName(form)));
}

} // namespace Postil
