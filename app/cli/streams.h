// SPDX-License-Identifier: MIT
// Files as verbs name them: a path, or "-" for standard input or output.
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace Postil {

inline constexpr qint64 MaximumInput = 32 * 1024 * 1024; // bytes

// TooLarge beyond MaximumInput, NotFound, or Storage with what the system says.
[[nodiscard]] Result<QByteArray> readInput(const QString &name);
// A file is written whole or not at all.
[[nodiscard]] Result<void> writeOutput(const QString &name, const QByteArray &bytes);
// As text: UTF-8, or UTF-16 with its mark; BadInput for what is neither or holds NUL.
[[nodiscard]] Result<QString> decodeText(const QString &name, const QByteArray &bytes);

// A line on standard error: "postil: …".
void complain(const QString &message);

// Keeps what libraries say about displays, graphics cards and the like from standard error, which is for our
// sentences; what ends the program is still said. QT_LOGGING_RULES, where set, has it all said.
void quietenLibraries();

} // namespace Postil
