// SPDX-License-Identifier: MIT
#include "library/draftstore.h"

#include "library/database.h"
#include "library/linkindex.h"
#include "library/searchtext.h"
#include "library/snapshotstore.h"
#include "post/postjson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QString key(QUuid id)
{
    return id.toString(QUuid::WithoutBraces);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Error noSuchDraft()
{
    return {ErrorKind::NotFound,
            QCoreApplication::translate("Library",
                                        "This draft is not in the library any more. Look in the trash, "
                                        "or save it again.")};
}

Error unreadableDraft(const QString &why)
{
    return {
        ErrorKind::Storage,
        QCoreApplication::translate("Library", "This draft cannot be read from the library. %1").arg(why)};
}

} // namespace

DraftStore::DraftStore(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

DraftStore::~DraftStore() = default;

Result<QVariant> DraftStore::keepArticle(const std::optional<Article> &article)
{
    if (!article)
        return QVariant(QMetaType::fromType<qint64>());
    const QByteArray json = compact(toJson(*article));
    const QByteArray hash = QCryptographicHash::hash(json, QCryptographicHash::Sha256);
    auto found = m_database->query(u"SELECT id FROM article WHERE hash = ?"_s, {hash});
    if (!found)
        return std::unexpected(found.error());
    if (found->next())
        return found->value(0);
    const auto kept = m_database->query(u"INSERT INTO article(hash, json) VALUES (?, ?)"_s,
                                        {hash, QString::fromUtf8(json)});
    if (!kept)
        return std::unexpected(kept.error());
    return kept->lastInsertId();
}

Result<QVariant> DraftStore::articleOf(QUuid id)
{
    auto row = m_database->query(u"SELECT article FROM draft WHERE id = ?"_s, {key(id)});
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? row->value(0) : QVariant();
}

Result<void> DraftStore::dropUnused(const QVariant &article)
{
    const auto dropped = m_database->query(
        u"DELETE FROM article WHERE id = ? AND NOT EXISTS (SELECT 1 FROM draft WHERE article = ?)"_s,
        {article, article});
    return dropped ? Result<void>() : std::unexpected(dropped.error());
}

Result<void> DraftStore::save(const Draft &draft)
{
    const QString json = QString::fromUtf8(compact(toJson(draft.post)));
    return m_database->transaction([&]() -> Result<void> {
        const auto article = keepArticle(draft.article);
        if (!article)
            return std::unexpected(article.error());
        const auto before = articleOf(draft.id);
        if (!before)
            return std::unexpected(before.error());
        const auto saved = m_database->query(
            u"INSERT INTO draft(id, sequence, changed, title, outlet, article, json)"
            " VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM draft), ?, ?, ?, ?, ?)"
            " ON CONFLICT(id) DO UPDATE SET sequence = excluded.sequence, changed = excluded.changed,"
            " title = excluded.title, outlet = excluded.outlet, article = excluded.article, json = excluded.json"_s,
            {key(draft.id), QDateTime::currentMSecsSinceEpoch(),
             draft.post.title.isNull() ? u""_s : draft.post.title,
             draft.post.source.outlet.isNull() ? u""_s : draft.post.source.outlet, *article, json});
        if (!saved)
            return std::unexpected(saved.error());
        if (const auto indexed = index(draft); !indexed)
            return indexed;
        return before->isNull() || *before == *article ? Result<void>() : dropUnused(*before);
    });
}

// What it is found by.
Result<void> DraftStore::index(const Draft &draft)
{
    auto row = m_database->query(u"SELECT number FROM draft WHERE id = ?"_s, {key(draft.id)});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return std::unexpected(noSuchDraft());
    const qint64 number = row->value(0).toLongLong();
    row->finish();
    const auto texts = m_database->query(u"INSERT OR REPLACE INTO draft_text(rowid, text) VALUES (?, ?)"_s,
                                         {number, searchText(draft.post)});
    return texts ? indexLinks(*m_database, number, draft.post) : std::unexpected(texts.error());
}

Result<QList<EarlierLink>> DraftStore::linkedBefore(const QStringList &addresses, QUuid except)
{
    return findLinks(*m_database, addresses, except);
}

Result<Draft> DraftStore::load(QUuid id)
{
    auto row = m_database->query(u"SELECT draft.json, article.json FROM draft"
                                 " LEFT JOIN article ON article.id = draft.article WHERE draft.id = ?"_s,
                                 {key(id)});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return row->lastError().isValid() ? std::unexpected(storageError(row->lastError()))
                                          : std::unexpected(noSuchDraft());
    auto post = readPostJson(row->value(0).toByteArray());
    if (!post)
        return std::unexpected(unreadableDraft(post.error().message));
    Draft draft{id, std::move(*post), {}};
    if (!row->value(1).isNull()) {
        auto article = articleFromJson(QJsonDocument::fromJson(row->value(1).toByteArray()).object());
        if (!article)
            return std::unexpected(unreadableDraft(article.error().message));
        draft.article = std::move(*article);
    }
    return draft;
}

Result<QList<DraftSummary>> DraftStore::list(Folder folder, const QString &search)
{
    QList<DraftSummary> rows;
    const QString words = matchExpression(search);
    if (words.isEmpty() && !search.trimmed().isEmpty())
        return rows;
    QString sql = u"SELECT id, title, outlet, changed FROM draft WHERE folder = ?"_s;
    QVariantList values{int(folder)};
    if (!words.isEmpty()) {
        sql += u" AND number IN (SELECT rowid FROM draft_text WHERE draft_text MATCH ?)"_s;
        values += words;
    }
    auto found = m_database->query(sql + u" ORDER BY sequence DESC"_s, values);
    if (!found)
        return std::unexpected(found.error());
    while (found->next()) {
        rows += DraftSummary{
            QUuid(found->value(0).toString()), found->value(1).toString(), found->value(2).toString(),
            QDateTime::fromMSecsSinceEpoch(found->value(3).toLongLong(), QTimeZone::UTC), folder};
    }
    if (found->lastError().isValid())
        return std::unexpected(storageError(found->lastError()));
    return rows;
}

Result<FolderCounts> DraftStore::counts()
{
    auto rows = m_database->query(u"SELECT folder, count(*) FROM draft GROUP BY folder"_s);
    if (!rows)
        return std::unexpected(rows.error());
    FolderCounts counts;
    while (rows->next()) {
        switch (Folder(rows->value(0).toInt())) {
        case Folder::Drafts:
            counts.drafts = rows->value(1).toInt();
            break;
        case Folder::Trash:
            counts.trash = rows->value(1).toInt();
            break;
        }
    }
    return counts;
}

Result<void> DraftStore::changeOne(const QString &sql, const QVariantList &values)
{
    const auto changed = m_database->query(sql, values);
    if (!changed)
        return std::unexpected(changed.error());
    return changed->numRowsAffected() == 1 ? Result<void>() : std::unexpected(noSuchDraft());
}

Result<void> DraftStore::move(QUuid id, Folder folder)
{
    return m_database->transaction(
        [&] { return changeOne(u"UPDATE draft SET folder = ? WHERE id = ?"_s, {int(folder), key(id)}); });
}

Result<void> DraftStore::erase(QUuid id)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto article = articleOf(id);
        if (!article)
            return std::unexpected(article.error());
        const auto unindexed = m_database->query(
            u"DELETE FROM draft_text WHERE rowid = (SELECT number FROM draft WHERE id = ?)"_s, {key(id)});
        if (!unindexed)
            return std::unexpected(unindexed.error());
        if (const auto erased = changeOne(u"DELETE FROM draft WHERE id = ?"_s, {key(id)}); !erased)
            return erased;
        return dropUnused(*article);
    });
}

Result<KeptSnapshot> DraftStore::keepSnapshot(const Article &article)
{
    return m_database->transaction([&] { return Postil::keepSnapshot(*m_database, article); });
}

Result<QList<Snapshot>> DraftStore::snapshots(const QString &address)
{
    return findSnapshots(*m_database, address);
}

Result<Article> DraftStore::snapshot(qint64 id)
{
    return loadSnapshot(*m_database, id);
}

Result<void> DraftStore::saveSession(const QJsonObject &session)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto saved = m_database->query(u"INSERT OR REPLACE INTO session(id, json) VALUES (1, ?)"_s,
                                             {QString::fromUtf8(compact(session))});
        return saved ? Result<void>() : std::unexpected(saved.error());
    });
}

Result<QJsonObject> DraftStore::loadSession()
{
    auto row = m_database->query(u"SELECT json FROM session"_s);
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? QJsonDocument::fromJson(row->value(0).toByteArray()).object() : QJsonObject();
}

} // namespace Postil
