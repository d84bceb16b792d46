// SPDX-License-Identifier: MIT
// Proves: postil converts posts between all forms without a display, and answers bad input and wrong usage
// with a sentence
#include "post/post.h"
#include "post/postjson.h"

#include "support/postgenerator.h"
#include "support/shared.h"

#include <QFile>
#include <QFileInfo>
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

Outcome postil(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(POSTIL_BINARY_DIR "/bin/postil"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class ConvertTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(QStringLiteral(POSTIL_BINARY_DIR "/bin/postil")))
            QSKIP("the program is not built");
    }

    void modelPostStaysAsItIs()
    {
        POSTIL_SHARED_OR_SKIP(path, "model-post.txt");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray model = file.readAll();
        for (const QString &style : {u"news-digest"_s, QString()}) {
            QStringList arguments{u"convert"_s, path, u"--from"_s, u"text"_s, u"--to"_s, u"text"_s};
            if (!style.isEmpty())
                arguments += {u"--style"_s, style};
            const Outcome outcome = postil(arguments);
            QCOMPARE(outcome.err, QByteArray());
            QCOMPARE(outcome.out, model);
        }
    }

    void everyForm()
    {
        QRandomGenerator random(5);
        const Post post = Test::randomPost(random);
        const QByteArray json = writePostJson(post);
        for (const char *form : {"json", "html", "page", "markdown", "text"}) {
            const Outcome outcome = postil(
                {u"convert"_s, u"-"_s, u"--from"_s, u"json"_s, u"--to"_s, QString::fromLatin1(form)}, json);
            QVERIFY2(outcome.code == 0 && !outcome.out.isEmpty(), outcome.err.constData());
        }
        const Outcome markdown =
            postil({u"convert"_s, u"-"_s, u"--from"_s, u"json"_s, u"--to"_s, u"markdown"_s}, json);
        const QString file = write(u"post.md"_s, markdown.out);
        const QString out = m_folder.filePath(u"post.json"_s);
        const Outcome back = postil({u"convert"_s, file, u"--to"_s, u"json"_s, u"-o"_s, out});
        QVERIFY2(back.code == 0, back.err.constData());
        QVERIFY(back.out.isEmpty());
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(readPostJson(written.readAll()), Result<Post>(post));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no form") << QStringList{u"convert"_s, u"x"_s};
        QTest::newRow("no file") << QStringList{u"convert"_s, u"--to"_s, u"json"_s};
        QTest::newRow("unknown form") << QStringList{u"convert"_s, u"x"_s, u"--to"_s, u"pdf"_s};
        QTest::newRow("unknown source")
            << QStringList{u"convert"_s, u"x"_s, u"--from"_s, u"pdf"_s, u"--to"_s, u"json"_s};
        QTest::newRow("unknown option") << QStringList{u"convert"_s, u"x"_s, u"--frm"_s, u"json"_s};
        QTest::newRow("styles") << QStringList{u"styles"_s};
        QTest::newRow("show what") << QStringList{u"styles"_s, u"show"_s};
        QTest::newRow("two files") << QStringList{u"a"_s, u"b"_s};
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = postil(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.startsWith("postil: ") && outcome.err.endsWith(".\n"), outcome.err.constData());
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const QString &file, const QString &from,
                            const QByteArray &says) {
            QTest::newRow(name) << QStringList{u"convert"_s, file, u"--from"_s, from, u"--to"_s, u"html"_s}
                                << says;
        };
        row("missing", m_folder.filePath(u"none"_s), u"text"_s, "no file");
        row("folder", m_folder.path(), u"text"_s, "is a folder");
        row("empty", write(u"empty"_s, " \n"), u"markdown"_s, "is empty");
        row("binary",
            write(u"binary"_s, QByteArray("\x7f"
                                          "ELF\0\1\2",
                                          7)),
            u"text"_s, "is not text");
        row("wrong charset", write(u"latin1"_s, "caf\xe9 is not UTF-8"), u"text"_s, "not UTF-8");
        row("broken JSON", write(u"broken"_s, "{\n}}"), u"json"_s, "line 2");
        row("deep JSON", write(u"deep"_s, QByteArray(20'000, '[')), u"json"_s, "not valid JSON");
        row("huge", write(u"huge"_s, QByteArray(50 * 1024 * 1024, 'a')), u"markdown"_s, "larger than");
        const QString good = write(u"good.json"_s, writePostJson(Post()));
        QTest::newRow("no such style")
            << QStringList{u"convert"_s, good, u"--to"_s, u"html"_s, u"--style"_s, u"nope"_s}
            << QByteArray("no house style");
        QTest::newRow("unwritable") << QStringList{u"convert"_s, good,    u"--to"_s,
                                                   u"html"_s,    u"-o"_s, m_folder.filePath(u"none/x.html"_s)}
                                    << QByteArray("There is no folder");
    }
    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = postil(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.startsWith("postil: ") && outcome.err.contains(says), outcome.err.constData());
    }

    void deepNestingIsNoError()
    {
        const Outcome outcome = postil(
            {u"convert"_s, u"-"_s, u"--from"_s, u"markdown"_s, u"--to"_s, u"html"_s},
            "# T\n\n" + QByteArray(20'000, '>') + " a\n\n" + QByteArray("- ").repeated(20'000) + "b\n");
        QVERIFY2(outcome.code == 0, outcome.err.constData());
    }

    void styles()
    {
        const Outcome list = postil({u"styles"_s, u"list"_s});
        QCOMPARE(list.code, 0);
        QVERIFY(list.out.startsWith("plain\tPlain\nnews-digest\tNews digest\n"));
        const Outcome show = postil({u"styles"_s, u"show"_s, u"News digest"_s});
        QVERIFY(show.out.contains("\"editorLabel\": \"WNU Editor:\""));
        const QString file = write(u"style.json"_s, QByteArray(show.out).replace("WNU Editor:", "Mine:"));
        const Outcome other =
            postil({u"convert"_s, u"-"_s, u"--from"_s, u"json"_s, u"--to"_s, u"text"_s, u"--style"_s, file},
                   R"({"postil": "post", "version": 1, "commentary": "Well."})");
        QVERIFY2(other.out.contains("Mine: Well."), other.out.constData());
        QCOMPARE(postil({u"styles"_s, u"show"_s, u"nope"_s}).code, 1);
    }

    void help()
    {
        const Outcome outcome = postil({u"--help"_s});
        QCOMPARE(outcome.code, 0);
        for (const char *part : {"postil convert", "postil fetch", "postil styles", "--batch"})
            QVERIFY2(outcome.out.contains(part), part);
        QCOMPARE(postil({u"--version"_s}).out, QByteArray("postil " POSTIL_VERSION "\n"));
        QVERIFY(postil({u"convert"_s, u"--help"_s}).out.startsWith("postil convert"));
    }
};

QTEST_GUILESS_MAIN(ConvertTest)
#include "tst_convert.moc"
