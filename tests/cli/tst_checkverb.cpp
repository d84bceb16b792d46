// SPDX-License-Identifier: MIT
// Proves: a post is looked over from the command line as it is in the window, and what must be put right
// shows in the exit code
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
