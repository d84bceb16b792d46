// SPDX-License-Identifier: MIT
// The program git, run so that nothing in a repository can make it run another program.
//
// A repository's configuration can name commands in dozens of places (core.sshCommand, remote.*.receivepack,
// filter.*, credential.helper, url.*.insteadOf with ext::, …), and each version of git knows more. So what
// makes commits and talks to other computers works in a folder aside: a repository of ours without hooks and
// with a configuration that we wrote, which shares nothing with the user's but the objects. The few commands
// that must run in the user's repository (they read names, move a branch, note a file in the index) start
// none of these, and hooks, monitors and fetching are off for them.
#pragma once

#include "publishing/program.h"

#include <QTemporaryDir>

#include <memory>

namespace Postil {

// How long git may be silent, and what stops it.
struct GitLimits
{
    std::chrono::milliseconds patience{60'000};
    std::stop_token stop;
};

class GitProgram
{
public:
    // NotFound where git is not installed.
    [[nodiscard]] static Result<GitProgram> find(GitLimits limits);

    // Of the repository in whose folder posts are, once it is known: absolute paths.
    struct Repository
    {
        QString gitDir;       // of this folder, for linked work trees another one than commonDir
        QString commonDir;    // where the objects are
        QString objectFormat; // "sha1" or "sha256"
    };
    // Makes the folder aside. Storage.
    [[nodiscard]] Result<void> use(Repository repository);

    // In the user's repository, or in `folder` where none is in use yet.
    [[nodiscard]] QCoro::Task<Result<ProgramAnswer>>
    inRepository(QStringList arguments, QByteArray input = {}, QString folder = {}) const;
    // Aside. `environment`: more of it, by name. `protocols`: what may be spoken, "https:ssh"; none
    // otherwise.
    [[nodiscard]] QCoro::Task<Result<ProgramAnswer>> aside(QStringList arguments, QByteArray input = {},
                                                           QMap<QString, QString> environment = {},
                                                           QString protocols = {}) const;
    // In letters, by the repository's object format.
    [[nodiscard]] qsizetype objectIdLength() const
    {
        return m_repository.objectFormat == QLatin1StringView("sha256") ? 64 : 40;
    }
    // A file aside, for an index.
    [[nodiscard]] QString fileAside(const QString &name) const;

private:
    GitProgram() = default;
    [[nodiscard]] ProgramCall call(QStringList arguments, QByteArray input) const;

    QString m_program;
    GitLimits m_limits;
    Repository m_repository;
    std::shared_ptr<QTemporaryDir> m_aside; // of all copies; goes with the last
};

} // namespace Postil
