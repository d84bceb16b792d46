// SPDX-License-Identifier: MIT
// The pictures of the posts on this computer: a folder of files that are named by what is in them, so that
// the same picture is there once. Nothing in it is ever changed. Whoever puts a picture into a post has
// stored it before.
#pragma once

#include "media/picture.h"

#include <QCoroTask>
#include <QString>

namespace Postil {

struct StoredPicture
{
    QString name; // see pictureaddress.h
    Picture picture;

    bool operator==(const StoredPicture &) const = default;
};

class MediaStore
{
public:
    explicit MediaStore(QString folder) : m_folder(std::move(folder)) {} // made when it is needed

    // Off the caller's thread. As cleanPicture() has it; Storage.
    [[nodiscard]] QCoro::Task<Result<StoredPicture>> add(QByteArray bytes) const;
    // Of a file of the user's. NotFound, Refused (no ordinary file), and as above.
    [[nodiscard]] QCoro::Task<Result<StoredPicture>> addFile(QString path) const;

    // On the caller's thread, which is not the window's. NotFound: another computer has it, or it was taken
    // out of the folder.
    [[nodiscard]] Result<Picture> read(const QString &name) const;

    [[nodiscard]] bool has(const QString &name) const; // whether it is there, whole or not

    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    QString m_folder;
};

// The name by which the store knows a picture.
[[nodiscard]] QString pictureNameFor(const Picture &picture);

} // namespace Postil
