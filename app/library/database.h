// SPDX-License-Identifier: MIT
// The SQLite file of the library, on the thread that opened it: opening with every check, transactions,
// and errors as sentences. https://www.sqlite.org/pragma.html has the words.
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariantList>

#include <concepts>
#include <memory>

class QSqlQuery;

namespace Postil {

class Database
{
public:
    // Opens or creates the file and brings its schema up to date. A file that is not ours, is newer or
    // damaged is only ever read, and reported.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // Runs one statement, its ? bound in order.
    [[nodiscard]] Result<QSqlQuery> query(const QString &sql, const QVariantList &values = {}) const;

    // Runs `work` in a write transaction: all of it is on the disk when this returns success, else none.
    template <std::invocable Work>
    [[nodiscard]] auto transaction(Work work) -> std::invoke_result_t<Work &>
    {
        if (auto begun = begin(); !begun)
            return std::unexpected(begun.error());
        auto done = work();
        if (!done) {
            rollback();
            return done;
        }
        if (auto committed = commit(); !committed)
            return std::unexpected(committed.error());
        return done;
    }

private:
    explicit Database(QSqlDatabase connection);

    Result<void> begin();
    Result<void> commit();
    void rollback();

    QSqlDatabase m_connection;
};

// What went wrong in SQLite, for the user.
[[nodiscard]] Error storageError(const QSqlError &error);

} // namespace Postil
