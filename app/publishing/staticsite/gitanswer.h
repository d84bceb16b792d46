// SPDX-License-Identifier: MIT
// What git was asked and what it answered, a line each.
#pragma once

#include "publishing/program.h"

#include <QStringList>

namespace Postil {

// A list made where it is needed: not in braces, whose letters would have to outlive what is awaited.
template <typename... Words>
QStringList words(const Words &...each)
{
    return {QString(each)...};
}

// Refused, with git's own words.
[[nodiscard]] std::unexpected<Error> gitFailed(const ProgramAnswer &answer);

// The line that a command printed that went well.
[[nodiscard]] Result<QString> lineOf(const Result<ProgramAnswer> &answer);

// The same for what is asked about: empty where git says that there is none.
[[nodiscard]] Result<QString> lineIfAny(const Result<ProgramAnswer> &answer);

} // namespace Postil
