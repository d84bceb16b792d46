// SPDX-License-Identifier: MIT
// Files inside a site's folder, and nowhere else: no path leads out of it, whatever a configuration, a
// receipt or a link on the disk says. Hidden files and folders (.git, .trash) are never written through here.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Postil {

// A path such as "content/posts/a.md": relative, clean, no hidden part, no control character.
[[nodiscard]] bool isSitePath(const QString &path);

class SiteFolder
{
public:
    explicit SiteFolder(QString root); // canonical, absolute; exists

    // Nothing where there is no such file. Errors here and below: Refused for a path that is no site path,
    // for one with a link on its way and for what is no ordinary file; TooLarge (over 32 MiB); Storage.
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString &path) const;
    // Makes the folders on its way.
    [[nodiscard]] Result<void> write(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] Result<void> remove(const QString &path) const;
    // Into the folder .trash of the site, where no generator looks, under a name that is no page's.
    [[nodiscard]] Result<void> moveToTrash(const QString &path) const;
    // Whether a file could be written into this folder.
    [[nodiscard]] Result<void> checkWritable(const QString &folder) const;

private:
    [[nodiscard]] Result<QString> safePlace(const QString &path) const;
    [[nodiscard]] std::unexpected<Error> hasLink(const QString &path) const;

    QString m_root;
};

} // namespace Postil
