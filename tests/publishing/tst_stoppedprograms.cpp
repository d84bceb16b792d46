// SPDX-License-Identifier: MIT
// Proves: a post that is on its way by git or sftp can be stopped at once, it is said what was there, and
// sent again it is there once
#include "library/library.h"
#include "publishing/outbox.h"
#include "secrets/sessionsecretstore.h"
#include "servers/pagehost.h"
#include "support/result.h"
#include "support/sites.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class StoppedProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = QCoro::waitFor(Library::open(m_dir->filePath(u"library.sqlite"_s)));
        QVERIFY(opened);
        m_library = std::move(*opened);
        m_outbox = std::make_unique<Outbox>(
            *m_library,
            OutboxTools{.account = [this](const QString &) -> Result<Account> { return m_account; },
                        .makePublisher =
                            [this](const Account &to, HttpClient *) {
                                return makePublisher(to, {.http = nullptr, .secrets = &m_secrets});
                            }});
    }
    void cleanup()
    {
        m_outbox.reset();
        m_library.reset();
    }

    void bySftp()
    {
        if (const QString missing = PageHost::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        PageHost host;
        const Account direct = host.serve(u"sftp"_s, m_secrets);
        const BadLine line(host.port(), {.after = 150'000, .then = BadLine::End::Silence});
        m_account = host.through(line.port(), direct);
        Post post = harbourPost();
        post.commentary = u"Word after word.\n\n"_s.repeated(20'000);
        const QUuid id = send(post);
        QTRY_VERIFY_WITH_TIMEOUT(line.hasEnded(), 20'000);
        QVERIFY(stopped(id).contains(u"had not arrived"_s));
        QVERIFY(!QFile::exists(host.served() + "/blog/harbour-closed.html"_L1));

        m_account = host.through(host.port(), direct);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_outbox->send(id)));
        QTRY_COMPARE_WITH_TIMEOUT(m_outbox->entry(id)->state, OutboxState::Done, 20'000);
        QVERIFY(fileBytes(host.served() + "/blog/harbour-closed.html"_L1).endsWith("</html>\n"));
        QTRY_COMPARE(filesIn(host.served()),
                     QStringList{u"blog/harbour-closed.html"_s}); // once its session is over
    }

    void byGit()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("git is not installed.");
        qputenv("HOME", m_dir->path().toUtf8());
        makeFile(m_dir->filePath(u".gitconfig"_s),
                 "[user]\nname = Ed\nemail = ed@blog.example\n[init]\ndefaultBranch = main\n");
        const QString site = QFileInfo(m_dir->path()).canonicalFilePath() + "/site"_L1;
        const QString remote = m_dir->filePath(u"remote.git"_s);
        makeFile(site + "/hugo.toml"_L1, "baseURL = 'https://blog.example/'\n");
        QCOMPARE(run(u"git"_s, {u"init"_s, u"-q"_s, u"--bare"_s, remote}, site).exitCode, 0);
        QCOMPARE(run(u"git"_s, {u"init"_s, u"-q"_s}, site).exitCode, 0);
        // A remote that never comes to an end with it.
        const QString hook = remote + "/hooks/pre-receive"_L1;
        const QString mark = m_dir->filePath(u"mark"_s);
        const QString pipe = m_dir->filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        makeFile(hook, "#!/bin/sh\n: > '" + mark.toUtf8() + "'\ncat '" + pipe.toUtf8() + "'\n");
        QVERIFY(QFile::setPermissions(hook, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_account = accountOf(u"hugo"_s, site);
        m_account.options = {{u"git"_s, u"push"_s}, {u"branch"_s, u"main"_s}, {u"remote"_s, remote}};
        const QUuid id = send(harbourPost());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(mark), 20'000);
        QVERIFY(stopped(id).contains(u"stopped"_s));
        QVERIFY(run(u"git"_s, {u"--git-dir"_s, remote, u"rev-parse"_s, u"main"_s}, site).exitCode != 0);

        QVERIFY(QFile::remove(hook));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_outbox->send(id)));
        QTRY_COMPARE_WITH_TIMEOUT(m_outbox->entry(id)->state, OutboxState::Done, 20'000);
        QCOMPARE(run(u"git"_s, {u"--git-dir"_s, remote, u"rev-list"_s, u"--count"_s, u"main"_s}, site).output,
                 "1\n");
    }

private:
    QUuid send(const Post &post)
    {
        OutboxEntry entry{.draft = QUuid::createUuid(), .account = m_account.id};
        entry.publication = publicationOf(m_account, post);
        const auto queued = QCoro::waitFor(m_outbox->enqueue(entry));
        return queued ? queued->id : QUuid();
    }

    // What is said of it.
    QString stopped(QUuid id)
    {
        QElapsedTimer timer;
        timer.start();
        const auto done = QCoro::waitFor(m_outbox->cancel(id));
        if (!done)
            return done.error().message;
        qInfo("after %lld ms: %s", timer.elapsed(), qPrintable(done->message));
        return done->state == OutboxState::Cancelled && timer.elapsed() < 20'000 ? done->message : QString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
    Account m_account;
    SessionSecretStore m_secrets;
    std::unique_ptr<Outbox> m_outbox;
};

QTEST_GUILESS_MAIN(StoppedProgramsTest)
#include "tst_stoppedprograms.moc"
