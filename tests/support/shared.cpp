// SPDX-License-Identifier: MIT
#include "support/shared.h"

#include <QDir>
#include <QFileInfo>

namespace Postil::Test {

QString sharedPath(const QString &relative)
{
    // POSTIL_SHARED names it where the checkout lies elsewhere (a work tree, a build farm).
    const QString set = qEnvironmentVariable("POSTIL_SHARED");
    const QDir folder(set.isEmpty() ? QStringLiteral(POSTIL_SOURCE_DIR "/../shared") : set);
    const QFileInfo file(folder.filePath(relative));
    return file.exists() ? file.canonicalFilePath() : QString();
}

QString sourcePath(const QString &relative)
{
    return QDir(QStringLiteral(POSTIL_SOURCE_DIR)).filePath(relative);
}

} // namespace Postil::Test
