// SPDX-License-Identifier: MIT
// Reference material that may lie beside the checkout (../shared). A test that needs it skips without it.
#pragma once

#include <QString>

namespace Postil::Test {

// Absolute path of a file or folder of the reference material, or an empty string where it is not there.
[[nodiscard]] QString sharedPath(const QString &relative);

// A file of this project's tests/ or resources/ folders.
[[nodiscard]] QString sourcePath(const QString &relative);

} // namespace Postil::Test

// In a test function: QString path = …; skips the test function where the material is absent.
#define POSTIL_SHARED_OR_SKIP(variable, relative)                                                            \
    const QString variable = Postil::Test::sharedPath(QStringLiteral(relative));                             \
    if (variable.isEmpty())                                                                                  \
    QSKIP("the reference material beside the checkout (" relative ") is not here")
