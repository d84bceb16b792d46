// SPDX-License-Identifier: MIT
// Proves: whatever a repository's configuration, hooks, attributes, branches and remotes name as a command,
// publishing into it runs none of them
#include "support/result.h"
#include "support/sites.h"

#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

// What a row does to the repository or the account, before publishing.
enum class Where { Config, Attribute, Hook, Address, Head, Remote, Branch, Posts, Environment, Title };

constexpr auto Hooks = {
    "pre-commit",       "prepare-commit-msg", "commit-msg",        "post-commit",
    "pre-push",         "post-checkout",      "post-index-change", "reference-transaction",
    "pre-merge-commit", "post-rewrite",       "pre-auto-gc",       "fsmonitor-watchman"};

} // namespace

class HostileGitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("git is not installed.");
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        for (const auto proxy :
             {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
            qunsetenv(proxy);
        makeFile(m_home->filePath(u".gitconfig"_s),
                 "[user]\nname = Ed Itor\nemail = ed@blog.example\n[init]\ndefaultBranch = main\n");
    }

    void aRepository()
    {
        m_template = std::make_unique<QTemporaryDir>();
        const QString repo = m_template->filePath(u"repo"_s);
        makeFile(repo + "/other.txt"_L1, "one\n");
        for (const QStringList &command :
             {QStringList{u"init"_s, u"-q"_s, u"--bare"_s, u"../remote.git"_s},
              {u"init"_s, u"-q"_s},
              {u"add"_s, u"."_s},
              {u"commit"_s, u"-q"_s, u"-m"_s, u"Start"_s},
              {u"remote"_s, u"add"_s, u"origin"_s, u"ssh://git@127.0.0.1:1/x.git"_s}})
            QCOMPARE(run(u"git"_s, command, repo).exitCode, 0);
    }

    void nothingRuns_data()
    {
        QTest::addColumn<Where>("where");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value"); // %1: a script that leaves a mark
        const auto row = [](Where where, const QString &key, const QString &value) {
            QTest::newRow(qPrintable(key + ": "_L1 + value)) << where << key << value;
        };
        const auto config = [&row](const char *key, const QString &value) {
            row(Where::Config, QString::fromLatin1(key), value);
        };
        config("core.sshCommand", u"%1"_s);
        config("core.fsmonitor", u"%1"_s);
        config("core.gitProxy", u"%1"_s);
        config("core.askPass", u"%1"_s);
        config("core.pager", u"%1"_s);
        config("core.alternateRefsCommand", u"%1"_s);
        config("credential.helper", u"!%1"_s);
        config("credential.https://127.0.0.1:1.helper", u"!%1"_s);
        config("remote.origin.receivepack", u"%1"_s);
        config("remote.origin.uploadpack", u"%1"_s);
        config("remote.origin.vcs", u"ext"_s);
        config("remote.origin.pushurl", u"ext::%1 x"_s);
        config("remote.origin.url", u"ext::%1 x"_s);
        config("url.ext::%1 .insteadOf", u"ssh://"_s);
        config("url.ext::%1 .pushInsteadOf", u"ssh://"_s);
        config("url.ext::%1 .insteadOf", u"/"_s);
        config("diff.external", u"%1"_s);
        config("gpg.program", u"%1"_s);
        config("gpg.ssh.program", u"%1"_s);
        config("push.gpgSign", u"true"_s);
        config("push.recurseSubmodules", u"on-demand"_s);
        config("alias.push", u"!%1"_s);
        config("alias.rev-parse", u"!%1"_s);
        config("alias.commit-tree", u"!%1"_s);
        config("pager.config", u"%1"_s);
        config("trailer.see.command", u"%1"_s);
        config("hook.x.command", u"%1"_s);
        config("submodule.x.update", u"!%1"_s);
        config("include.path", u"%2"_s); // a file with more of these
        config("includeIf.gitdir:/.path", u"%2"_s);
        config("extensions.worktreeConfig", u"true"_s);
        config("extensions.partialClone", u"evil"_s);
        config("core.hooksPath", u"%3"_s); // a folder of hooks
        for (const auto driver : {"filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv",
                                  "diff.x.command", "merge.x.driver"})
            row(Where::Attribute, QString::fromLatin1(driver), u"%1"_s);
        for (const auto hook : Hooks)
            row(Where::Hook, QString::fromLatin1(hook), {});
        for (const auto &address :
             {u"ext::%1 x"_s, u"ext::sh -c %1"_s, u"fd::7"_s, u"git://127.0.0.1:1/x"_s, u"file:///%4"_s,
              u"%4"_s, u"http://127.0.0.1:1/x"_s, u"-oProxyCommand=%1@host:x"_s,
              u"ssh://-oProxyCommand=%1/x"_s, u"ssh://-oProxyCommand=%1@127.0.0.1:1/x"_s,
              u"host:-oProxyCommand=%1"_s, u"--receive-pack=%1"_s, u"https::ext::%1 x"_s, u"../remote.git"_s,
              u"testgit::%4"_s}) {
            row(Where::Address, u"in the repository"_s, address);
            if (address != "%4"_L1) // a folder may stand in the account
                row(Where::Remote, u"in the account"_s, address);
        }
        for (const auto &name : {u"--receive-pack=%1"_s, u"--exec=%1"_s, u"$(%1)"_s, u"`%1`"_s, u"a;%1"_s,
                                 u"a|%1"_s, u"--"_s, u"-c"_s, u"origin\n--exec=%1"_s})
            row(Where::Remote, u"a name"_s, name);
        for (const auto &name :
             {u"--exec=%1"_s, u"$(%1)"_s, u"main:x"_s, u"+main"_s, u"@{-1}"_s, u"main\n--exec=%1"_s})
            row(Where::Branch, u"in the account"_s, name);
        for (const auto &name :
             {u"--exec=%1"_s, u"-q"_s, u"$(%1)"_s, u"`%1`"_s, u";%1"_s, u"|%1"_s, u"x:y"_s})
            row(Where::Head, u"a branch"_s, name);
        for (const auto &folder :
             {u"--exec=%1"_s, u"$(%1)"_s, u"`%1`"_s, u";%1;"_s, u"-"_s, u":(exclude)x"_s})
            row(Where::Posts, u"a folder"_s, folder);
        for (const auto variable : {"GIT_SSH_COMMAND", "GIT_SSH", "GIT_EXTERNAL_DIFF", "GIT_ASKPASS",
                                    "SSH_ASKPASS", "GIT_EDITOR", "GIT_PAGER", "GIT_PROXY_COMMAND"})
            row(Where::Environment, QString::fromLatin1(variable), u"%1"_s);
        row(Where::Environment, u"GIT_CONFIG_PARAMETERS"_s, u"'core.fsmonitor=%1'"_s);
        row(Where::Environment, u"GIT_EXEC_PATH"_s, u"%3"_s);
        row(Where::Environment, u"GIT_TEMPLATE_DIR"_s, u"%3"_s);
        row(Where::Title, u"a title"_s, u"$(%1) `%1` ; %1"_s);
    }
    void nothingRuns()
    {
        QFETCH(const Where, where);
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        prepare();
        Account account = accountOf(u"hugo"_s, m_repo);
        account.options = {{u"git"_s, u"push"_s}, {u"remote"_s, m_remote}};
        Post post = harbourPost();
        QString variable;
        const QString filled = fill(value);
        switch (where) {
        case Where::Config:
        case Where::Attribute:
            configure(fill(key), filled, where);
            break;
        case Where::Hook:
            makeScript(m_repo + "/.git/hooks/"_L1 + key);
            break;
        case Where::Address:
            configure(u"remote.origin.url"_s, filled, where);
            account.options.insert(u"remote"_s, u"origin"_s);
            break;
        case Where::Head:
            makeFile(m_repo + "/.git/HEAD"_L1, "ref: refs/heads/" + filled.toUtf8() + '\n');
            break;
        case Where::Remote:
            account.options.insert(u"remote"_s, filled);
            break;
        case Where::Branch:
            account.options.insert(u"branch"_s, filled);
            break;
        case Where::Posts:
            account.options.insert(u"posts"_s, filled.mid(filled.startsWith(u'/') ? 1 : 0));
            break;
        case Where::Environment:
            variable = key;
            break;
        case Where::Title:
            post.title = filled;
            break;
        }
        if (!variable.isEmpty())
            qputenv(qPrintable(variable), filled.toUtf8());

        const auto first = live(account, post);
        const bool expected = where == Where::Hook || where == Where::Environment || where == Where::Title
                              || where == Where::Attribute;
        if (expected)
            POSTIL_VERIFY_OK(first);
        if (where == Where::Address || where == Where::Remote || where == Where::Branch)
            QVERIFY2(!first, qPrintable(filled));
        // The same over the transports that start programs of their own.
        const bool overSsh = where == Where::Config || where == Where::Environment;
        const bool overWeb =
            overSsh
            && QRegularExpression(u"credential|askpass|url"_s, QRegularExpression::CaseInsensitiveOption)
                   .match(key)
                   .hasMatch();
        if (overSsh) {
            account.options.insert(u"remote"_s, u"origin"_s);
            QVERIFY(!createPost(account, post));
        }
        if (overWeb) {
            account.options.insert(u"remote"_s, u"https://127.0.0.1:1/x.git"_s);
            QVERIFY(!createPost(account, post));
        }
        if (!variable.isEmpty())
            qunsetenv(qPrintable(variable));
        QVERIFY2(!QFile::exists(m_mark), qPrintable(key + u' ' + filled));

        ++m_rows;
        if (where != Where::Config && where != Where::Attribute && where != Where::Hook)
            return;
        // Whoever works in this repository as usual runs into it: the rows mean something.
        for (const QStringList &careless : {QStringList{u"add"_s, u"-A"_s},
                                            {u"commit"_s, u"-m"_s, u"x"_s},
                                            {u"push"_s, u"origin"_s},
                                            {u"diff"_s, u"HEAD~1"_s}}) {
            if (!QFile::exists(m_mark))
                run(u"git"_s, careless, m_repo);
        }
        if (QFile::exists(m_mark))
            ++m_bites;
    }

    void theTrapsAreReal()
    {
        qInfo("%d cases; in %d of them a usual \"git add\", \"commit\" and \"push\" run the command", m_rows,
              m_bites);
        QVERIFY(m_rows >= 90);
        QVERIFY2(m_bites >= 15, qPrintable(QString::number(m_bites)));
    }

private:
    static Result<void> live(const Account &account, const Post &post)
    {
        const auto created = createPost(account, post);
        return created ? trashPost(account, *created) : std::unexpected(created.error());
    }

    void prepare()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString base = QFileInfo(m_dir->path()).canonicalFilePath();
        m_repo = base + "/repo"_L1;
        m_remote = base + "/remote.git"_L1;
        m_mark = base + "/mark"_L1;
        makeScript(base + "/run"_L1);
        for (const auto hook : Hooks)
            makeScript(base + "/hooks/"_L1 + QString::fromLatin1(hook));
        for (const auto name : {"git-push", "git-rev-parse", "git-remote-https", "git-remote-ext"})
            makeScript(base + "/hooks/"_L1 + QString::fromLatin1(name));
        makeFile(base + "/more"_L1,
                 fill(u"[core]\nfsmonitor = %1\nsshCommand = %1\n[credential]\nhelper = !%1\n"_s).toUtf8());
        for (const auto &folder : {m_repo, m_remote})
            QCOMPARE(run(u"cp"_s, {u"-a"_s, m_template->filePath(QFileInfo(folder).fileName()), folder}, base)
                         .exitCode,
                     0);
        makeFile(m_repo + "/other.txt"_L1, "two\n");
    }

    void configure(const QString &key, const QString &value, Where where)
    {
        const auto set = [this](const QString &name, const QString &to) {
            QCOMPARE(run(u"git"_s, {u"config"_s, u"--replace-all"_s, name, to}, m_repo).exitCode, 0);
        };
        if (where == Where::Attribute) {
            makeFile(m_repo + "/.gitattributes"_L1, "* filter=x diff=x merge=x\n");
            makeFile(m_repo + "/.git/info/attributes"_L1, "* filter=x diff=x merge=x\n");
        }
        if (key.startsWith("gpg."_L1)) {
            set(u"commit.gpgSign"_s, u"true"_s);
            set(u"user.signingKey"_s, u"x"_s);
            if (key == "gpg.ssh.program"_L1)
                set(u"gpg.format"_s, u"ssh"_s);
        }
        if (key == "extensions.worktreeConfig"_L1)
            QVERIFY(QFile::copy(m_dir->filePath(u"more"_s), m_repo + "/.git/config.worktree"_L1));
        if (key == "extensions.partialClone"_L1) {
            set(u"remote.evil.url"_s, m_remote);
            set(u"remote.evil.promisor"_s, u"true"_s);
            set(u"remote.evil.uploadpack"_s, fill(u"%1"_s));
            // An object that is missed is asked for at the remote.
            const QByteArray id =
                run(u"git"_s, {u"rev-parse"_s, u"HEAD:other.txt"_s}, m_repo).output.trimmed();
            QVERIFY(QFile::remove(m_repo + "/.git/objects/"_L1
                                  + QString::fromLatin1(id.first(2) + '/' + id.sliced(2))));
        }
        set(key, value);
        if (key.startsWith("url."_L1) || key.startsWith("remote.origin."_L1) || where == Where::Address)
            set(u"protocol.ext.allow"_s, u"always"_s);
    }

    QString fill(QString text) const
    {
        const QString base = QFileInfo(m_mark).path();
        return text.replace("%1"_L1, base + "/run"_L1)
            .replace("%2"_L1, base + "/more"_L1)
            .replace("%3"_L1, base + "/hooks"_L1)
            .replace("%4"_L1, m_remote);
    }

    void makeScript(const QString &path) const
    {
        makeFile(path, "#!/bin/sh\n: > '" + m_mark.toUtf8() + "'\n");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QTemporaryDir> m_template;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_repo;
    QString m_remote;
    QString m_mark;
    int m_rows = 0;
    int m_bites = 0;
};

QTEST_GUILESS_MAIN(HostileGitTest)
#include "tst_hostilegit.moc"
