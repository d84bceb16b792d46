// SPDX-License-Identifier: MIT
// postil fetch, with the program's own services and streams.
#include "article/outletregistry.h"
#include "cli/fetch.h"
#include "cli/streams.h"
#include "cli/verb.h"
#include "source/fetcher.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace Postil {

QString fetchUsage()
{
    return QCoreApplication::translate(
        "Cli",
        "postil fetch URL|FILE|- [--base-url URL] [--to json|markdown|html|text] [--plain] [-o OUT]\n"
        "    the article of a page; with --plain all its text, where the article takes too long to find\n"
        "postil fetch --batch LIST.jsonl [-o OUT.jsonl]\n"
        "    many: a line {\"id\", \"file\" or \"url\", \"base_url\"} in, a line with the article or an "
        "\"error\" out\n");
}

bool fetchNeedsWebEngine(const QStringList &)
{
    return true;
}

QCoro::Task<int> runFetch(QStringList arguments, CliServices services)
{
    auto dom = services.dom();
    if (!dom) {
        complain(dom.error().message);
        co_return ExitFailed;
    }
    const std::unique_ptr<HttpClient> http = services.http();
    const OutletRegistry outlets(services.userOutlets);
    if (!outlets.problem().isEmpty())
        complain(outlets.problem());
    QFile in;
    QFile out;
    QFile err;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        co_return ExitFailed;
    }
    const int code =
        co_await runFetch(std::move(arguments), FetchTools{*http, **dom, in, out, err, &outlets});
    co_return out.flush() ? code : ExitFailed;
}

} // namespace Postil
