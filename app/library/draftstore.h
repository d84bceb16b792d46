// SPDX-License-Identifier: MIT
// The library's statements, on the database's thread: one function a call of Library.
#pragma once

#include "library/library.h"

namespace Postil {

class Database;

class DraftStore
{
public:
    explicit DraftStore(std::unique_ptr<Database> database);
    ~DraftStore();

    Result<void> save(const Draft &draft);
    Result<Draft> load(QUuid id);
    Result<QList<DraftSummary>> list(Folder folder, const QString &search);
    Result<FolderCounts> counts();
    Result<void> move(QUuid id, Folder folder);
    Result<void> erase(QUuid id);
    Result<QList<EarlierLink>> linkedBefore(const QStringList &addresses, QUuid except);
    Result<KeptSnapshot> keepSnapshot(const Article &article);
    Result<QList<Snapshot>> snapshots(const QString &address);
    Result<Article> snapshot(qint64 id);
    Result<void> saveSession(const QJsonObject &session);
    Result<QJsonObject> loadSession();

private:
    Result<void> index(const Draft &draft);
    Result<QVariant> keepArticle(const std::optional<Article> &article);
    Result<QVariant> articleOf(QUuid id);
    Result<void> dropUnused(const QVariant &article);
    Result<void> changeOne(const QString &sql, const QVariantList &values);

    std::unique_ptr<Database> m_database;
};

} // namespace Postil
