// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitsite.h"

#include "publishing/staticsite/gitanswer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct GitSiteText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

// Where the site's folder lies: work tree, and what GitProgram wants to know.
struct Surroundings
{
    QString folder;
    QString prefix;
    GitProgram::Repository repository;
};

QCoro::Task<Result<Surroundings>> surroundingsOf(GitProgram git, QString root)
{
    const Result<ProgramAnswer> answer = co_await git.inRepository(
        words("rev-parse"_L1, "--path-format=absolute"_L1, "--show-toplevel"_L1, "--absolute-git-dir"_L1,
              "--git-common-dir"_L1, "--show-object-format"_L1, "--show-prefix"_L1),
        {}, root);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->exitCode != 0 && answer->errors.contains("not a git repository"))
        co_return failure(
            ErrorKind::NotFound,
            GitSiteText::tr("The site's folder “%1” is in no git repository. Make one there with “git "
                            "init”, or turn git off in the account.")
                .arg(QDir::toNativeSeparators(root)));
    if (answer->exitCode != 0)
        co_return gitFailed(*answer);
    const QStringList lines = QString::fromUtf8(answer->output).split(u'\n');
    // A configuration may say that the work tree is elsewhere.
    if (lines.size() != 6
        || QDir::cleanPath(QFileInfo(lines.at(0)).canonicalFilePath() + u'/' + lines.at(4)) != root)
        co_return failure(
            ErrorKind::Refused,
            GitSiteText::tr("The git repository around “%1” has its files elsewhere, so nothing was "
                            "committed there.")
                .arg(QDir::toNativeSeparators(root)));
    co_return Surroundings{
        .folder = lines.at(0),
        .prefix = lines.at(4),
        .repository = {.gitDir = lines.at(1), .commonDir = lines.at(2), .objectFormat = lines.at(3)}};
}

// The branch that is checked out, where posts may go to it.
QCoro::Task<Result<QString>> branchOf(GitProgram git, QString wanted)
{
    const Result<QString> head =
        lineIfAny(co_await git.inRepository(words("symbolic-ref"_L1, "-q"_L1, "HEAD"_L1)));
    if (!head)
        co_return std::unexpected(head.error());
    const QString branch = head->startsWith("refs/heads/"_L1) ? head->sliced(11) : QString();
    if (branch.isEmpty())
        co_return failure(
            ErrorKind::Refused,
            GitSiteText::tr("The site's repository has no branch checked out. Check one out with “git "
                            "switch”, and publish again."));
    if (!isBranchName(branch))
        co_return failure(
            ErrorKind::Refused,
            GitSiteText::tr("“%1” is no name for a branch that Postil commits to.").arg(branch));
    if (!wanted.isEmpty() && wanted != branch)
        co_return failure(
            ErrorKind::Refused,
            GitSiteText::tr("The site's repository is on the branch “%1”, and the account says that posts "
                            "go to “%2”. Check that one out, or change the account.")
                .arg(branch, wanted));
    co_return branch;
}

// An address that the repository has a name for, too: pushing there brings up what is known of that remote.
QCoro::Task<QString> nameOfAddress(GitProgram git, QString address)
{
    const Result<ProgramAnswer> answer =
        co_await git.inRepository(words("config"_L1, "-z"_L1, "--get-regexp"_L1, "^remote\\..*\\.url$"_L1));
    const QStringList rows =
        answer ? QString::fromUtf8(answer->output).split(QChar::Null, Qt::SkipEmptyParts) : QStringList();
    for (const QString &row : rows) {
        const QString name = row.section(u'\n', 0, 0).sliced(7).chopped(4); // remote.….url
        if (row.section(u'\n', 1) == address && isRemoteName(name))
            co_return name;
    }
    co_return QString();
}

