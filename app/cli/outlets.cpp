// SPDX-License-Identifier: MIT
// postil outlets list | name HOST | learn HOST NAME | forget HOST | export [-o OUT] | import IN
#include "article/outletregistry.h"
#include "cli/streams.h"
#include "cli/verb.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct OutletsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QByteArray outletLines(const QList<Outlet> &outlets)
{
    QString lines;
    for (const Outlet &outlet : outlets) {
        for (const QString &domain : outlet.domains)
            lines += domain + u'\t' + outlet.name + u'\n';
    }
    return lines.toUtf8();
}

Result<void> printOutletName(const OutletRegistry &registry, const QString &host)
{
    const QString name = registry.name(host);
    if (name.isEmpty()) {
        return failure(
            ErrorKind::NotFound,
            OutletsVerbText::tr("Postil has no name for “%1”. Teach it one with postil outlets learn.")
                .arg(host));
    }
    return writeOutput(u"-"_s, name.toUtf8() + '\n');
}

// Nothing where these are no arguments of the verb.
std::optional<Result<void>> doOutlets(const QStringList &arguments, OutletRegistry &registry)
{
    const QString what = arguments.value(0);
    const qsizetype count = arguments.size();
    if (what == "list"_L1 && count == 1)
        return writeOutput(u"-"_s, outletLines(registry.corrections()));
    if (what == "name"_L1 && count == 2)
        return printOutletName(registry, arguments.at(1));
    if (what == "learn"_L1 && count == 3)
        return registry.learn(arguments.at(1), arguments.at(2));
    if (what == "forget"_L1 && count == 2)
        return registry.remove(arguments.at(1));
    if (what == "export"_L1 && count == 1)
        return writeOutput(u"-"_s, registry.exported());
    if (what == "export"_L1 && count == 3 && arguments.at(1) == "-o"_L1)
        return writeOutput(arguments.at(2), registry.exported());
    if (what == "import"_L1 && count == 2) {
        return readInput(arguments.at(1)).and_then([&registry](const QByteArray &json) {
            return registry.importJson(json);
        });
    }
    return {};
}

} // namespace

QString outletsUsage()
{
    return OutletsVerbText::tr(
        "postil outlets list\n    what you call outlets, a line each: the site, a tab, the name\n"
        "postil outlets name HOST\n    what a citation calls the site\n"
        "postil outlets learn HOST NAME\n    calls the site and all below it by that name from now on\n"
        "postil outlets forget HOST\n    goes back to the name that Postil knows itself\n"
        "postil outlets export [-o OUT]\n    your names as JSON\n"
        "postil outlets import IN\n    adds the names of such a file to yours\n");
}

QCoro::Task<int> runOutlets(QStringList arguments, CliServices services)
{
    OutletRegistry registry(services.userOutlets);
    if (!registry.problem().isEmpty())
        complain(registry.problem());
    const std::optional<Result<void>> done = doOutlets(arguments, registry);
    if (!done) {
        complain(OutletsVerbText::tr("Wrong usage. See postil outlets --help."));
        co_return ExitUsage;
    }
    if (!*done) {
        complain(done->error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
