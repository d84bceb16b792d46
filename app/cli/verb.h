// SPDX-License-Identifier: MIT
// A verb of the command line: one file, one function, one row in the table of commandline.cpp.
#pragma once

#include "cli/commandline.h"

namespace Postil {

inline constexpr int ExitFailed = 1;
inline constexpr int ExitUsage = 2;

// `arguments`: what follows the verb.
[[nodiscard]] QCoro::Task<int> runConvert(QStringList arguments, CliServices services);
[[nodiscard]] bool convertNeedsWebEngine(const QStringList &arguments);
[[nodiscard]] QString convertUsage();

[[nodiscard]] QCoro::Task<int> runAccounts(QStringList arguments, CliServices services);
[[nodiscard]] QString accountsUsage();

[[nodiscard]] QCoro::Task<int> runCheck(QStringList arguments, CliServices services);
[[nodiscard]] bool checkNeedsWebEngine(const QStringList &arguments);
[[nodiscard]] QString checkUsage();

[[nodiscard]] QCoro::Task<int> runFetch(QStringList arguments, CliServices services);
[[nodiscard]] bool fetchNeedsWebEngine(const QStringList &arguments);
[[nodiscard]] QString fetchUsage();

[[nodiscard]] QCoro::Task<int> runOutlets(QStringList arguments, CliServices services);
[[nodiscard]] QString outletsUsage();

[[nodiscard]] QCoro::Task<int> runPublish(QStringList arguments, CliServices services);
[[nodiscard]] bool publishNeedsWebEngine(const QStringList &arguments);
[[nodiscard]] QString publishUsage();

[[nodiscard]] QCoro::Task<int> runStyles(QStringList arguments, CliServices services);
[[nodiscard]] QString stylesUsage();

} // namespace Postil
