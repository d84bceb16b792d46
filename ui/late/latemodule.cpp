// SPDX-License-Identifier: MIT
#include "late/latemodule.h"

#include "base/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>
#include <QPluginLoader>

namespace Postil {

namespace {

QString lateModulePath()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath()
                           + QStringLiteral("/../lib/postil/postil_late.so"));
}

} // namespace

Result<LateModule *> lateModule()
{
    static LateModule *loaded = nullptr;
    if (loaded)
        return loaded;
    QPluginLoader loader(lateModulePath());
    loaded = qobject_cast<LateModule *>(loader.instance());
    if (loaded)
        return loaded;
    return failure(ErrorKind::Engine,
                   QCoreApplication::translate(
                       "LateModule", "A part of Postil could not be loaded, without which nothing can "
                                     "be fetched, previewed or published. Install Postil again. (%1)")
                       .arg(loader.errorString()));
}

void prepareLateModule(std::function<void()> then)
{
    inBackground([path = lateModulePath()]() -> Result<void> {
        QLibrary(path).load(); // whether it could be is asked by whoever needs it
        return {};
    }).then([then = std::move(then)](const Result<void> &) { then(); });
}

} // namespace Postil
