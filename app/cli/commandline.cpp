// SPDX-License-Identifier: MIT
#include "cli/commandline.h"

#include "cli/streams.h"
#include "cli/verb.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

bool never(const QStringList &) { return false; }

struct Verb
{
    QLatin1StringView name;
    QCoro::Task<int> (*run)(QStringList arguments, CliServices services);
    bool (*needsWebEngine)(const QStringList &arguments);
    QString (*usage)();
};

constexpr Verb Verbs[] = {
    {"accounts"_L1, runAccounts, never, accountsUsage},
    {"check"_L1, runCheck, checkNeedsWebEngine, checkUsage},
    {"convert"_L1, runConvert, convertNeedsWebEngine, convertUsage},
    {"fetch"_L1, runFetch, fetchNeedsWebEngine, fetchUsage},
    {"outlets"_L1, runOutlets, never, outletsUsage},
    {"publish"_L1, runPublish, publishNeedsWebEngine, publishUsage},
    {"styles"_L1, runStyles, never, stylesUsage},
};

const Verb *verbOf(const QStringList &arguments)
{
    for (const Verb &verb : Verbs) {
        if (!arguments.isEmpty() && arguments.first() == verb.name)
            return &verb;
    }
    return nullptr;
}

bool asksFor(const QStringList &arguments, QLatin1StringView option, QLatin1StringView letter)
{
    for (const QString &argument : arguments) {
        if (argument == "--"_L1)
            return false;
        if (argument == option || argument == letter)
            return true;
    }
    return false;
}

bool asksForHelp(const QStringList &arguments) { return asksFor(arguments, "--help"_L1, "-h"_L1); }

bool asksForVersion(const QStringList &arguments)
{
    return !verbOf(arguments) && asksFor(arguments, "--version"_L1, "-v"_L1);
}

// Options of Qt and the desktop are Qt's own, and so are their values.
bool isOption(const QString &argument) { return argument.startsWith(u'-') && argument != "-"_L1; }

QString usage()
{
    QString text = CommandLineText::tr("Postil, a desktop editor of quote-and-comment posts.\n\n"
                      "postil [FILE | URL]\n    opens the window, with that article or post in it\n");
    for (const Verb &verb : Verbs)
        text += u'\n' + verb.usage();
    return text
           + CommandLineText::tr("\npostil --help, postil --version\n\n“-” is standard input or output everywhere. Errors go to "
                "standard error; the exit code is then 1, and 2 for wrong usage.\n");
}

QCoro::Task<int> print(QString text)
{
    if (const Result<void> written = writeOutput(u"-"_s, text.toUtf8()); !written) {
        complain(written.error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

QCoro::Task<int> refuse(QString message)
{
    complain(message);
    co_return ExitUsage;
}

} // namespace

CommandLine::CommandLine(QStringList arguments)
    : m_arguments(std::move(arguments))
{
}

bool CommandLine::needsWindow() const
{
    if (verbOf(m_arguments) || asksForHelp(m_arguments) || asksForVersion(m_arguments))
        return false;
    // More than one thing to open is wrong usage, and said before anything is shown.
    return m_arguments.size() <= 1 || isOption(m_arguments.first());
}

bool CommandLine::needsWebEngine() const
{
    const Verb *verb = verbOf(m_arguments);
    return verb && !asksForHelp(m_arguments) && verb->needsWebEngine(m_arguments.mid(1));
}

QString CommandLine::input() const
{
    return m_arguments.isEmpty() || isOption(m_arguments.first()) ? QString() : m_arguments.first();
}

QCoro::Task<int> CommandLine::run(CliServices services) const
{
    const Verb *verb = verbOf(m_arguments);
    if (asksForHelp(m_arguments))
        return print(verb ? verb->usage() : usage());
    if (asksForVersion(m_arguments))
        return print(u"postil %1\n"_s.arg(QLatin1StringView(POSTIL_VERSION)));
    if (!verb)
        return refuse(CommandLineText::tr("One FILE or URL can be opened at a time, and “%1” is no command. See postil --help.")
                          .arg(m_arguments.value(0)));
    return verb->run(m_arguments.mid(1), std::move(services));
}

} // namespace Postil