QCoro::Task<Result<GitRemote>> remoteOf(GitProgram git, QString named)
{
    if (!isRemoteName(named)) {
        Result<GitRemote> typed = gitRemoteAt(named, AddressFrom::Account);
        if (typed)
            typed->name = co_await nameOfAddress(git, typed->address);
        co_return typed;
    }
    const QStringList keys{u"pushurl"_s, u"url"_s};
    for (const QString &key : keys) {
        const Result<ProgramAnswer> answer = co_await git.inRepository(
            words("config"_L1, "-z"_L1, "--get-all"_L1, "remote.%1.%2"_L1.arg(named, key)));
        if (!answer)
            co_return std::unexpected(answer.error());
        if (answer->exitCode == 1)
            continue;
        if (answer->exitCode != 0)
            co_return gitFailed(*answer);
        const QStringList addresses = QString::fromUtf8(answer->output).chopped(1).split(QChar::Null);
        if (addresses.size() > 1)
            co_return failure(
                ErrorKind::Refused,
                GitSiteText::tr("The remote “%1” has several addresses. Name the one to push to in the "
                                "account.")
                    .arg(named));
        Result<GitRemote> remote = gitRemoteAt(addresses.first(), AddressFrom::Repository);
        if (remote)
            remote->name = named;
        co_return remote;
    }
    co_return failure(
        ErrorKind::NotFound,
        GitSiteText::tr("The site's repository knows no remote “%1”. Add it with “git remote add”, or name "
                        "another one in the account.")
            .arg(named));
}

struct Committer
{
    QString name;
    QString email;
};

QCoro::Task<Result<Committer>> committerOf(GitProgram git)
{
    const Result<ProgramAnswer> answer = co_await git.inRepository(words("var"_L1, "GIT_COMMITTER_IDENT"_L1));
    if (!answer)
        co_return std::unexpected(answer.error());
    static const QRegularExpression form(u"^(.+) <(.+)> \\d+ [+-]\\d+\\n"_s);
    const auto found = form.match(QString::fromUtf8(answer->output));
    if (answer->exitCode != 0 || !found.hasMatch())
        co_return failure(
            ErrorKind::Refused,
            GitSiteText::tr("Git does not know who commits. Tell it with “git config --global user.name” "
                            "and “git config --global user.email”."));
    co_return Committer{found.captured(1), found.captured(2)};
}

} // namespace

Result<GitUse> gitUseOf(const Account &account)
{
    const QString word = account.options.value(u"git"_s);
    if (word.isEmpty())
        return GitUse::None;
    if (word == "commit"_L1)
        return GitUse::Commit;
    if (word == "push"_L1)
        return GitUse::Push;
    return failure(ErrorKind::BadInput,
                   GitSiteText::tr("The account's option “git” can be “commit”, “push” or nothing, not “%1”.")
                       .arg(word));
}

QCoro::Task<Result<GitSite>> openGitSite(Account account, QString root, GitLimits limits)
{
    const Result<GitUse> use = gitUseOf(account);
    if (!use)
        co_return std::unexpected(use.error());
    Result<GitProgram> git = GitProgram::find(std::move(limits));
    if (!git)
        co_return std::unexpected(git.error());
    const Result<Surroundings> around = co_await surroundingsOf(*git, root);
    if (!around)
        co_return std::unexpected(around.error());
    if (const Result<void> used = git->use(around->repository); !used)
        co_return std::unexpected(used.error());
    GitSite site{.git = *git,
                 .use = *use,
                 .folder = around->folder,
                 .prefix = around->prefix,
                 .branch = {},
                 .remote = {},
                 .name = {},
                 .email = {}};
    Result<QString> branch = co_await branchOf(site.git, account.options.value(u"branch"_s));
    if (!branch)
        co_return std::unexpected(branch.error());
    site.branch = *branch;
    if (site.use == GitUse::Push) {
        const QString named = account.options.value(u"remote"_s);
        Result<GitRemote> remote = co_await remoteOf(site.git, named.isEmpty() ? u"origin"_s : named);
        if (!remote)
            co_return std::unexpected(remote.error());
        site.remote = *remote;
    }
    Result<Committer> committer = co_await committerOf(site.git);
    if (!committer)
        co_return std::unexpected(committer.error());
    site.name = committer->name;
    site.email = committer->email;
    co_return site;
}

QString branchRef(const GitSite &site)
{
    return "refs/heads/"_L1 + site.branch;
}

QCoro::Task<Result<QString>> tipOf(GitSite site)
{
    co_return lineIfAny(co_await site.git.inRepository(
        words("rev-parse"_L1, "-q"_L1, "--verify"_L1, branchRef(site) + "^{commit}"_L1)));
}

} // namespace Postil
