// SPDX-License-Identifier: MIT
// Proves: a post is published and changed from the command line, once, and what keeps it here shows in the
// exit code and one sentence
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

const QString PublishedPost = QStringLiteral(POSTIL_SOURCE_DIR "/tests/corpus/digest-harbour/post.json");

} // namespace

class PublishVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_home->path()).mkpath(u"site/content/posts"_s));
        QVERIFY(QDir(m_home->path()).mkpath(u"postil"_s));
        write(u"site/hugo.toml"_s, "baseURL = 'https://harbour.example/'\n");
        write(u"postil/accounts.json"_s,
              "{\"postil\":\"accounts\",\"version\":1,\"accounts\":[{\"postil\":\"account\",\"version\":1,"
              "\"id\":\"site\",\"name\":\"My Site\",\"service\":\"hugo\",\"folder\":\""
                  + m_home->filePath(u"site"_s).toUtf8() + "\",\"timeZone\":\"Europe/Berlin\"}]}");
        QVERIFY(QFile::copy(PublishedPost, m_home->filePath(u"post.json"_s)));
    }

    void listsAndTests()
    {
        const Outcome list = run({u"accounts"_s, u"list"_s});
        QCOMPARE(list.out, "site\tMy Site\thugo\t" + m_home->filePath(u"site"_s).toUtf8() + '\n');
        const Outcome tested = run({u"accounts"_s, u"test"_s, u"My Site"_s});
        QCOMPARE(tested.code, 0);
        QVERIFY2(tested.out.contains("content/posts"), tested.out + tested.err);
        QCOMPARE(run({u"accounts"_s, u"test"_s, u"nobody"_s}).code, 1);
        QCOMPARE(run({u"accounts"_s}).code, 2);
    }

    void publishesOnceAndChanges()
    {
        const QString post = m_home->filePath(u"post.json"_s);
        const Outcome first = run({u"publish"_s, post, u"--to"_s, u"site"_s});
        QVERIFY2(first.code == 0, first.err);
        QVERIFY2(first.out.startsWith("https://harbour.example/posts/"), first.out);
        QCOMPARE(posts().size(), 1);
        const QByteArray written = read(posts().constFirst());
        QVERIFY(written.contains("title:"));

        const Outcome again = run({u"publish"_s, post, u"--to"_s, u"site"_s});
        QCOMPARE(again.code, 1);
        QVERIFY2(again.err.contains("--update"), again.err);
        QCOMPARE(read(posts().constFirst()), written);

        const Outcome draft = run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--update"_s, u"--draft"_s});
        QVERIFY2(draft.code == 0, draft.err);
        QCOMPARE(posts().size(), 1);
        QVERIFY(read(posts().constFirst()).contains("draft: true"));

        // Somebody else's change is not written over.
        write(u"site/content/posts/"_s + posts().constFirst(), "theirs\n");
        const Outcome conflict = run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--update"_s});
        QCOMPARE(conflict.code, 1);
        QCOMPARE(read(posts().constFirst()), "theirs\n");
    }

    void schedulesOnTheBlogsClock()
    {
        const QString post = m_home->filePath(u"post.json"_s);
        const Outcome sent =
            run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--at"_s, u"2099-07-01T18:30"_s});
        QVERIFY2(sent.code == 0, sent.err);
        QVERIFY2(read(posts().constFirst()).contains("2099-07-01T18:30:00+02:00"),
                 read(posts().constFirst()));
        const Outcome past =
            run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--update"_s, u"--at"_s, u"2001-01-01T00:00"_s});
        QCOMPARE(past.code, 1);
        QCOMPARE(run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--at"_s, u"soon"_s}).code, 1);
    }

    void whatBlocksStaysHere()
    {
        const Outcome refused =
            run({u"publish"_s, u"--from"_s, u"markdown"_s, u"-"_s, u"--to"_s, u"site"_s}, "TODO\n");
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.startsWith("postil: The post was not sent."));
        QVERIFY(posts().isEmpty());
        QCOMPARE(run({u"publish"_s, u"x"_s}).code, 2);
        QCOMPARE(
            run({u"publish"_s, u"x"_s, u"--to"_s, u"site"_s, u"--draft"_s, u"--at"_s, u"2099-01-01T00:00"_s})
                .code,
            2);
    }

private:
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_home->path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(POSTIL_BINARY_DIR "/bin/postil"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QStringList posts() const
    {
        return QDir(m_home->filePath(u"site/content/posts"_s)).entryList(QDir::Files);
    }

    QByteArray read(const QString &name) const
    {
        QFile file(m_home->filePath(u"site/content/posts/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        QFile file(m_home->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(PublishVerbTest)
#include "tst_publishverb.moc"
