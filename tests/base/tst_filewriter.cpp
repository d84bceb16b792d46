// SPDX-License-Identifier: MIT
// Proves: a file is written whole or not at all, never over another one unasked, never through a link
#include "base/filewriter.h"
#include "support/shared.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

// Every file of this process ends at `bytes`, as on a full disk: write() comes back short, then fails.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

class FileWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void writesAndReplaces()
    {
        const QString path = m_dir->filePath(u"post.html"_s);
        QVERIFY(writeFile(path, "one", Overwrite::No));
        QCOMPARE(contents(path), "one");
        const auto again = writeFile(path, "two", Overwrite::No);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Refused);
        QVERIFY(again.error().message.contains(path));
        QCOMPARE(contents(path), "one");
        QVERIFY(writeFile(path, "two", Overwrite::Yes));
        QCOMPARE(contents(path), "two");
        QCOMPARE(leftovers(), QStringList{u"post.html"_s});
    }

    void writesInBackground()
    {
        const QString path = m_dir->filePath(u"post.md"_s);
        const QByteArray big(3'000'000, 'x');
        QVERIFY(QCoro::waitFor(writeFileInBackground(path, big, Overwrite::No)));
        QCOMPARE(contents(path), big);
        QVERIFY(!QCoro::waitFor(writeFileInBackground(path, "y", Overwrite::No)));
    }

    void aFullDiskKeepsTheOldFile()
    {
        const QString path = m_dir->filePath(u"post.html"_s);
        QVERIFY(writeFile(path, "old", Overwrite::No));
        for (const int limit : {0, 1, 4096, 100'000, 262'143}) {
            Result<void> written;
            Result<void> fresh;
            {
                const FileSizeLimit full(limit);
                written = writeFile(path, QByteArray(262'144, 'n'), Overwrite::Yes);
                fresh = writeFile(m_dir->filePath(u"new.html"_s), QByteArray(262'144, 'n'), Overwrite::No);
            }
            QVERIFY(!written);
            QVERIFY(!fresh);
            QCOMPARE(written.error().kind, ErrorKind::Storage);
            QCOMPARE(contents(path), "old");
            QCOMPARE(leftovers(), QStringList{u"post.html"_s});
        }
        QVERIFY(writeFile(path, QByteArray(262'144, 'n'), Overwrite::Yes));
    }

    void refusesWhatIsNoFile()
    {
        const QString target = m_dir->filePath(u"target"_s);
        QVERIFY(writeFile(target, "kept", Overwrite::No));
        QVERIFY(QFile::link(target, m_dir->filePath(u"link"_s)));
        QVERIFY(QFile::link(m_dir->filePath(u"nowhere"_s), m_dir->filePath(u"dangling"_s)));
        QCOMPARE(mkfifo(QFile::encodeName(m_dir->filePath(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QDir(m_dir->path()).mkdir(u"folder"_s));
        const QStringList before = leftovers();
        const QStringList names{u"link"_s,           u"dangling"_s, u"pipe"_s,         u"folder"_s,
                                u"folder/"_s,        u"."_s,        u".."_s,           u""_s,
                                u"none/post.html"_s, u"a\0b"_s,     QString(300, u'x')};
        for (const QString &name : names) {
            for (const auto overwrite : {Overwrite::No, Overwrite::Yes}) {
                const auto written = writeFile(m_dir->filePath(name), "x", overwrite);
                QVERIFY2(!written, qPrintable(name));
                QVERIFY(written.error().message.endsWith(u'.'));
            }
        }
        QVERIFY(!writeFile(u"/dev/full"_s, "x", Overwrite::Yes));
        QVERIFY(!writeFile(QString(), "x", Overwrite::Yes));
        QCOMPARE(leftovers(), before);
        QCOMPARE(contents(target), "kept");
    }

    void oneOfTwoWritersGetsTheName()
    {
        for (int round = 0; round < 50; ++round) {
            const QString path = m_dir->filePath(QString::number(round));
            std::atomic<int> won = 0;
            const auto writer = [&] { won += writeFile(path, "x", Overwrite::No).has_value() ? 1 : 0; };
            std::thread one(writer);
            std::thread two(writer);
            one.join();
            two.join();
            QCOMPARE(won.load(), 1);
        }
    }

    void hostileNamesStayInTheFolder()
    {
        POSTIL_SHARED_OR_SKIP(list, "corpora/hostile/own-filenames.json");
        QFile file(list);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString inner = m_dir->filePath(u"inner"_s);
        QVERIFY(QDir().mkpath(inner));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(rows.size() > 50);
        for (const auto &row : rows) {
            // As the export dialog puts it: one component below a folder. Slashes in it are the slug's job.
            QString name = row[u"input"].toString();
            name.replace(u'/', u'-');
            (void)writeFile(inner + u'/' + name, "x", Overwrite::No);
            QCOMPARE(leftovers(), QStringList{u"inner"_s});
        }
    }

private:
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_dir->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(FileWriterTest)
#include "tst_filewriter.moc"
