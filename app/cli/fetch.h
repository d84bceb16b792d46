// SPDX-License-Identifier: MIT
// postil fetch URL|FILE|- [--base-url URL] [--to json|markdown|html|text] [--plain] [-o OUT]
// postil fetch --batch LIST.jsonl [-o OUT.jsonl]
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QIODevice>
#include <QStringList>

namespace Postil {

class DomWorker;
class HttpClient;
class OutletRegistry;

// What the verb works with; all of it outlives the task.
struct FetchTools
{
    HttpClient &http;
    DomWorker &dom;
    QIODevice &in;  // standard input, where "-" is given
    QIODevice &out; // standard output
    QIODevice &err;
    const OutletRegistry *outlets = nullptr;
};

// `arguments`: what follows "fetch". Returns the exit code: 0; 1, and a sentence on err; 2 for wrong usage.
// In a batch what goes wrong with one page is its line's "error", and the batch goes on.
[[nodiscard]] QCoro::Task<int> runFetch(QStringList arguments, FetchTools tools);

} // namespace Postil
