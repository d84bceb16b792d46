// SPDX-License-Identifier: MIT
// Proves: a library file that is damaged, newer or not ours is reported and left as it was, byte for byte
#include "library/library.h"
#include "library/samples.h"
#include "library/schema.h"
#include "support/result.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class LibraryFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto library = QCoro::waitFor(Library::open(path()));
        QVERIFY(library);
        for (int i = 0; i < 20; ++i) {
            Draft draft = sampleDraft(u"Draft %1"_s.arg(i), u"Text. "_s.repeated(300));
            draft.article = sampleArticle(u"Article %1 "_s.arg(i).repeated(200));
            POSTIL_VERIFY_OK(QCoro::waitFor((*library)->save(draft)));
        }
        library->reset();
        m_sound = read();
    }

    void aSoundFileOpens()
    {
        auto library = QCoro::waitFor(Library::open(path()));
        QVERIFY(library);
        QCOMPARE(QCoro::waitFor((*library)->list(Folder::Drafts, u"draft"_s))->size(), 20);
    }

    void filesThatAreNotOurs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text")
            << "Dear diary, this is not a database but a letter of a hundred letters or more. "_ba.repeated(
                   3);
        QTest::newRow("one byte") << "S"_ba;
        QTest::newRow("magic only") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("zeroes") << QByteArray(5000, '\0');
    }
    void filesThatAreNotOurs()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(isRefused(bytes, ErrorKind::Refused));
    }

    void anotherProgramsDatabase()
    {
        const QString other = m_dir->filePath(u"other.sqlite"_s);
        ask(other, u"CREATE TABLE draft(id)"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(isRefused(file.readAll(), ErrorKind::Refused));
    }

    void aNewerLibrary()
    {
        ask(path(), u"PRAGMA user_version=%1"_s.arg(schemaVersion() + 1));
        ask(path(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        QVERIFY(isRefused(read(), ErrorKind::Refused, u"newer"_s));
    }

    void aNewerLibraryThatWasNotClosed()
    {
        // The version stands in the write-ahead log only, as after a crash.
        const QString name = u"keeps the log"_s;
        {
            QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            connection.setDatabaseName(path());
            QVERIFY(connection.open());
            QSqlQuery(connection).exec(u"PRAGMA user_version=%1"_s.arg(schemaVersion() + 1));
            QCOMPARE(read(), m_sound);
            QVERIFY(isRefused(m_sound, ErrorKind::Refused, u"newer"_s));
        }
        QSqlDatabase::removeDatabase(name);
    }

    void aPlantedTrigger()
    {
        ask(path(), u"CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM draft; END"_s);
        QVERIFY(isRefused(read(), ErrorKind::Refused));
    }

    void aFolder()
    {
        QVERIFY(!QCoro::waitFor(Library::open(m_dir->path())));
        QVERIFY(!QCoro::waitFor(Library::open(u"/proc/nothing/library.sqlite"_s)));
    }

    void anEmptyFileBecomesALibrary()
    {
        write({});
        auto library = QCoro::waitFor(Library::open(path()));
        QVERIFY(library);
        POSTIL_VERIFY_OK(QCoro::waitFor((*library)->save(sampleDraft(u"x"_s))));
    }

    // Whatever byte is flipped: no crash; either it opens and answers, or it is reported and untouched.
    void flippedBytes()
    {
        QRandomGenerator random(20261124);
        int reported = 0;
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes = m_sound;
            const int flips = 1 + i % 8;
            for (int flip = 0; flip < flips; ++flip) {
                const auto at = i % 3 == 0 ? random.bounded(qMin(qsizetype(4096), bytes.size()))
                                           : random.bounded(bytes.size());
                bytes[at] = char(random.bounded(256));
            }
            write(bytes);
            auto library = QCoro::waitFor(Library::open(path()));
            if (!library) {
                ++reported;
                QVERIFY(library.error().message.endsWith(u'.'));
                QVERIFY2(read() == bytes, qPrintable(u"file %1 was changed"_s.arg(i)));
                continue;
            }
            const auto rows = QCoro::waitFor((*library)->list(Folder::Drafts, {}));
            if (rows) {
                for (const DraftSummary &row : *rows)
                    (void)QCoro::waitFor((*library)->load(row.id));
            }
            (void)QCoro::waitFor((*library)->list(Folder::Drafts, u"text"_s));
            (void)QCoro::waitFor((*library)->save(sampleDraft(u"after"_s)));
        }
        QVERIFY2(reported > 30, qPrintable(QString::number(reported)));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }

    [[nodiscard]] QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }

    void write(const QByteArray &bytes) const
    {
        for (const QString &side : {u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(path() + side);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    bool isRefused(const QByteArray &bytes, ErrorKind kind, const QString &word = {}) const
    {
        if (read() != bytes)
            write(bytes);
        const auto library = QCoro::waitFor(Library::open(path()));
        return !library && library.error().kind == kind && library.error().message.contains(word)
               && read() == bytes;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QByteArray m_sound;
};

QTEST_GUILESS_MAIN(LibraryFilesTest)
#include "tst_libraryfiles.moc"
