// SPDX-License-Identifier: MIT
// The git repository that a site's folder is in.
// Every value owns what it needs; errors beside those named: those of runProgram().
#pragma once

#include "publishing/account.h"
#include "publishing/staticsite/gitprogram.h"
#include "publishing/staticsite/gitremote.h"

namespace Postil {

enum class GitUse {
    None,
    Commit,
    Push, // and commit
};

// The account's option "git": "", "commit" or "push". BadInput for another word.
[[nodiscard]] Result<GitUse> gitUseOf(const Account &account);

struct GitSite
{
    GitProgram git;
    GitUse use = GitUse::None;
    QString folder; // of the repository's work tree, for people
    QString prefix; // of the site's folder in it, "" or "blog/"
    QString branch;
    GitRemote remote; // GitUse::Push
    QString name;     // who commits
    QString email;
};

// Looks at the repository around `root` (absolute, canonical), and whether all is there that committing and
// pushing need; nothing is changed. Account options: "branch" (the one that must be checked out; empty: any),
// "remote" (a name that the repository knows, an address, or a folder; empty: origin).
// NotFound: no repository; Refused: another branch, no name to commit under, a remote that is not allowed.
[[nodiscard]] QCoro::Task<Result<GitSite>> openGitSite(Account account, QString root, GitLimits limits);

[[nodiscard]] QString branchRef(const GitSite &site); // "refs/heads/main"
// The id of the branch's commit; empty where it has none yet.
[[nodiscard]] QCoro::Task<Result<QString>> tipOf(GitSite site);

} // namespace Postil
