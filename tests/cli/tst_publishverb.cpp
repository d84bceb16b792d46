// SPDX-License-Identifier: MIT
// Proves: a post is published and changed from the command line, once, and what keeps it here shows in the
// exit code and one sentence
#include "library/library.h"
#include "support/pictures.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
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

    void saysThatTheAccountsCannotBeRead()
    {
        write(u"postil/accounts.json"_s, "{\"postil\":\"accounts\"");
        for (const QStringList &line :
             {QStringList{u"accounts"_s, u"list"_s}, QStringList{u"accounts"_s, u"test"_s, u"site"_s},
              QStringList{u"publish"_s, m_home->filePath(u"post.json"_s), u"--to"_s, u"site"_s}}) {
            const Outcome outcome = run(line);
            QCOMPARE(outcome.code, 1);
            QCOMPARE(outcome.out, QByteArray());
            QVERIFY2(outcome.err.contains("accounts.json") && outcome.err.contains("cannot be read"),
                     outcome.err);
            QCOMPARE(outcome.err.count('\n'), 1);
        }
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
        QCOMPARE(draft.out, QByteArray()); // it has no address, and a line without one would be none
        QVERIFY2(draft.err.contains("as a draft"), draft.err);
        QCOMPARE(posts().size(), 1);
        QVERIFY(read(posts().constFirst()).contains("draft: true"));

        // Somebody else's change is not written over.
        write(u"site/content/posts/"_s + posts().constFirst(), "theirs\n");
        const Outcome conflict = run({u"publish"_s, post, u"--to"_s, u"site"_s, u"--update"_s});
        QCOMPARE(conflict.code, 1);
        QCOMPARE(read(posts().constFirst()), "theirs\n");
    }

    // The blog is down: what waits from an earlier run is taken up, and is no second post.
    void aSecondRunTakesUpWhatWaits()
    {
        const QString remote = m_home->filePath(u"remote.git"_s);
        QFile accounts(m_home->filePath(u"postil/accounts.json"_s));
        QVERIFY(accounts.open(QIODevice::ReadOnly));
        write(u"postil/accounts.json"_s,
              accounts.readAll().replace("\"timeZone\"",
                                         "\"options\":{\"git\":\"push\",\"branch\":\"main\",\"remote\":\""
                                             + remote.toUtf8() + "\"},\"timeZone\""));
        git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s, m_home->filePath(u"site"_s)});
        git({u"-C"_s, m_home->filePath(u"site"_s), u"config"_s, u"user.name"_s, u"Ed"_s});
        git({u"-C"_s, m_home->filePath(u"site"_s), u"config"_s, u"user.email"_s, u"ed@blog.example"_s});
        write(u"castle.md"_s, "---\ntitle: The castle\n---\n\nSeen.\n"); // no date
        const QStringList publish{u"publish"_s, m_home->filePath(u"castle.md"_s), u"--to"_s, u"site"_s};
        for (int attempt = 1; attempt <= 3; ++attempt) {
            const Outcome down = run(publish);
            QCOMPARE(down.code, 1);
            QVERIFY2(down.err.contains("It is in the outbox"), down.err);
            QCOMPARE(outbox(), QStringList{u"waiting %1"_s.arg(attempt)});
        }
        // Changed meanwhile, it is a change of the one that may be there.
        write(u"castle.md"_s, "---\ntitle: The castle\n---\n\nSeen again.\n");
        for (int attempt = 4; attempt <= 5; ++attempt) {
            const Outcome down = run(publish);
            QCOMPARE(down.code, 1);
            QVERIFY2(down.err.contains("It is in the outbox"), down.err);
            QCOMPARE(outbox(), QStringList({u"waiting %1"_s.arg(attempt), u"queued 0"_s}));
        }
        git({u"init"_s, u"-q"_s, u"--bare"_s, remote});
        const Outcome up = run(publish);
        QVERIFY2(up.code == 0, up.err);
        QCOMPARE(outbox(), QStringList({u"done 6"_s, u"done 1"_s}));
        QCOMPARE(posts().size(), 1);
        QVERIFY(read(posts().constFirst()).contains("Seen again."));
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

    // Pictures beside the file come along; a service that takes none says so before anything is sent.
    void bringsThePicturesOfTheFile()
    {
        QVERIFY(QDir(m_home->path()).mkpath(u"text/img"_s));
        write(u"text/img/a castle.jpg"_s, Test::cameraJpeg({3000, 20}));
        write(u"outside.jpg"_s, Test::cameraJpeg({30, 20}));
        const QByteArray text =
            "---\ntitle: The castle\nimage: img/a castle.jpg\nimage_alt: A castle\n---\n\n"
            "Seen:\n\n![A castle](img/a%20castle.jpg)\n\n![Web](https://a.example/b.jpg)\n";
        write(u"text/castle.md"_s, text);
        const QString file = m_home->filePath(u"text/castle.md"_s);
        const Outcome first = run({u"publish"_s, file, u"--to"_s, u"site"_s});
        QVERIFY2(first.code == 0, first.err);
        const QDir images(m_home->filePath(u"site/static/images"_s));
        QCOMPARE(images.entryList(QDir::Files).size(), 1);
        QFile picture(images.filePath(images.entryList(QDir::Files).constFirst()));
        QVERIFY(picture.open(QIODevice::ReadOnly));
        const QByteArray bytes = picture.readAll();
        QCOMPARE(QImage::fromData(bytes).width(), 1600);
        QVERIFY(!bytes.contains(Test::PlaceWord));
        const QByteArray page = read(posts().constFirst());
        const QByteArray place = "/images/" + images.entryList(QDir::Files).constFirst().toUtf8();
        QVERIFY2(page.contains("![A castle](" + place + ")") && page.contains("image: \"" + place + '"'),
                 page);
        QVERIFY(page.contains("![Web](https://a.example/b.jpg)") && !page.contains("postil.invalid"));

        write(u"text/castle.md"_s, text + "\nMore.\n");
        const Outcome again = run({u"publish"_s, file, u"--to"_s, u"site"_s, u"--update"_s});
        QVERIFY2(again.code == 0, again.err);
        QCOMPARE(images.entryList(QDir::Files).size(), 1);

        for (const QByteArray &path : {"img/none.jpg"_ba, "../outside.jpg"_ba, "castle.md"_ba}) {
            write(u"text/castle.md"_s, "![A castle](" + path + ")\n");
            const Outcome refused = run({u"publish"_s, file, u"--to"_s, u"site"_s});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(path), refused.err);
        }
        write(u"text/castle.md"_s, "# Castle\n\n`![in code](none.jpg)`\n");
        QCOMPARE(run({u"check"_s, file}).code, 0);
        // Of a file nobody was asked what its pictures show.
        for (const auto &[alt, count] : {std::pair(QByteArray(), 1), std::pair("A castle"_ba, 0)}) {
            write(u"text/castle.md"_s, "# Castle\n\nSeen:\n\n![" + alt + "](img/a%20castle.jpg)\n");
            const Outcome looked = run({u"check"_s, file});
            QCOMPARE(looked.code, 0);
            QCOMPARE(looked.out.count(" no description for those who cannot see it."), count);
        }

        QFile accounts(m_home->filePath(u"postil/accounts.json"_s));
        QVERIFY(accounts.open(QIODevice::ReadOnly));
        write(u"postil/accounts.json"_s, accounts.readAll().replace("\"hugo\"", "\"blogger\""));
        write(u"text/castle.md"_s, text);
        const Outcome checked = run({u"check"_s, file, u"--to"_s, u"site"_s});
        QCOMPARE(checked.code, 1);
        QVERIFY2(checked.out.contains("error: Blogger takes no pictures"), checked.out + checked.err);
        const Outcome refused = run({u"publish"_s, file, u"--to"_s, u"site"_s, u"--update"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("Blogger takes no pictures"), refused.err);

        // Converted into a file, the pictures lie beside it.
        const QString html = m_home->filePath(u"out.html"_s);
        const Outcome converted = run({u"convert"_s, file, u"-o"_s, html, u"--to"_s, u"page"_s});
        QVERIFY2(converted.code == 0, converted.err);
        QCOMPARE(QDir(m_home->filePath(u"out-pictures"_s)).entryList(QDir::Files).size(), 1);
        const Outcome shown = run({u"convert"_s, file, u"--to"_s, u"html"_s});
        QVERIFY(shown.out.contains("src=\"data:image/jpeg;base64,"));
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

    static void git(const QStringList &arguments) { QCOMPARE(QProcess::execute(u"git"_s, arguments), 0); }

    // Of each entry its state and how often it was tried.
    QStringList outbox() const
    {
        const auto library = QCoro::waitFor(Library::open(m_home->filePath(u"postil/library.sqlite"_s)));
        if (!library)
            return {library.error().message};
        QStringList entries;
        for (const OutboxRow &row : QCoro::waitFor((*library)->outbox()).value_or(QList<OutboxRow>()))
            entries += row.state + u' ' + QString::number(row.attempts);
        return entries;
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
