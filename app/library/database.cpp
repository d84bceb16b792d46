// SPDX-License-Identifier: MIT
#include "library/database.h"

#include "library/inspection.h"
#include "library/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct DatabaseText
{
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// https://www.sqlite.org/rescode.html; the low byte of an extended code is the primary one.
enum ResultCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26,
};

} // namespace

Error storageError(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Full:
        return {ErrorKind::Storage, DatabaseText::tr("The library could not be written: the disk is full. Free some space; "
                                       "Postil keeps your text and tries again.")};
    case Busy:
    case Locked:
        return {ErrorKind::Storage, DatabaseText::tr("The library is in use by another program. Close that program; Postil "
                                       "keeps your text and tries again.")};
    case ReadOnly:
    case CannotOpen:
        return {ErrorKind::Storage,
                DatabaseText::tr("The library cannot be written: you have no permission for the file or "
                   "its folder, or the disk is read-only. Put that right and try again.")};
    case IoError:
        return {ErrorKind::Storage,
                DatabaseText::tr("The disk that holds the library failed while reading or writing. Check "
                   "that it is connected and sound; Postil keeps your text and tries again.")};
    case Corrupt:
    case NotADatabase:
        return {ErrorKind::Storage,
                DatabaseText::tr("The library file is damaged. Make a copy of it and start with a backup, "
                   "or with a new library.")};
    default:
        return {ErrorKind::Storage,
                DatabaseText::tr("The library could not be read or written (%1). Try again; if it happens "
                   "again, restart Postil.")
                    .arg(error.text())};
    }
}

Database::Database(QSqlDatabase connection) : m_connection(std::move(connection)) {}

Database::~Database()
{
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    const auto state = inspectLibraryFile(path);
    if (!state)
        return std::unexpected(state.error());
    if (*state == FileState::New && !QDir().mkpath(QFileInfo(path).absolutePath())) {
        return failure(ErrorKind::Storage,
                       DatabaseText::tr("The folder %1 for the library could not be made. Check that the "
                          "disk is not full and that you may write there.")
                           .arg(QFileInfo(path).absolutePath()));
    }

    std::unique_ptr<Database> database(
        new Database(QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString())));
    database->m_connection.setDatabaseName(path);
    database->m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database->m_connection.open())
        return std::unexpected(storageError(database->m_connection.lastError()));
    // The file may come from elsewhere: nothing in its schema is trusted to run code.
    static constexpr const char *guards[] = {"PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
                                             "PRAGMA foreign_keys=ON"};
    for (const char *guard : guards) {
        if (const auto done = database->query(QString::fromLatin1(guard)); !done)
            return std::unexpected(done.error());
    }
    const auto migrated = database->transaction([&] { return migrate(*database); });
    if (!migrated)
        return std::unexpected(migrated.error());
    // Last, because a file becomes WAL outside any transaction: a new one has its schema by now.
    static constexpr const char *durability[] = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"};
    for (const char *pragma : durability) {
        if (const auto done = database->query(QString::fromLatin1(pragma)); !done)
            return std::unexpected(done.error());
    }
    if (*state == FileState::New)
        QFile::setPermissions(path,
                              QFile::ReadOwner | QFile::WriteOwner); // drafts are nobody else's business
    return database;
}

Result<QSqlQuery> Database::query(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(storageError(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return std::unexpected(storageError(query.lastError()));
    return query;
}

Result<void> Database::begin()
{
    // Immediate: a reader that turns writer half-way could not wait for another process, only fail.
    const auto begun = query(u"BEGIN IMMEDIATE"_s);
    return begun ? Result<void>() : std::unexpected(begun.error());
}

Result<void> Database::commit()
{
    if (const auto committed = query(u"COMMIT"_s); !committed) {
        rollback();
        return std::unexpected(committed.error());
    }
    return {};
}

void Database::rollback()
{
    // After some errors (disk full) SQLite has rolled back already, and says so with an error.
    (void)query(u"ROLLBACK"_s);
}

} // namespace Postil
