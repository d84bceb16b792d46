// SPDX-License-Identifier: MIT
#include "support/webengine.h"

namespace Postil::Test {

WebEngineModule &webEngine()
{
    static const Result<WebEngineModule *> module = loadWebEngine();
    if (!module)
        qFatal("%s", qUtf8Printable(module.error().message));
    return **module;
}

} // namespace Postil::Test
