// SPDX-License-Identifier: MIT
#include "library/schema.h"

#include "library/database.h"
#include "library/linkindex.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlQuery>

#include <iterator>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct Migration
{
    const char *statements;                     // separated by ";\n"
    Result<void> (*fill)(Database &) = nullptr; // new tables, from what older ones hold
};

// One a version. Never change one that was released: add another.
constexpr Migration migrations[] = {
    // 1
    {"CREATE TABLE article ("
     "  id INTEGER PRIMARY KEY,"
     "  hash BLOB NOT NULL UNIQUE," // SHA-256 of json: an article many drafts are about is kept once
     "  json TEXT NOT NULL"
     ") STRICT;\n"
     "CREATE TABLE draft ("
     "  number INTEGER PRIMARY KEY," // the row of draft_text
     "  id TEXT NOT NULL UNIQUE,"
     "  folder INTEGER NOT NULL DEFAULT 0,"
     "  sequence INTEGER NOT NULL," // order of changes; clocks jump
     "  changed INTEGER NOT NULL,"  // milliseconds since 1970, UTC; for people
     "  title TEXT NOT NULL,"
     "  outlet TEXT NOT NULL,"
     "  article INTEGER REFERENCES article(id),"
     "  json TEXT NOT NULL"
     ") STRICT;\n"
     "CREATE INDEX draft_order ON draft(folder, sequence);\n"
     "CREATE INDEX draft_article ON draft(article);\n"
     "CREATE VIRTUAL TABLE draft_text USING fts5("
     "  text, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2\");\n"
     "CREATE TABLE session (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT"},
    // 2
    {"CREATE TABLE linked_story ("
     "  key TEXT NOT NULL," // storyKey() of an address that the post leads to
     "  draft INTEGER NOT NULL REFERENCES draft(number) ON DELETE CASCADE,"
     "  posted INTEGER," // the date on the post, where it has one
     "  PRIMARY KEY (key, draft)"
     ") STRICT, WITHOUT ROWID;\n"
     "CREATE INDEX linked_story_draft ON linked_story(draft)",
     indexAllLinks},
    // 3
    {"CREATE TABLE snapshot ("
     "  id INTEGER PRIMARY KEY,"
     "  key TEXT NOT NULL,"         // storyKey() of the article's address
     "  captured INTEGER NOT NULL," // milliseconds since 1970, UTC; the order is that of the ids
     "  seen INTEGER NOT NULL,"
     "  hash BLOB NOT NULL," // SHA-256 of headline, byline and text
     "  headline TEXT NOT NULL,"
     "  article BLOB NOT NULL" // its JSON, as qCompress() makes it smaller
     ") STRICT;\n"
     "CREATE INDEX snapshot_key ON snapshot(key, id)"},
    // 4
    {"CREATE TABLE outbox ("
     "  number INTEGER PRIMARY KEY,"
     "  id TEXT NOT NULL UNIQUE,"
     "  draft TEXT NOT NULL," // no reference: what was sent outlives its draft
     "  account TEXT NOT NULL,"
     "  state TEXT NOT NULL,"
     "  attempts INTEGER NOT NULL,"
     "  next INTEGER,"              // milliseconds since 1970, UTC
     "  created INTEGER NOT NULL,"
     "  version INTEGER NOT NULL,"
     "  holder TEXT," // whose lock it is (holderlock.h)
     "  json TEXT NOT NULL"
     ") STRICT;\n"
     "CREATE TABLE receipt ("
     "  id INTEGER PRIMARY KEY,"
     "  draft TEXT NOT NULL,"
     "  account TEXT NOT NULL,"
     "  key TEXT NOT NULL," // storyKey() of the post's address
     "  url TEXT NOT NULL,"
     "  time INTEGER NOT NULL,"
     "  standing INTEGER NOT NULL,"
     "  json TEXT NOT NULL,"
     "  sent BLOB NOT NULL" // its JSON, as qCompress() makes it smaller
     ") STRICT;\n"
     "CREATE INDEX receipt_draft ON receipt(draft, id);\n"
     "CREATE INDEX receipt_key ON receipt(key, id)"},
    // 5
    {"CREATE TABLE upload ("
     "  account TEXT NOT NULL,"
     "  name TEXT NOT NULL," // of the picture as it was sent: its hash
     "  remote_id TEXT NOT NULL,"
     "  url TEXT NOT NULL,"
     "  PRIMARY KEY (account, name)"
     ") STRICT, WITHOUT ROWID"},
};

} // namespace

int schemaVersion()
{
    return int(std::size(migrations));
}

Error newerLibrary(const QString &path)
{
    return {ErrorKind::Refused,
            QCoreApplication::translate(
                "Library", "The library %1 was made by a newer Postil and was left as it is. Update "
                           "Postil, or choose another library.")
                .arg(QDir::toNativeSeparators(path))};
}

Result<void> migrate(Database &database)
{
    auto version = database.query(u"PRAGMA user_version"_s);
    if (!version)
        return std::unexpected(version.error());
    const int found = version->next() ? version->value(0).toInt() : 0;
    version->finish();
    for (int next = found; next < schemaVersion(); ++next) {
        const QStringList statements = QString::fromLatin1(migrations[next].statements).split(u";\n"_s);
        for (const QString &statement : statements) {
            if (const auto done = database.query(statement); !done)
                return std::unexpected(done.error());
        }
        if (const auto fill = migrations[next].fill) {
            if (const auto filled = fill(database); !filled)
                return filled;
        }
    }
    if (found == schemaVersion())
        return {};
    const QStringList marks{u"PRAGMA application_id=%1"_s.arg(libraryApplicationId),
                            u"PRAGMA user_version=%1"_s.arg(schemaVersion())};
    for (const QString &mark : marks) {
        if (const auto done = database.query(mark); !done)
            return std::unexpected(done.error());
    }
    return {};
}

} // namespace Postil
