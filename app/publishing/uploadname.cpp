// SPDX-License-Identifier: MIT
#include "publishing/uploadname.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

bool isUploadOf(const QString &address, const QString &fileName)
{
    const QString stem = QFileInfo(fileName).completeBaseName();
    const QRegularExpression ours(u"(^|[-_.])%1(-\\d+)?(-scaled)?$"_s.arg(QRegularExpression::escape(stem)));
    return !stem.isEmpty() && ours.match(QFileInfo(QUrl(address).path()).completeBaseName()).hasMatch();
}

} // namespace Postil
