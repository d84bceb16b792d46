// SPDX-License-Identifier: MIT
// Proves: a post that goes into a git repository is committed alone, pushed without force and never twice,
// somebody else's push is told as a conflict, and a git that hangs is ended
#include "publishing/staticsite/staticsitepublisher.h"
#include "support/result.h"
#include "support/sites.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class GitSiteTest : public QObject
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

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_repo = QFileInfo(m_dir->path()).canonicalFilePath() + "/repo"_L1;
        m_remote = m_dir->filePath(u"remote.git"_s);
    }

    void lifeCycle_data()
    {
        QTest::addColumn<QString>("site"); // in the repository
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("service");
        QTest::newRow("hugo") << QString() << u"sha1"_s << u"hugo"_s;
        QTest::newRow("jekyll in a folder of it") << u"web/blog"_s << u"sha1"_s << u"jekyll"_s;
        QTest::newRow("longer ids") << QString() << u"sha256"_s << u"eleventy"_s;
        QTest::newRow("plain pages") << u"-pages"_s << u"sha1"_s << u"folder"_s;
    }
    void lifeCycle()
    {
        QFETCH(const QString, site);
        QFETCH(const QString, format);
        QFETCH(const QString, service);
        makeRepository(format);
        const QString folder = QDir::cleanPath(m_repo + u'/' + site);
        QVERIFY(QDir().mkpath(folder));
        Account account = pushing(service, folder);
        const auto tried = QCoro::waitFor((*makePublisher(account, {}))->test());
        POSTIL_VERIFY_OK(tried);
        QVERIFY(tried->join(u' ').contains("Ed Itor <ed@blog.example>"_L1)
                && tried->last().contains(u"origin"));
        const QByteArray status = userChanges();

        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        const QString path = site.isEmpty() ? receipt->remoteId : site + u'/' + receipt->remoteId;
        QCOMPARE(git({u"show"_s, u"--format="_s, u"--name-only"_s, u"HEAD"_s}), path.toUtf8() + '\n');
        QCOMPARE(git({u"log"_s, u"-1"_s, u"--format=%an <%ae> %s"_s}),
                 "Ed Itor <ed@blog.example> Publish “The \"harbour\": closed {{ today }} & {% more %}”\n"_ba);
        QCOMPARE(atRemote({u"show"_s, "main:"_L1 + path}), fileBytes(folder + u'/' + receipt->remoteId));
        // What the user has staged or changed is as it was, and there is nothing to push.
        QCOMPARE(userChanges(), status);
        QCOMPARE(git({u"rev-parse"_s, u"origin/main"_s}), git({u"rev-parse"_s, u"HEAD"_s}));
        QCOMPARE(git({u"rev-list"_s, u"--count"_s, u"main"_s}), "2\n");

        // Sent again it is the same commit.
        QCOMPARE(createPost(account, harbourPost())->revision, receipt->revision);
        QCOMPARE(git({u"rev-list"_s, u"--count"_s, u"main"_s}), "2\n");
        QCOMPARE(receiptFromJson(toJson(*receipt)), *receipt);

        Post changed = harbourPost();
        changed.commentary = u"Something else."_s;
        const auto second = updatePost(account, *receipt, changed);
        POSTIL_VERIFY_OK(second);
        QVERIFY(atRemote({u"show"_s, "main:"_L1 + path}).contains("Something else."));
        QCOMPARE(atRemote({u"rev-list"_s, u"--count"_s, u"main"_s}), "3\n");

        POSTIL_VERIFY_OK(trashPost(account, *second));
        QVERIFY(!QFile::exists(folder + u'/' + receipt->remoteId) && !QFile::exists(folder + "/.trash"_L1));
        QCOMPARE(atRemote({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s}), "other.txt\nstaged.txt\n");
        QCOMPARE(userChanges(), status);
        QCOMPARE(trashPost(account, *second).error().kind, ErrorKind::NotFound);
        QCOMPARE(git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), "");
    }

    // A post that others committed goes back as the one line that was edited.
    void aPostOfOthersIsChanged()
    {
        makeRepository();
        const QString path = u"content/posts/theirs.md"_s;
        makeFile(m_repo + u'/' + path, "---\ntitle: Theirs\nweight: 3\n---\nOne.\n\nTwo.\n");
        git({u"add"_s, path});
        git({u"commit"_s, u"-q"_s, u"-m"_s, u"Theirs"_s, u"--"_s, path});
        const QByteArray status = userChanges();
        const Account account = pushing(u"hugo"_s, m_repo);
        const auto rows = QCoro::waitFor((*makePublisher(account, {}))->list({}));
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(rows->size(), 1);
        Receipt listed;
        listed.remoteId = rows->first().remoteId;
        const auto remote = QCoro::waitFor((*makePublisher(account, {}))->fetch(listed));
        POSTIL_VERIFY_OK(remote);
        Post post;
        post.title = remote->title;
        post.slug = remote->slug;
        post.commentary = u"One.\n\nThree."_s;
        POSTIL_VERIFY_OK(updatePost(account, remote->receipt, post));
        const QByteArray page = atRemote({u"show"_s, "main:"_L1 + path});
        QCOMPARE(page, "---\ntitle: Theirs\nweight: 3\n---\nOne.\n\nThree.\n");
        QCOMPARE(git({u"diff"_s, u"--numstat"_s, u"HEAD~1"_s, u"HEAD"_s}), "1\t1\t"_ba + path.toUtf8() + '\n');
        QCOMPARE(userChanges(), status);
    }

    void onlyCommits()
    {
        QVERIFY(QDir().mkpath(m_repo));
        QCOMPARE(run(u"git"_s, {u"init"_s, u"-q"_s}, m_repo).exitCode, 0);
        Account account = pushing(u"hugo"_s, m_repo);
        account.options = {{u"git"_s, u"commit"_s}};
        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->test()));
        const auto receipt = createPost(account, harbourPost(), AsDraft); // the repository's first commit
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(git({u"log"_s, u"--format=%s"_s}),
                 "Add the draft “The \"harbour\": closed {{ today }} & {% more %}”\n"_ba);
        QCOMPARE(git({u"status"_s, u"--porcelain"_s}), "");
    }

    // Without git the file is written and no more.
    void notAsked()
    {
        makeRepository();
        Account account = pushing(u"hugo"_s, m_repo);
        account.options = {};
        const QByteArray head = git({u"rev-parse"_s, u"HEAD"_s});
        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), head);
        // Asked later, the file that stands there is committed.
        account.options.insert(u"git"_s, u"commit"_s);
        POSTIL_VERIFY_OK(createPost(account, harbourPost()));
        QVERIFY(git({u"show"_s, u"--format="_s, u"--name-only"_s, u"HEAD"_s}).startsWith("content/posts/"));
    }

    void somebodyElsePushed_data()
    {
        QTest::addColumn<QString>("pull");
        QTest::newRow("merged") << u"--no-rebase"_s;
        QTest::newRow("rebased") << u"--rebase"_s;
    }
    void somebodyElsePushed()
    {
        QFETCH(const QString, pull);
        makeRepository();
        QVERIFY(git({u"reset"_s, u"-q"_s, u"--hard"_s}).isEmpty());
        const Account account = pushing(u"hugo"_s, m_repo);
        const auto first = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(first);
        const auto pulled = [this, &pull] {
            return run(u"git"_s, {u"pull"_s, u"-q"_s, pull, u"--no-edit"_s, u"origin"_s, u"main"_s}, m_repo)
                       .exitCode
                   == 0;
        };

        // A new post, an update and a removal: each is committed here, told as a conflict, and goes after a
        // pull.
        pushAsAnother(u"theirs1.txt"_s);
        Post post = harbourPost();
        post.slug = u"second"_s;
        const auto created = createPost(account, post);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Conflict);
        for (const auto &part :
             {u"content/posts/second.md"_s, u"“main”"_s, u"origin"_s, u"git pull"_s, u"not pushed"_s})
            QVERIFY2(created.error().message.contains(part), qPrintable(created.error().message));
        QVERIFY(!atRemote({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s}).contains("second.md"));
        QVERIFY(pulled());
        const auto again = createPost(account, post);
        POSTIL_VERIFY_OK(again);
        QVERIFY(atRemote({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s}).contains("second.md"));

        pushAsAnother(u"theirs2.txt"_s);
        Post changed = harbourPost();
        changed.commentary = u"Something else."_s;
        QCOMPARE(updatePost(account, *first, changed).error().kind, ErrorKind::Conflict);
        QVERIFY(pulled());
        const auto updated = updatePost(account, *first, changed);
        POSTIL_VERIFY_OK(updated);
        QVERIFY(atRemote({u"show"_s, u"main:content/posts/harbour-closed.md"_s}).contains("Something else."));

        pushAsAnother(u"theirs3.txt"_s);
        QCOMPARE(trashPost(account, *updated).error().kind, ErrorKind::Conflict);
        QVERIFY(pulled());
        POSTIL_VERIFY_OK(trashPost(account, *updated));

        const QByteArray files = atRemote({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s});
        QCOMPARE(files,
                 "content/posts/second.md\nother.txt\nstaged.txt\ntheirs1.txt\ntheirs2.txt\ntheirs3.txt\n");
        const QByteArray subjects = atRemote({u"log"_s, u"--no-merges"_s, u"--format=%s"_s, u"main"_s});
        QCOMPARE(subjects.count("Publish"), 2);
        QCOMPARE(subjects.count("Update"), 1);
        QCOMPARE(subjects.count("Remove"), 1);
    }

    // Their change of the same post comes with a pull: the file is no longer as the receipt has it.
    void somebodyElseChangedThePost()
    {
        makeRepository();
        QVERIFY(git({u"reset"_s, u"-q"_s, u"--hard"_s}).isEmpty());
        const Account account = pushing(u"hugo"_s, m_repo);
        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        pushAsAnother(receipt->remoteId);
        QVERIFY(git({u"pull"_s, u"-q"_s, u"--rebase"_s}).isEmpty());
        const QByteArray head = git({u"rev-parse"_s, u"HEAD"_s});
        QCOMPARE(updatePost(account, *receipt, harbourPost()).error().kind, ErrorKind::Conflict);
        QCOMPARE(trashPost(account, *receipt).error().kind, ErrorKind::Conflict);
        QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), head);
        // A post that is committed but not in the folder is somebody's all the same.
        QVERIFY(QFile::remove(m_repo + u'/' + receipt->remoteId));
        Post other = harbourPost();
        other.commentary = u"Another post."_s;
        QCOMPARE(createPost(account, other).error().kind, ErrorKind::Conflict);
        QVERIFY(!QFile::exists(m_repo + u'/' + receipt->remoteId));
    }

    void severalAtOnce()
    {
        makeRepository();
        const Account account = pushing(u"hugo"_s, m_repo);
        const QByteArray status = userChanges();
        const auto publisher = *makePublisher(account, {});
        std::vector<QCoro::Task<Result<Receipt>>> tasks;
        for (const auto &slug : {u"one"_s, u"two"_s, u"three"_s}) {
            Post post = harbourPost();
            post.slug = slug;
            tasks.push_back(publisher->create(publicationOf(account, post)));
        }
        for (auto &task : tasks) {
            // Of two pushes at the same time the remote may refuse one; nothing of it is lost.
            if (const auto receipt = QCoro::waitFor(task); !receipt)
                QCOMPARE(receipt.error().kind, ErrorKind::Conflict);
        }
        const QByteArray files = git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s});
        for (const auto name : {"one.md", "two.md", "three.md"})
            QVERIFY2(files.contains(name), files);
        QCOMPARE(git({u"rev-list"_s, u"--count"_s, u"main"_s}), "4\n");
        QCOMPARE(userChanges(), status);
    }

    void refused_data()
    {
        QTest::addColumn<QStringList>("command"); // in the repository, before
        QTest::addColumn<QString>("option");      // of the account, "name=value"
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &command, const QString &option, ErrorKind kind,
                            const QString &says) {
            QTest::newRow(name) << command.split(u' ', Qt::SkipEmptyParts) << option << kind << says;
        };
        row("another branch", {}, u"branch=live"_s, ErrorKind::Refused, u"on the branch “main”"_s);
        row("no branch", u"checkout -q --detach"_s, {}, ErrorKind::Refused, u"git switch"_s);
        row("another word", {}, u"git=force"_s, ErrorKind::BadInput, u"“force”"_s);
        row("no such remote", {}, u"remote=upstream"_s, ErrorKind::NotFound, u"“upstream”"_s);
        row("a folder that nobody typed", u"remote set-url origin /srv/blog.git"_s, {}, ErrorKind::Refused,
            u"/srv/blog.git"_s);
        row("a password", u"remote set-url origin https://ed:s3cret@host.example/b.git"_s, {},
            ErrorKind::Refused, u"password"_s);
        row("a token", u"remote set-url origin https://ghp_0123456789abcdefghijABCDEFGHIJ@h.example/b"_s, {},
            ErrorKind::Refused, u"token"_s);
        row("two addresses", u"remote set-url --add origin https://two.example/b"_s, {}, ErrorKind::Refused,
            u"several"_s);
        row("nobody's", u"config user.useConfigOnly true"_s, u"home=none"_s, ErrorKind::Refused,
            u"user.name"_s);
        row("files elsewhere", u"config core.worktree /usr"_s, {}, ErrorKind::Refused, u"elsewhere"_s);
    }
    void refused()
    {
        QFETCH(const QStringList, command);
        QFETCH(const QString, option);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, says);
        makeRepository();
        QCOMPARE(run(u"git"_s, command.isEmpty() ? QStringList{u"status"_s} : command, m_repo).exitCode, 0);
        Account account = pushing(u"hugo"_s, m_repo);
        if (command.value(0) == "remote"_L1)
            account.options.insert(u"remote"_s, u"origin"_s);
        if (option == "home=none"_L1)
            qputenv("HOME", m_dir->path().toUtf8());
        else if (!option.isEmpty())
            account.options.insert(option.section(u'=', 0, 0), option.section(u'=', 1));
        const auto receipt = createPost(account, harbourPost());
        const auto tried = QCoro::waitFor((*makePublisher(account, {}))->test());
        qputenv("HOME", m_home->path().toUtf8());
        QVERIFY(!receipt && !tried);
        QVERIFY2(receipt.error().kind == kind, qPrintable(receipt.error().message));
        QCOMPARE(tried.error(), receipt.error());
        QVERIFY2(receipt.error().message.contains(says), qPrintable(receipt.error().message));
        QVERIFY(!receipt.error().message.contains(u"s3cret") && !receipt.error().message.contains(u"ghp_"));
        QVERIFY(!QFile::exists(m_repo + "/content"_L1)); // nothing was written
    }

    void noRepository()
    {
        QVERIFY(QDir().mkpath(m_repo));
        const auto receipt = createPost(pushing(u"hugo"_s, m_repo), harbourPost());
        QCOMPARE(receipt.error().kind, ErrorKind::NotFound);
        QVERIFY(receipt.error().message.contains("git init"_L1));
        QVERIFY(!QFile::exists(m_repo + "/content"_L1));
    }

    void theRemoteDoesNotWantIt()
    {
        makeRepository();
        const QString hook = m_remote + "/hooks/pre-receive"_L1;
        makeFile(hook,
                 "#!/bin/sh\necho 'Posts need a label, see https://ed:s3cret@blog.example/' >&2\nexit 1\n");
        QVERIFY(QFile::setPermissions(hook, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Account account = pushing(u"hugo"_s, m_repo);
        const auto receipt = createPost(account, harbourPost());
        QCOMPARE(receipt.error().kind, ErrorKind::Refused);
        for (const auto &part : {u"Posts need a label, see https://blog.example/"_s, u"not pushed"_s})
            QVERIFY2(receipt.error().message.contains(part), qPrintable(receipt.error().message));
        QVERIFY(QFile::remove(hook));
        POSTIL_VERIFY_OK(createPost(account, harbourPost()));
        QCOMPARE(atRemote({u"rev-list"_s, u"--count"_s, u"main"_s}), "2\n");
    }

    void notThere_data()
    {
        QTest::addColumn<QString>("remote");
        QTest::newRow("folder") << u"/nowhere/blog.git"_s;
        QTest::newRow("ssh") << u"ssh://git@127.0.0.1:1/blog.git"_s;
        QTest::newRow("web") << u"https://127.0.0.1:1/blog.git"_s;
    }
    void notThere()
    {
        QFETCH(const QString, remote);
        makeRepository();
        Account account = pushing(u"hugo"_s, m_repo);
        account.options.insert(u"remote"_s, remote);
        const auto receipt = createPost(account, harbourPost());
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().kind == ErrorKind::Network, qPrintable(receipt.error().message));
        QVERIFY(receipt.error().message.contains("not pushed"_L1));
        account.options.insert(u"remote"_s, m_remote);
        POSTIL_VERIFY_OK(createPost(account, harbourPost()));
        QCOMPARE(atRemote({u"rev-list"_s, u"--count"_s, u"main"_s}), "2\n");
    }

    // A configuration that is a pipe nobody writes to: git waits for ever.
    void aGitThatHangsIsEnded()
    {
        makeRepository();
        const QString pipe = m_dir->filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        QCOMPARE(run(u"git"_s, {u"config"_s, u"include.path"_s, pipe}, m_repo).exitCode, 0);
        const Account account = pushing(u"hugo"_s, m_repo);
        StaticSitePublisher publisher(account, std::chrono::milliseconds(200));
        QElapsedTimer timer;
        timer.start();
        const auto receipt = QCoro::waitFor(publisher.create(publicationOf(account, harbourPost())));
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().kind, ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));

        auto stopped = std::make_unique<StaticSitePublisher>(account);
        auto task = stopped->create(publicationOf(account, harbourPost()));
        stopped.reset();
        QCOMPARE(QCoro::waitFor(task).error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(m_repo + "/content"_L1));
    }

    // A remote that never answers; what was committed is said.
    void aPushThatHangsIsEnded()
    {
        makeRepository();
        const QString hook = m_remote + "/hooks/pre-receive"_L1;
        const QString pipe = m_dir->filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        makeFile(hook, "#!/bin/sh\ncat '" + pipe.toUtf8() + "'\n");
        QVERIFY(QFile::setPermissions(hook, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Account account = pushing(u"hugo"_s, m_repo);
        StaticSitePublisher publisher(account, std::chrono::seconds(5));
        const auto receipt = QCoro::waitFor(publisher.create(publicationOf(account, harbourPost())));
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().kind == ErrorKind::Timeout, qPrintable(receipt.error().message));
        QVERIFY(receipt.error().message.contains("not pushed"_L1));
        QVERIFY(QFile::remove(hook));
        POSTIL_VERIFY_OK(createPost(account, harbourPost()));
    }

private:
    // A repository with one commit, a remote that has it too, a staged change, one that is not, and a new
    // file.
    void makeRepository(const QString &format = u"sha1"_s)
    {
        QVERIFY(QDir().mkpath(m_repo));
        QCOMPARE(
            run(u"git"_s, {u"init"_s, u"-q"_s, u"--bare"_s, "--object-format="_L1 + format, m_remote}, m_repo)
                .exitCode,
            0);
        QCOMPARE(run(u"git"_s, {u"init"_s, u"-q"_s, "--object-format="_L1 + format}, m_repo).exitCode, 0);
        makeFile(m_repo + "/other.txt"_L1, "one\n");
        makeFile(m_repo + "/staged.txt"_L1, "one\n");
        git({u"add"_s, u"."_s});
        git({u"commit"_s, u"-q"_s, u"-m"_s, u"Start"_s});
        git({u"remote"_s, u"add"_s, u"origin"_s, m_remote});
        git({u"push"_s, u"-q"_s, u"-u"_s, u"origin"_s, u"main"_s});
        makeFile(m_repo + "/staged.txt"_L1, "two\n");
        git({u"add"_s, u"staged.txt"_s});
        makeFile(m_repo + "/other.txt"_L1, "two\n");
        makeFile(m_repo + "/new.txt"_L1, "one\n");
    }

    Account pushing(const QString &service, const QString &folder) const
    {
        Account account = accountOf(service, folder);
        account.options = {{u"git"_s, u"push"_s}, {u"branch"_s, u"main"_s}, {u"remote"_s, m_remote}};
        return account;
    }

    void pushAsAnother(const QString &file)
    {
        const QTemporaryDir clone;
        QCOMPARE(run(u"git"_s, {u"clone"_s, u"-q"_s, m_remote, u"theirs"_s}, clone.path()).exitCode, 0);
        const QString folder = clone.filePath(u"theirs"_s);
        makeFile(folder + u'/' + file, "theirs\n");
        QCOMPARE(run(u"git"_s, {u"add"_s, u"."_s}, folder).exitCode, 0);
        QCOMPARE(run(u"git"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"Theirs"_s}, folder).exitCode, 0);
        QCOMPARE(run(u"git"_s, {u"push"_s, u"-q"_s}, folder).exitCode, 0);
    }

    QByteArray git(const QStringList &arguments) const
    {
        const Answer answer = run(u"git"_s, arguments, m_repo);
        return answer.exitCode == 0 ? answer.output : "failed: " + answer.errors;
    }
    QByteArray atRemote(const QStringList &arguments) const
    {
        const Answer answer = run(u"git"_s, QStringList{u"--git-dir"_s, m_remote} + arguments, m_repo);
        return answer.exitCode == 0 ? answer.output : "failed: " + answer.errors;
    }
    QByteArray userChanges() const { return git({u"status"_s, u"--porcelain"_s}); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_repo;
    QString m_remote;
};

QTEST_GUILESS_MAIN(GitSiteTest)
#include "tst_gitsite.moc"
