// SPDX-License-Identifier: MIT
// Where a site's repository is pushed to, and which names may stand for that. What stands in a repository's
// own configuration may come from strangers; what the user typed into the account does not.
#pragma once

#include "base/result.h"

#include <QString>

namespace Postil {

struct GitRemote
{
    enum class Transport { Web, Ssh, Folder };

    QString name;    // as the repository calls it; empty where the account has the address itself
    QString address; // https://…, ssh://… or host:path, or an absolute path
    Transport transport = Transport::Web;

    bool operator==(const GitRemote &) const = default;
};

enum class AddressFrom {
    Account,    // typed by the user: may be a folder of this computer
    Repository, // configured there
};

// Refused, with a sentence that says what would be taken: other transports than https and ssh (git knows
// some that are commands), a folder that was not typed, passwords in the address (they would be seen in the
// list of running programs), and all that a program could take for an option.
[[nodiscard]] Result<GitRemote> gitRemoteAt(const QString &address, AddressFrom from);

// A name such as "origin" or "backup/1".
[[nodiscard]] bool isRemoteName(const QString &name);

// What git takes for a branch's name, without those that start with "-". Rule: git-check-ref-format(1).
[[nodiscard]] bool isBranchName(const QString &name);

} // namespace Postil
