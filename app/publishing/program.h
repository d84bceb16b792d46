// SPDX-License-Identifier: MIT
// Runs one of the system's own programs (git, sftp) with a list of arguments, never through a shell, and
// never holds the caller's thread. The program has no terminal, so it can ask nobody for a password there.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace Postil {

struct ProgramCall
{
    QString program; // an absolute path, see findProgram()
    QStringList arguments;
    QProcessEnvironment environment; // the whole of it
    QString folder;                  // in which it runs
    QByteArray input;
    std::chrono::milliseconds patience{60'000}; // how long it may be silent
    std::stop_token stop;                       // requested: ErrorKind::Cancelled
};

struct ProgramAnswer
{
    int exitCode = 0;
    QByteArray output;
    QByteArray errors; // what it wrote to standard error
};

// By name, in the user's PATH. NotFound says that it is to be installed.
[[nodiscard]] Result<QString> findProgram(const QString &name);

// Whatever the exit code. Timeout: it was silent for too long and was ended, with all that it had started;
// Cancelled: ended likewise; TooLarge: more than 32 MiB of output; Storage: it could not be started or
// crashed.
[[nodiscard]] QCoro::Task<Result<ProgramAnswer>> runProgram(ProgramCall call);

// What a program complained of last, for people: one line, cut short, no password of an address in it.
[[nodiscard]] QString complaintOf(const ProgramAnswer &answer);

} // namespace Postil
