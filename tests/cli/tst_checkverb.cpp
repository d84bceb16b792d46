// SPDX-License-Identifier: MIT
// Proves: a post is looked over from the command line as it is in the window, and what must be put right
// shows in the exit code
#include "library/library.h"
#include "servers/testserver.h"
#include "spelling/sonnetchecker.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Outcome check(const QString &home, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, home);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(POSTIL_BINARY_DIR "/bin/postil"), QStringList(u"check"_s) + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

const QString GoodPost = QStringLiteral(POSTIL_SOURCE_DIR "/tests/corpus/digest-harbour/post.json");

} // namespace

class CheckVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatBlocksShowsInTheExitCode()
    {
        const QTemporaryDir home;
        const Outcome empty =
            check(home.path(), {u"--from"_s, u"markdown"_s, u"-"_s}, "---\ntitle: \"\"\n---\n\nTODO\n");
        QCOMPARE(empty.code, 1);
        QVERIFY2(empty.out.contains("error: "), empty.out);
        QCOMPARE(empty.err, "");
    }

    void whatWarnsDoesNot()
    {
        const QTemporaryDir home;
        const Outcome good = check(home.path(), {GoodPost});
        QVERIFY2(!good.out.contains("error: "), good.out);
        QCOMPARE(good.code, 0);
    }

    void spellingIsChecked()
    {
        const QTemporaryDir home;
        SonnetChecker checker;
        if (!QCoro::waitFor(checker.unknown(u"en"_s, {})))
            QSKIP("There is no English dictionary here.");
        const Outcome found = check(home.path(), {u"--from"_s, u"markdown"_s, u"-"_s},
                                    "---\ntitle: A castle\nlang: en\n---\n\nA casstle, and `casstlle`.\n");
        QVERIFY2(found.out.contains("warning: “casstle” may be misspelt."), found.out + found.err);
        QVERIFY2(!found.out.contains("casstlle"), found.out);
        QCOMPARE(found.code, 0);
    }

    void storiesOfEarlierPostsAreKnown()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"postil"_s));
        {
            const auto library = QCoro::waitFor(Library::open(home.filePath(u"postil/library.sqlite"_s)));
            QVERIFY(library);
            Draft draft{.id = QUuid::createUuid(), .post = {}, .article = {}};
            draft.post.title = u"An older post"_s;
            draft.post.source = {u"https://harbour.example/castle"_s, u"A castle burns"_s, u"Harbour"_s, {}, {}};
            QVERIFY(QCoro::waitFor((*library)->save(draft)));
        }
        const QByteArray post = R"({"postil":"post","version":1,"title":"A castle",
            "source":{"url":"https://harbour.example/castle","headline":"A castle burns","outlet":"Harbour"}})";
        const Outcome found = check(home.path(), {u"--from"_s, u"json"_s, u"-"_s}, post);
        QVERIFY2(found.out.contains("was linked before, in “An older post”"), found.out + found.err);
        // What the library has of this very post is none.
        QByteArray same = post;
        same.replace("\"title\":\"A castle\"", "\"title\":\"An older post\"");
        QVERIFY2(!check(home.path(), {u"--from"_s, u"json"_s, u"-"_s}, same).out.contains("linked before"), "told");
    }

    void linksAreAskedWhereThatIsWanted()
    {
        const QTemporaryDir home;
        TestServer server; // a file's links do not reach into the local network
        const QByteArray post = "{\"postil\":\"post\",\"version\":1,\"title\":\"A "
                                "castle\",\"coverage\":[{\"heading\":\"\",\"links\":["
                                "{\"headline\":\"One\",\"url\":\"https://\"},{\"headline\":\"Two\",\"url\":\""
                                + server.url(u"/two"_s).toEncoded() + "\"}]}]}";
        const QStringList arguments{u"--from"_s, u"json"_s, u"-"_s};
        const Outcome without = check(home.path(), arguments, post);
        QVERIFY2(!without.out.contains("“One”"), without.out + without.err);
        const Outcome with = check(home.path(), arguments + QStringList{u"--links"_s}, post);
        QCOMPARE(with.code, 0);
        QVERIFY2(with.out.contains("warning: “One”: "), with.out + with.err);
        QVERIFY2(!with.out.contains("“Two”"), with.out);
        QCoreApplication::processEvents();
        QCOMPARE(server.connections(), 0);
    }

    void theBlogCounts()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"postil"_s));
        QFile accounts(home.filePath(u"postil/accounts.json"_s));
        QVERIFY(accounts.open(QIODevice::WriteOnly));
        accounts.write("{\"postil\":\"accounts\",\"version\":1,\"accounts\":[{\"postil\":\"account\","
                       "\"version\":1,\"id\":\"mine\",\"name\":\"Mine\","
                       "\"service\":\"hugo\",\"folder\":\"/tmp\"}]}");
        accounts.close();
        const Outcome with =
            check(home.path(), {u"--from"_s, u"text"_s, u"--to"_s, u"mine"_s, u"-"_s}, "A title\n");
        QVERIFY2(with.out.contains("label"), with.out + with.err);
        const Outcome unknown = check(home.path(), {u"--to"_s, u"nobody"_s, GoodPost});
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.err.startsWith("postil: ") && unknown.err.endsWith(".\n"));
    }

    void wrongUsage()
    {
        const QTemporaryDir home;
        QCOMPARE(check(home.path(), {}).code, 2);
        QCOMPARE(check(home.path(), {u"a"_s, u"b"_s}).code, 2);
        QCOMPARE(check(home.path(), {u"--from"_s, u"word"_s, u"a"_s}).code, 2);
        QCOMPARE(check(home.path(), {u"/no/such/file"_s}).code, 1);
    }
};

QTEST_GUILESS_MAIN(CheckVerbTest)
#include "tst_checkverb.moc"
