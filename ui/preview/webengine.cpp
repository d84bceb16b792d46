// SPDX-License-Identifier: MIT
#include "preview/webengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPluginLoader>

namespace Postil {

Result<WebEngineModule *> loadWebEngine()
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/../lib");
    QPluginLoader loader(QDir::cleanPath(folder + QStringLiteral("/postil/postil_engine.so")));
    if (auto *module = qobject_cast<WebEngineModule *>(loader.instance()))
        return module;
    return failure(ErrorKind::Engine,
                   QCoreApplication::translate("WebEngine",
                                               "The web engine could not be loaded, so pages cannot be read or "
                                               "previewed. Install Postil again, with Qt WebEngine. (%1)")
                       .arg(loader.errorString()));
}

} // namespace Postil
