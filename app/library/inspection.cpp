// SPDX-License-Identifier: MIT
#include "library/inspection.h"

#include "library/database.h"
#include "library/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUuid>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qint64 thoroughlyCheckedSize = 64 * 1024 * 1024;

struct InspectionText
{
    Q_DECLARE_TR_FUNCTIONS(Library)
};

Error notOurs(const QString &path)
{
    return {ErrorKind::Refused, InspectionText::tr("%1 is not a Postil library and was left as it is. Choose another file.")
                                    .arg(QDir::toNativeSeparators(path))};
}

Error damaged(const QString &path)
{
    return {ErrorKind::Storage,
            InspectionText::tr("The library %1 is damaged and was left as it is. Put a backup in its place, "
               "or move it away to start with a new library.")
                .arg(QDir::toNativeSeparators(path))};
}

// The file's own header (https://www.sqlite.org/fileformat.html#the_database_header), without SQLite.
Result<FileState> inspectHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return FileState::New;
    if (!info.isFile())
        return std::unexpected(notOurs(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage,
                       InspectionText::tr("The library %1 could not be opened: %2. Check its permissions.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    const QByteArray header = file.read(100);
    if (header.isEmpty())
        return FileState::New;
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)) || header.size() < 100)
        return std::unexpected(notOurs(path));
    const auto number = [&](int at) { return qFromBigEndian<quint32>(header.constData() + at); };
    if (number(68) != libraryApplicationId)
        return std::unexpected(notOurs(path));
    if (number(60) > quint32(schemaVersion()))
        return std::unexpected(newerLibrary(path));
    return FileState::Ours;
}

// The first value of a one-row query; nothing where it fails.
QVariant value(const QSqlDatabase &connection, const QString &sql)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

Result<void> inspectContents(const QSqlDatabase &connection, const QString &path)
{
    const QVariant version = value(connection, u"PRAGMA user_version"_s);
    if (!version.isValid())
        return std::unexpected(damaged(path));
    if (version.toInt() > schemaVersion())
        return std::unexpected(newerLibrary(path));
    // We make no triggers and no views; whoever planted some wants them run.
    const QVariant planted =
        value(connection, u"SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"_s);
    if (!planted.isValid())
        return std::unexpected(damaged(path));
    if (planted.toInt() > 0)
        return std::unexpected(notOurs(path));
    if (QFileInfo(path).size() <= thoroughlyCheckedSize
        && value(connection, u"PRAGMA quick_check(1)"_s).toString() != u"ok") {
        return std::unexpected(damaged(path));
    }
    return {};
}

} // namespace

Result<FileState> inspectLibraryFile(const QString &path)
{
    auto state = inspectHeader(path);
    if (!state || *state == FileState::New)
        return state;
    const QString name = QUuid::createUuid().toString();
    Result<void> inspected;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        connection.setDatabaseName(path);
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (connection.open()) {
            value(connection, u"PRAGMA trusted_schema=OFF"_s);
            value(connection, u"PRAGMA cell_size_check=ON"_s);
            inspected = inspectContents(connection, path);
        } else {
            inspected = std::unexpected(storageError(connection.lastError()));
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (!inspected)
        return std::unexpected(inspected.error());
    return state;
}

} // namespace Postil
