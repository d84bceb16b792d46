// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitpush.h"

#include "publishing/staticsite/gitanswer.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct GitPushText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

// The one line of “git push --porcelain” about our branch: flag, refs, summary.
QStringList outcomeOf(const QByteArray &output)
{
    const QStringList lines = QString::fromUtf8(output).split(u'\n');
    for (const QString &line : lines) {
        if (const QStringList fields = line.split(u'\t'); fields.size() == 3 && fields.first().size() == 1)
            return fields;
    }
    return {};
}

std::unexpected<Error> notPushed(const GitSite &site, const ProgramAnswer &answer)
{
    const QString summary = outcomeOf(answer.output).value(2);
    const QString where =
        site.remote.name.isEmpty() ? site.remote.address.section(u'@', -1) : site.remote.name;
    static const QRegularExpression behind(
        u"^\\[rejected\\]|cannot lock ref|failed to update ref|incorrect old value|reference already exists"_s);
    if (behind.match(summary).hasMatch())
        return failure(ErrorKind::Conflict,
                       GitPushText::tr("Somebody else pushed to “%1” meanwhile. Bring their work "
                                       "in with “git pull” in “%2”, and publish again.")
                           .arg(where, QDir::toNativeSeparators(site.folder)));
    const QString said = complaintOf(answer);
    if (summary.startsWith(u'['))
        return failure(ErrorKind::Refused,
                       GitPushText::tr("“%1” did not take it: %2 %3").arg(where, summary, said));
    static const QRegularExpression unknown(
        u"Authentication failed|could not read (Username|Password)|Permission denied|Host key verification failed"_s);
    if (unknown.match(QString::fromUtf8(answer.errors)).hasMatch())
        return failure(
            ErrorKind::SignIn,
            GitPushText::tr(
                "Git could not sign in at “%1” by itself and said: “%2”. Push once from a terminal, so that "
                "your key or git's credential helper is set up and the host is known.")
                .arg(where, said));
    if (answer.errors.contains("error: 403") || answer.errors.contains("HTTP 403"))
        return failure(
            ErrorKind::Refused,
            GitPushText::tr(
                "“%1” does not let you push to it: “%2”. Ask whoever it belongs to, or see as whom git's "
                "credential helper signs in.")
                .arg(where, said));
    return failure(ErrorKind::Network,
                   GitPushText::tr("Git could not push to “%1” and said: “%2”. Is the network there, and the "
                                   "address right?")
                       .arg(where, said));
}

} // namespace

QCoro::Task<Result<Pushed>> pushBranch(GitSite site, PushMode mode)
{
    const Result<QString> tip = co_await tipOf(site);
    if (!tip)
        co_return std::unexpected(tip.error());
    if (tip->isEmpty())
        co_return Pushed::NothingNew;
    QMap<QString, QString> environment;
    if (site.remote.transport == GitRemote::Transport::Ssh) {
        // The user's own way to call ssh; never the repository's.
        const Result<QString> own = lineIfAny(
            co_await site.git.aside(words("config"_L1, "--global"_L1, "--get"_L1, "core.sshCommand"_L1)));
        if (own && !own->isEmpty())
            environment = {{u"GIT_SSH_COMMAND"_s, *own}, {u"GIT_SSH_VARIANT"_s, u"auto"_s}};
    }
    QStringList arguments{u"push"_s,
                          u"--porcelain"_s,
                          u"--progress"_s,
                          u"--no-verify"_s,
                          u"--no-signed"_s,
                          u"--no-follow-tags"_s,
                          u"--no-recurse-submodules"_s,
                          u"--receive-pack=git-receive-pack"_s};
    if (mode == PushMode::Trial)
        arguments += u"--dry-run"_s;
    arguments += {u"--"_s, site.remote.address, *tip + u':' + branchRef(site)};
    // A folder's own hooks may go on to other computers.
    const QString protocols =
        site.remote.transport == GitRemote::Transport::Folder ? u"https:ssh:file"_s : u"https:ssh"_s;
    const Result<ProgramAnswer> answer = co_await site.git.aside(arguments, {}, environment, protocols);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->exitCode != 0)
        co_return notPushed(site, *answer);
    if (mode == PushMode::Real && !site.remote.name.isEmpty()) {
        // As a push by name does, so that “git status” does not count the commit as one to push.
        const QString seen = "refs/remotes/%1/%2"_L1.arg(site.remote.name, site.branch);
        const Result<QString> known =
            lineIfAny(co_await site.git.inRepository(words("rev-parse"_L1, "-q"_L1, "--verify"_L1, seen)));
        if (known && !known->isEmpty())
            (void)co_await site.git.inRepository(
                words("update-ref"_L1, "--no-deref"_L1, "-m"_L1, "update by push"_L1, seen, *tip));
    }
    co_return outcomeOf(answer->output).value(0) == "="_L1 ? Pushed::NothingNew : Pushed::Sent;
}

} // namespace Postil
