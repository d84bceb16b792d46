// SPDX-License-Identifier: MIT
// postil check FILE [--from FORM] [--style NAME|FILE] [--to ACCOUNT] [--links]
#include "cli/readpost.h"
#include "cli/streams.h"
#include "cli/verb.h"
#include "coverage/checkedlinks.h"
#include "coverage/linkcheck.h"
#include "library/library.h"
#include "post/linkedaddresses.h"
#include "post/spelledwords.h"
#include "publishing/accountstore.h"
#include "publishing/blogchoice.h"
#include "publishing/preflight.h"
#include "spelling/spellchecker.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCoroSignal>
#include <QFile>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

enum class Links { AsTheyAre, Asked }; // for whether they still lead anywhere

struct CheckOptions
{
    PostInput in;
    QString to;
    Links links = Links::AsTheyAre;
};

Result<CheckOptions> readCheckOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"from"_s, {}, u"FORM"_s},
                       {u"style"_s, {}, u"NAME|FILE"_s},
                       {u"to"_s, {}, u"ACCOUNT"_s},
                       {u"links"_s, {}}});
    if (!parser.parse(QStringList{u"check"_s} + arguments))
        return failure(ErrorKind::BadInput, parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return failure(ErrorKind::BadInput,
                       CheckText::tr("Name one post to check, or - for standard input."));
    return postInput(parser.positionalArguments().first(), parser.value(u"from"_s), parser.value(u"style"_s))
        .transform([&](PostInput in) {
            return CheckOptions{.in = in,
                                .to = parser.value(u"to"_s),
                                .links = parser.isSet(u"links"_s) ? Links::Asked : Links::AsTheyAre};
        });
}

QByteArray findingLines(const QList<PreflightFinding> &findings)
{
    QString lines;
    for (const PreflightFinding &finding : findings)
        lines +=
            (finding.severity == Severity::Blocks ? CheckText::tr("error: %1") : CheckText::tr("warning: %1"))
                .arg(finding.sentence)
            + u'\n';
    return lines.toUtf8();
}

// Other posts of the library that lead to the same stories; the file may be an export of one of them.
QCoro::Task<QList<EarlierLink>> linkedBefore(Post post, QString file)
{
    if (!QFile::exists(file))
        co_return {};
    const auto library = co_await Library::open(file);
    if (!library)
        co_return {};
    const auto found = co_await (*library)->linkedBefore(linkedAddresses(post), {});
    QList<EarlierLink> others = found.value_or(QList<EarlierLink>());
    others.removeIf([&post](const EarlierLink &link) { return link.title == post.title; });
    co_return others;
}

// Nobody typed the addresses that stand in a file: they do not reach into the local network.
QCoro::Task<QList<LinkReport>> reportsOf(Post post, CliServices services)
{
    const std::unique_ptr<HttpClient> http = services.http();
    LinkChecker checker(*http);
    checker.check(checkedLinks(post), AddressTrust::FromOutside);
    while (checker.tally().over < checker.tally().all)
        co_await qCoro(&checker, &LinkChecker::tallyChanged);
    QList<LinkReport> reports;
    for (const LinkChecker::Id id : checker.ids())
        reports.append(checker.report(id));
    co_return reports;
}

QCoro::Task<Result<QList<PreflightFinding>>> check(CheckOptions options, CliServices services)
{
    PreflightContext context{
        .article = {}, .earlier = {}, .blog = {}, .now = QDateTime::currentDateTimeUtc(), .goesAt = {}};
    const AccountStore accounts(services.accounts);
    std::optional<Account> blog;
    if (!options.to.isEmpty()) {
        const Result<Account> account = accounts.find(options.to);
        if (!account)
            co_return std::unexpected(account.error());
        blog = *account;
        setBlog(context, *blog);
    }
    const auto imported = co_await readPost(options.in, services);
    if (!imported)
        co_return std::unexpected(imported.error());
    const Post &post = imported->post;
    if (blog)
        context.wrongBlog = wrongBlogSentence(*blog, accounts.accounts(), {.style = post.style});
    const std::shared_ptr<SpellChecker> spelling = services.spelling();
    const auto unknown =
        co_await spelling->unknown(spellingLanguage(post, imported->style), spelledWordsOf(post));
    context.unknownWords = unknown.value_or(QSet<QString>());
    context.earlier = co_await linkedBefore(post, services.library);
    context.missing = missingPictures(imported->post, services.media);
    context.emptyAlt = imported->emptyAlt;
    if (options.links == Links::Asked)
        context.links = co_await reportsOf(post, services);
    co_return preflight(imported->post, imported->style, context);
}

} // namespace

QString checkUsage()
{
    return CheckText::tr(
        "postil check FILE [--from text|markdown|html|json] [--style NAME|FILE] [--to ACCOUNT]\n"
        "             [--links]\n"
        "    what should be put right before the post is published, a line each. The exit code is 1\n"
        "    where something must be. --links asks each link whether it still leads to its story.\n");
}

bool checkNeedsWebEngine(const QStringList &arguments)
{
    const Result<CheckOptions> options = readCheckOptions(arguments);
    return options && needsWebEngine(options->in);
}

QCoro::Task<int> runCheck(QStringList arguments, CliServices services)
{
    const Result<CheckOptions> options = readCheckOptions(arguments);
    if (!options) {
        complain(options.error().message + u' ' + CheckText::tr("See postil check --help."));
        co_return ExitUsage;
    }
    const auto findings = co_await check(*options, services);
    if (!findings) {
        complain(findings.error().message);
        co_return ExitFailed;
    }
    if (const auto written = writeOutput(u"-"_s, findingLines(*findings)); !written) {
        complain(written.error().message);
        co_return ExitFailed;
    }
    co_return std::ranges::contains(*findings, Severity::Blocks, &PreflightFinding::severity) ? ExitFailed
                                                                                              : 0;
}

} // namespace Postil
