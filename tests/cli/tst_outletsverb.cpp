// SPDX-License-Identifier: MIT
// Proves: the names of outlets are shown, taught, forgotten and carried to another machine from the command
// line
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

Outcome outlets(const QString &home, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, home);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(POSTIL_BINARY_DIR "/bin/postil"), QStringList(u"outlets"_s) + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class OutletsVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void teachesAndForgets()
    {
        const QTemporaryDir home;
        const auto run = [&home](const QStringList &arguments) { return outlets(home.path(), arguments); };
        QCOMPARE(run({u"name"_s, u"www.dw.com"_s}).out, "DW\n");
        QCOMPARE(run({u"name"_s, u"harbour.example"_s}).code, 1);
        QCOMPARE(run({u"list"_s}).out, "");
        QCOMPARE(run({u"learn"_s, u"www.harbour.example"_s, u"Harbour News"_s}).code, 0);
        QCOMPARE(run({u"learn"_s, u"dw.com"_s, u"Deutsche Welle"_s}).code, 0);
        QCOMPARE(run({u"name"_s, u"blog.harbour.example"_s}).out, "Harbour News\n");
        QCOMPARE(run({u"list"_s}).out, "dw.com\tDeutsche Welle\nharbour.example\tHarbour News\n");
        QCOMPARE(run({u"forget"_s, u"dw.com"_s}).code, 0);
        QCOMPARE(run({u"name"_s, u"dw.com"_s}).out, "DW\n");
        const Outcome again = run({u"forget"_s, u"dw.com"_s});
        QCOMPARE(again.code, 1);
        QVERIFY(again.err.startsWith("postil: ") && again.err.endsWith(".\n"));
    }

    void travels()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        QCOMPARE(outlets(one.path(), {u"learn"_s, u"harbour.example"_s, u"Harbour News"_s}).code, 0);
        const Outcome exported = outlets(one.path(), {u"export"_s});
        QVERIFY(exported.out.contains("\"postil\": \"outlets\""));
        const QString file = one.filePath(u"mine.json"_s);
        QCOMPARE(outlets(one.path(), {u"export"_s, u"-o"_s, file}).code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), exported.out);
        QCOMPARE(outlets(other.path(), {u"import"_s, file}).code, 0);
        QCOMPARE(outlets(other.path(), {u"import"_s, u"-"_s}, exported.out).code, 0);
        QCOMPARE(outlets(other.path(), {u"list"_s}).out, "harbour.example\tHarbour News\n");
        QCOMPARE(outlets(other.path(), {u"import"_s, u"-"_s}, "{}").code, 1);
        QCOMPARE(outlets(other.path(), {u"list"_s}).out, "harbour.example\tHarbour News\n");
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown") << QStringList{u"rename"_s};
        QTest::newRow("no host") << QStringList{u"name"_s};
        QTest::newRow("no name") << QStringList{u"learn"_s, u"a.example"_s};
        QTest::newRow("too much") << QStringList{u"list"_s, u"all"_s};
        QTest::newRow("no file") << QStringList{u"export"_s, u"-o"_s};
    }
    void wrongUsage()
    {
        QFETCH(const QStringList, arguments);
        const QTemporaryDir home;
        const Outcome outcome = outlets(home.path(), arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, "");
        QVERIFY(outcome.err.contains("postil outlets --help"));
        QVERIFY(!QFile::exists(home.filePath(u"postil/outlets.json"_s)));
    }
};

QTEST_GUILESS_MAIN(OutletsVerbTest)
#include "tst_outletsverb.moc"
