// SPDX-License-Identifier: MIT
#include "base/filewriter.h"

#include "base/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Postil {

namespace {

struct FilewriterText
{
    Q_DECLARE_TR_FUNCTIONS(FileWriter)
};

std::unexpected<Error> notWritten(const QString &path, int cause)
{
    const QString name = QDir::toNativeSeparators(path);
    switch (cause) {
    case ENOSPC:
    case EDQUOT:
        return failure(ErrorKind::Storage,
                       FilewriterText::tr("%1 could not be written: the disk is full. Free some space, or "
                          "choose another folder.")
                           .arg(name));
    case EACCES:
    case EPERM:
        return failure(ErrorKind::Storage,
                       FilewriterText::tr("%1 could not be written: you have no permission to write there. Choose another "
                          "folder.")
                           .arg(name));
    case EROFS:
        return failure(
            ErrorKind::Storage,
            FilewriterText::tr("%1 could not be written: the disk is read-only. Choose another folder.").arg(name));
    case ENAMETOOLONG:
        return failure(ErrorKind::Storage,
                       FilewriterText::tr("%1 could not be written: the name is too long. Choose a shorter one.").arg(name));
    default:
        return failure(ErrorKind::Storage, FilewriterText::tr("%1 could not be written: %2. Try again, or choose another "
                                              "folder.")
                                               .arg(name, qt_error_string(cause)));
    }
}

// What stands at `path` now may be replaced, or nothing stands there.
Result<void> checkTarget(const QString &path, Overwrite overwrite)
{
    const QString name = QDir::toNativeSeparators(path);
    const QFileInfo target(path);
    if (path.isEmpty() || path.contains(QChar::Null) || path.endsWith(u'/') || target.fileName().isEmpty()
        || target.fileName() == u"." || target.fileName() == u"..") {
        return failure(ErrorKind::BadInput,
                       FilewriterText::tr("This is not the name of a file: \"%1\". Choose another name.").arg(name));
    }
    if (target.isSymLink()) {
        return failure(
            ErrorKind::Refused,
            FilewriterText::tr("%1 is a link to %2, so it was not written. Choose the file itself, or another name.")
                .arg(name, QDir::toNativeSeparators(target.symLinkTarget())));
    }
    if (target.isDir())
        return failure(ErrorKind::Refused, FilewriterText::tr("%1 is a folder. Choose the name of a file in it.").arg(name));
    if (target.exists() && !target.isFile())
        return failure(ErrorKind::Refused, FilewriterText::tr("%1 is not an ordinary file. Choose another name.").arg(name));
    if (target.exists() && overwrite == Overwrite::No) {
        return failure(
            ErrorKind::Refused,
            FilewriterText::tr("%1 exists already and was left alone. Choose another name, or say to replace it.").arg(name));
    }
    if (!target.dir().exists()) {
        return failure(ErrorKind::NotFound, FilewriterText::tr("There is no folder %1. Make it first, or choose another.")
                                                .arg(QDir::toNativeSeparators(target.absolutePath())));
    }
    return {};
}

// QSaveFile ignores a failing sync, and that is where some disks first say that they are full.
bool synced(int handle)
{
    return ::fsync(handle) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

// Best effort: without it a power cut may bring the old file back, whole.
void syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

Result<void> replaceFile(const QString &path, const QByteArray &bytes)
{
    errno = 0;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, errno ? errno : EIO);
    // commit() says yes after a short write; only these three checks together know better.
    if (file.write(bytes) != bytes.size() || !file.flush() || !synced(file.handle())) {
        const int cause = errno ? errno : ENOSPC;
        file.cancelWriting();
        return notWritten(path, cause);
    }
    if (!file.commit())
        return notWritten(path, errno ? errno : EIO);
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

} // namespace

Result<void> writeFile(const QString &path, const QByteArray &bytes, Overwrite overwrite)
{
    if (const auto checked = checkTarget(path, overwrite); !checked)
        return checked;
    if (overwrite == Overwrite::Yes)
        return replaceFile(path, bytes);

    // Taking the name first makes two writers at once safe: only one of them gets it.
    errno = 0;
    QFile claim(path);
    if (!claim.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (errno == EEXIST)
            return checkTarget(path, overwrite);
        return notWritten(path, errno ? errno : EIO);
    }
    claim.close();
    auto written = replaceFile(path, bytes);
    if (!written)
        claim.remove();
    return written;
}

QCoro::Task<Result<void>> writeFileInBackground(QString path, QByteArray bytes, Overwrite overwrite)
{
    return inBackground([path, bytes, overwrite] { return writeFile(path, bytes, overwrite); });
}

} // namespace Postil
