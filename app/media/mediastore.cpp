// SPDX-License-Identifier: MIT
#include "media/mediastore.h"

#include "base/background.h"
#include "base/filewriter.h"
#include "media/bareparts.h"
#include "media/pictureaddress.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct MediaStoreText
{
    Q_DECLARE_TR_FUNCTIONS(MediaStore)
};

// One more than is allowed, so that what is too large is known.
Result<QByteArray> fileBytes(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (path.contains(QChar::Null) || !info.exists())
        return failure(ErrorKind::NotFound,
                       MediaStoreText::tr("There is no picture “%1”. Check the name.").arg(name));
    if (!info.isFile())
        return failure(ErrorKind::Refused,
                       MediaStoreText::tr("“%1” is not an ordinary file. Choose another one.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage,
                       MediaStoreText::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    QByteArray bytes = file.read(maximumPictureBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Storage,
                       MediaStoreText::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    return bytes;
}

Result<StoredPicture> keepPicture(const QString &folder, const QByteArray &bytes)
{
    Result<Picture> clean = cleanPicture(bytes);
    if (!clean)
        return std::unexpected(clean.error());
    StoredPicture stored{.name = pictureNameFor(*clean), .picture = *std::move(clean)};
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Storage,
                       MediaStoreText::tr("The folder “%1” for pictures cannot be made. May you write there?")
                           .arg(QDir::toNativeSeparators(folder)));
    const QString path = folder + u'/' + stored.name;
    if (const auto there = fileBytes(path); there && *there == stored.picture.bytes)
        return stored;
    return writeFile(path, stored.picture.bytes, Overwrite::Yes).transform([&] { return std::move(stored); });
}

} // namespace

QString pictureNameFor(const Picture &picture)
{
    return QString::fromLatin1(QCryptographicHash::hash(picture.bytes, QCryptographicHash::Sha256).toHex())
           + u'.' + extensionOf(picture.type);
}

QCoro::Task<Result<StoredPicture>> MediaStore::add(QByteArray bytes) const
{
    return inBackground([folder = m_folder, bytes] { return keepPicture(folder, bytes); });
}

QCoro::Task<Result<StoredPicture>> MediaStore::addFile(QString path) const
{
    return inBackground([folder = m_folder, path] {
        return fileBytes(path).and_then([&](const QByteArray &bytes) { return keepPicture(folder, bytes); });
    });
}

bool MediaStore::has(const QString &name) const
{
    return isPictureName(name) && QFileInfo(m_folder + u'/' + name).isFile();
}

Result<Picture> MediaStore::read(const QString &name) const
{
    const auto missing = [&name] {
        return failure(
            ErrorKind::NotFound,
            MediaStoreText::tr("The picture %1… of this post is not on this computer. Put it into the "
                               "post again.")
                .arg(name.left(12)));
    };
    if (!isPictureName(name))
        return missing();
    Result<QByteArray> bytes = fileBytes(m_folder + u'/' + name);
    if (!bytes)
        return bytes.error().kind == ErrorKind::Storage ? std::unexpected(bytes.error()) : missing();
    const auto type = pictureTypeOf(*bytes);
    Picture picture{.type = type.value_or(PictureType::Jpeg), .bytes = *std::move(bytes)};
    if (!type || pictureNameFor(picture) != name)
        return failure(
            ErrorKind::BadInput,
            MediaStoreText::tr("The picture %1… of this post was damaged on this computer. Put it into "
                               "the post again.")
                .arg(name.left(12)));
    QBuffer buffer(&picture.bytes);
    buffer.open(QIODevice::ReadOnly);
    picture.size = QImageReader(&buffer).size();
    return picture;
}

} // namespace Postil
