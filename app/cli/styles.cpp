// SPDX-License-Identifier: MIT
// postil styles list | show NAME
#include "cli/streams.h"
#include "cli/verb.h"
#include "post/stylecatalogue.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct StylesText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

Result<QByteArray> output(const QStringList &arguments, const StyleCatalogue &catalogue)
{
    if (arguments.first() == "show"_L1) {
        return catalogue.find(arguments.at(1)).transform([](const HouseStyle &style) {
            return QJsonDocument(toJson(style)).toJson();
        });
    }
    QString lines;
    for (const HouseStyle &style : catalogue.styles())
        lines += style.id + u'\t' + style.name + u'\n';
    return lines.toUtf8();
}

} // namespace

QString stylesUsage()
{
    return StylesText::tr("postil styles list\n    one line a house style: its id, a tab, its name\n"
              "postil styles show NAME\n    the house style as JSON; NAME is its id or its name\n");
}

QCoro::Task<int> runStyles(QStringList arguments, CliServices services)
{
    const QString what = arguments.value(0);
    if (!(what == "list"_L1 && arguments.size() == 1) && !(what == "show"_L1 && arguments.size() == 2)) {
        complain(StylesText::tr("Wrong usage. See postil styles --help."));
        co_return ExitUsage;
    }
    const StyleCatalogue catalogue(services.userStyles);
    for (const QString &problem : catalogue.problems())
        complain(problem);
    const Result<void> done = output(arguments, catalogue).and_then([](const QByteArray &bytes) {
        return writeOutput(u"-"_s, bytes);
    });
    if (!done) {
        complain(done.error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
