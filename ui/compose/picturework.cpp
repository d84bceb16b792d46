// SPDX-License-Identifier: MIT
#include "compose/picturework.h"

#include "base/background.h"
#include "compose/picturedialog.h"
#include "compose/session.h"
#include "media/pictureaddress.h"

#include <QCoroSignal>
#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QCoro::Task<Result<StoredPicture>> storePicture(MediaStore store, GivenPicture given)
{
    if (!given.path.isEmpty())
        co_return co_await store.addFile(given.path);
    if (!given.bytes.isEmpty())
        co_return co_await store.add(given.bytes);
    const auto bytes = co_await inBackground([image = given.image] { return asPictureFile(image); });
    if (!bytes)
        co_return std::unexpected(bytes.error());
    co_return co_await store.add(*bytes);
}

} // namespace

PictureWork::PictureWork(Session &session, MediaStore store, QWidget *pane)
    : QObject(pane), m_session(session), m_store(std::move(store)), m_pane(pane)
{
}

QCoro::Task<> PictureWork::take(QList<GivenPicture> pictures,
                                std::function<void(const QString &address, const QString &alt)> insert)
{
    const QPointer guard(this);
    const QUuid draft = m_session.id();
    for (const GivenPicture &given : std::as_const(pictures)) {
        const auto stored = co_await storePicture(m_store, given);
        if (!guard || m_session.id() != draft)
            co_return;
        if (!stored) {
            Q_EMIT refused(stored.error().message);
            continue;
        }
        const QSize room = PictureDialog::room * m_pane->devicePixelRatioF();
        const auto image = co_await inBackground(
            [picture = stored->picture, room] { return Result<QImage>(smallImage(picture, room)); });
        if (!guard || m_session.id() != draft)
            co_return;
        const QPointer dialog(
            new PictureDialog(image.value_or(QImage()), stored->picture.size, m_pane->window()));
        dialog->open();
        const auto ended = co_await qCoro(dialog.data(), &QDialog::finished);
        Q_UNUSED(ended)
        if (!dialog)
            co_return;
        dialog->deleteLater();
        if (!guard || m_session.id() != draft)
            co_return;
        if (dialog->result() == QDialog::Accepted)
            insert(pictureAddress(stored->name), dialog->alt());
    }
}

void PictureWork::choose(std::function<void(const QString &address, const QString &alt)> insert)
{
    auto *dialog = new QFileDialog(m_pane->window(), tr("Insert Picture"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setObjectName(u"choosePictures"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Pictures (*.jpg *.jpeg *.png *.gif *.webp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, insert](const QStringList &paths) {
        QList<GivenPicture> pictures;
        for (const QString &path : paths)
            pictures.append({.path = path});
        take(pictures, insert);
    });
    dialog->open();
}

} // namespace Postil
