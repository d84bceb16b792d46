// SPDX-License-Identifier: MIT
#include "publishing/staticsite/sitefolder.h"

#include "base/filewriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaximumPage = 32 * 1024 * 1024;

struct SiteFolderText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

} // namespace

bool isSitePath(const QString &path)
{
    if (path.isEmpty() || path.size() > 1000 || path.contains(u'\\')
        || std::ranges::any_of(path, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }))
        return false;
    const QStringList parts = path.split(u'/');
    return std::ranges::none_of(parts,
                                [](const QString &part) { return part.isEmpty() || part.startsWith(u'.'); });
}

SiteFolder::SiteFolder(QString root) : m_root(std::move(root)) {}

std::unexpected<Error> SiteFolder::hasLink(const QString &path) const
{
    return failure(ErrorKind::Refused,
                   SiteFolderText::tr(
                       "“%1” in the site's folder is a link that may lead out of it, so nothing was written "
                       "through it. Put a folder or a file in its place.")
                       .arg(path));
}

// The absolute path, once nothing on the way to it leads elsewhere.
Result<QString> SiteFolder::safePlace(const QString &path) const
{
    if (!isSitePath(path))
        return failure(ErrorKind::Refused,
                       SiteFolderText::tr("“%1” is no place inside the site's folder.").arg(path));
    QString place = m_root;
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        place += u'/' + parts.at(i);
        const QFileInfo info(place);
        if (info.isSymLink())
            return hasLink(QDir(m_root).relativeFilePath(place));
        const bool last = i == parts.size() - 1;
        if (info.exists() && !last && !info.isDir())
            return failure(ErrorKind::Refused,
                           SiteFolderText::tr("“%1” is not a folder.").arg(QDir::toNativeSeparators(place)));
        if (!last && info.exists() && info.canonicalFilePath() != place)
            return hasLink(QDir(m_root).relativeFilePath(place));
    }
    return place;
}

Result<std::optional<QByteArray>> SiteFolder::read(const QString &path) const
{
    const Result<QString> place = safePlace(path);
    if (!place)
        return std::unexpected(place.error());
    const QString name = QDir::toNativeSeparators(*place);
    const QFileInfo info(*place);
    if (!info.exists())
        return std::nullopt;
    if (!info.isFile())
        return failure(ErrorKind::Refused, SiteFolderText::tr("“%1” is not an ordinary file.").arg(name));
    QFile file(*place);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage,
                       SiteFolderText::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    QByteArray bytes = file.read(MaximumPage + 1);
    if (bytes.size() > MaximumPage)
        return failure(ErrorKind::TooLarge, SiteFolderText::tr("“%1” is larger than any post.").arg(name));
    return bytes;
}

Result<void> SiteFolder::write(const QString &path, const QByteArray &bytes) const
{
    const Result<QString> place = safePlace(path);
    if (!place)
        return std::unexpected(place.error());
    const QString folder = QFileInfo(*place).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Storage,
                       SiteFolderText::tr("The folder “%1” cannot be made. May you write there?")
                           .arg(QDir::toNativeSeparators(folder)));
    // Whoever put a link there meanwhile is noticed.
    return safePlace(path).and_then(
        [&bytes](const QString &again) { return writeFile(again, bytes, Overwrite::Yes); });
}

Result<void> SiteFolder::remove(const QString &path) const
{
    const Result<QString> place = safePlace(path);
    if (!place)
        return std::unexpected(place.error());
    QFile file(*place);
    if (!file.remove())
        return failure(ErrorKind::Storage, SiteFolderText::tr("“%1” could not be removed: %2.")
                                               .arg(QDir::toNativeSeparators(*place), file.errorString()));
    return {};
}

Result<void> SiteFolder::moveToTrash(const QString &path) const
{
    const Result<QString> place = safePlace(path);
    if (!place)
        return std::unexpected(place.error());
    const QString trash = m_root + "/.trash"_L1;
    if (QFileInfo(trash).isSymLink())
        return hasLink(u".trash"_s);
    const QString stem = trash + u'/' + QFileInfo(path).fileName();
    QString target = stem + ".removed"_L1;
    for (int number = 2; QFileInfo::exists(target) || QFileInfo(target).isSymLink(); ++number)
        target = u"%1.%2.removed"_s.arg(stem).arg(number);
    QFile file(*place);
    if (!QDir().mkpath(trash) || !file.rename(target))
        return failure(ErrorKind::Storage, SiteFolderText::tr("“%1” could not be moved to “%2”: %3.")
                                               .arg(QDir::toNativeSeparators(*place),
                                                    QDir::toNativeSeparators(target), file.errorString()));
    return {};
}

Result<void> SiteFolder::checkWritable(const QString &folder) const
{
    QString nearest = m_root;
    if (!folder.isEmpty()) {
        const Result<QString> place = safePlace(folder);
        if (!place)
            return std::unexpected(place.error());
        nearest = *place;
    }
    while (!QFileInfo::exists(nearest))
        nearest = QFileInfo(nearest).absolutePath();
    if (!QFileInfo(nearest).isDir() || !QFileInfo(nearest).isWritable())
        return failure(
            ErrorKind::Storage,
            SiteFolderText::tr("You may not write in “%1”.").arg(QDir::toNativeSeparators(nearest)));
    return {};
}

} // namespace Postil
