// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitprogram.h"

#include "base/filewriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct GitProgramText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

// The user's environment without what steers git or asks questions. What is not said here comes from the
// user's own configuration (~/.gitconfig): the name, the credential helper, the proxy.
QProcessEnvironment gitEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    static const QStringList kept{u"GIT_AUTHOR_NAME"_s, u"GIT_AUTHOR_EMAIL"_s, u"GIT_COMMITTER_NAME"_s,
                                  u"GIT_COMMITTER_EMAIL"_s};
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith("GIT_"_L1) && !kept.contains(name))
            environment.remove(name);
    }
    // Its answers are read: they are to be in English, but the letters stay as they are.
    if (const QString all = environment.value(u"LC_ALL"_s); !all.isEmpty())
        environment.insert(u"LC_CTYPE"_s, all);
    for (const auto name : {"LC_ALL"_L1, "LANGUAGE"_L1, "SSH_ASKPASS"_L1, "PAGER"_L1})
        environment.remove(name);
    environment.insert(u"LC_MESSAGES"_s, u"C"_s);
    const QMap<QString, QString> set{
        {u"GIT_ALLOW_PROTOCOL"_s, u"none"_s}, // no transport has this name
        {u"GIT_ASKPASS"_s, u"false"_s},
        {u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s},
        {u"GIT_EDITOR"_s, u"false"_s},
        {u"GIT_NO_LAZY_FETCH"_s, u"1"_s},
        {u"GIT_NO_REPLACE_OBJECTS"_s, u"1"_s},
        {u"GIT_OPTIONAL_LOCKS"_s, u"0"_s},
        {u"GIT_PAGER"_s, u"cat"_s},
        {u"GIT_TERMINAL_PROMPT"_s, u"0"_s},
        {u"SSH_ASKPASS_REQUIRE"_s, u"never"_s},
        {u"GIT_SSH_COMMAND"_s, u"ssh -oBatchMode=yes"_s},
        {u"GIT_SSH_VARIANT"_s, u"ssh"_s},
    };
    for (const auto &[name, value] : set.asKeyValueRange())
        environment.insert(name, value);
    return environment;
}

// Before the command: these win over every configuration.
const QStringList Overrides{u"-c"_s, u"core.hooksPath=/dev/null"_s,
                            u"-c"_s, u"core.fsmonitor=false"_s,
                            u"-c"_s, u"core.askPass="_s,
                            u"-c"_s, u"core.gitProxy="_s,
                            u"-c"_s, u"commit.gpgSign=false"_s,
                            u"-c"_s, u"push.gpgSign=false"_s,
                            u"-c"_s, u"gc.auto=0"_s,
                            u"-c"_s, u"maintenance.auto=false"_s,
                            u"-c"_s, u"protocol.ext.allow=never"_s,
                            u"-c"_s, u"safe.bareRepository=explicit"_s,
                            u"-c"_s, u"i18n.commitEncoding=UTF-8"_s};

} // namespace

Result<GitProgram> GitProgram::find(GitLimits limits)
{
    return findProgram(u"git"_s).transform([&limits](const QString &path) {
        GitProgram git;
        git.m_program = path;
        git.m_limits = std::move(limits);
        return git;
    });
}

Result<void> GitProgram::use(Repository repository)
{
    auto aside = std::make_shared<QTemporaryDir>();
    const QString config =
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = %1\n"_L1.arg(
            repository.objectFormat);
    const bool made =
        aside->isValid() && QDir(aside->path()).mkpath(u"refs"_s) && QDir(aside->path()).mkpath(u"objects"_s);
    if (!made)
        return failure(
            ErrorKind::Storage,
            GitProgramText::tr("No temporary folder could be made: %1.").arg(aside->errorString()));
    for (const auto &[name, bytes] :
         {std::pair(u"HEAD"_s, "ref: refs/heads/none\n"_ba), std::pair(u"config"_s, config.toUtf8())}) {
        if (const Result<void> written = writeFile(aside->filePath(name), bytes, Overwrite::No); !written)
            return written;
    }
    m_aside = std::move(aside);
    m_repository = std::move(repository);
    return {};
}

ProgramCall GitProgram::call(QStringList arguments, QByteArray input) const
{
    return {.program = m_program,
            .arguments = Overrides + arguments,
            .environment = gitEnvironment(),
            .folder = m_aside ? m_aside->path() : QDir::tempPath(),
            .input = std::move(input),
            .patience = m_limits.patience,
            .stop = m_limits.stop};
}

QCoro::Task<Result<ProgramAnswer>> GitProgram::inRepository(QStringList arguments, QByteArray input,
                                                            QString folder) const
{
    arguments = (m_aside ? QStringList{"--git-dir="_L1 + m_repository.gitDir} : QStringList{u"-C"_s, folder})
                + arguments;
    return runProgram(call(std::move(arguments), std::move(input)));
}

QCoro::Task<Result<ProgramAnswer>> GitProgram::aside(QStringList arguments, QByteArray input,
                                                     QMap<QString, QString> environment,
                                                     QString protocols) const
{
    ProgramCall it = call({"--git-dir="_L1 + m_aside->path()}, std::move(input));
    it.arguments += arguments;
    it.environment.insert(u"GIT_OBJECT_DIRECTORY"_s, m_repository.commonDir + "/objects"_L1);
    if (const QString shallow = m_repository.commonDir + "/shallow"_L1; QFileInfo(shallow).isFile())
        it.environment.insert(u"GIT_SHALLOW_FILE"_s, shallow);
    if (!protocols.isEmpty())
        it.environment.insert(u"GIT_ALLOW_PROTOCOL"_s, protocols);
    for (const auto &[name, value] : environment.asKeyValueRange())
        it.environment.insert(name, value);
    return runProgram(std::move(it));
}

QString GitProgram::fileAside(const QString &name) const
{
    return m_aside->filePath(name);
}

} // namespace Postil
