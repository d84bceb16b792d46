// SPDX-License-Identifier: MIT
// From a picture that is given to a picture in the post: it is stored, and its description asked for.
#pragma once

#include "compose/givenpicture.h"
#include "media/mediastore.h"

#include <QCoroTask>
#include <QObject>

class QWidget;

namespace Postil {

class Session;

class PictureWork : public QObject
{
    Q_OBJECT

public:
    // The dialogs stand over the window of `pane`.
    PictureWork(Session &session, MediaStore store, QWidget *pane);

    // See TakePictures. What belongs to a draft that is no longer open is dropped.
    QCoro::Task<> take(QList<GivenPicture> pictures,
                       std::function<void(const QString &address, const QString &alt)> insert);
    // Asks for files, and takes them.
    void choose(std::function<void(const QString &address, const QString &alt)> insert);

Q_SIGNALS:
    void refused(const QString &sentence);

private:
    Session &m_session;
    MediaStore m_store;
    QWidget *m_pane;
};

} // namespace Postil
