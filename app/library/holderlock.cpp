// SPDX-License-Identifier: MIT
#include "library/holderlock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Postil {

HolderLock::~HolderLock()
{
    if (m_file < 0)
        return;
    (void)QFile::remove(fileOf(m_name));
    ::close(m_file);
}

QString HolderLock::fileOf(const QString &name) const
{
    return u"%1.sending-%2"_s.arg(m_library, name);
}

Result<QString> HolderLock::take()
{
    if (m_file >= 0)
        return m_name;
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const int file = ::open(QFile::encodeName(fileOf(name)).constData(),
                            O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0 || ::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (file >= 0)
            ::close(file);
        return failure(ErrorKind::Storage,
                       QCoreApplication::translate("Library",
                                                   "Nothing can be sent: no file can be made in the folder %1 of "
                                                   "the library. Check that the disk is not full and that you "
                                                   "may write there.")
                           .arg(QDir::toNativeSeparators(QFileInfo(m_library).absolutePath())));
    }
    m_file = file;
    m_name = name;
    return name;
}

bool HolderLock::isHeld(const QString &name) const
{
    if (name.isEmpty())
        return false;
    if (name == m_name)
        return true;
    // The name comes out of the file of the library, which may come from elsewhere.
    if (QUuid(name).toString(QUuid::WithoutBraces) != name)
        return false;
    const int file = ::open(QFile::encodeName(fileOf(name)).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return errno != ENOENT; // one that we may not look at: rather not sent than sent twice
    const bool held = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    if (!held)
        (void)QFile::remove(fileOf(name));
    ::close(file);
    return held;
}

} // namespace Postil
