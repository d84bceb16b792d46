// SPDX-License-Identifier: MIT
#include "library/linkindex.h"

#include "base/storyaddress.h"
#include "library/database.h"
#include "post/linkedaddresses.h"
#include "post/postjson.h"

#include <QSqlQuery>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Postil {

Result<void> indexLinks(Database &database, qint64 number, const Post &post)
{
    if (const auto cleared = database.query(u"DELETE FROM linked_story WHERE draft = ?"_s, {number});
        !cleared)
        return std::unexpected(cleared.error());
    const QVariant posted = post.date.isValid() ? QVariant(post.date.toMSecsSinceEpoch())
                                                : QVariant(QMetaType::fromType<qint64>());
    for (const QString &address : linkedAddresses(post)) {
        const QString key = storyKey(address);
        if (key.isEmpty())
            continue;
        const auto kept =
            database.query(u"INSERT OR IGNORE INTO linked_story(key, draft, posted) VALUES (?, ?, ?)"_s,
                           {key, number, posted});
        if (!kept)
            return std::unexpected(kept.error());
    }
    return {};
}

Result<void> indexAllLinks(Database &database)
{
    QList<qint64> numbers;
    auto rows = database.query(u"SELECT number FROM draft"_s);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        numbers += rows->value(0).toLongLong();
    for (const qint64 number : std::as_const(numbers)) {
        auto row = database.query(u"SELECT json FROM draft WHERE number = ?"_s, {number});
        if (!row)
            return std::unexpected(row.error());
        const auto post = row->next() ? readPostJson(row->value(0).toByteArray()) : Result<Post>();
        row->finish();
        if (!post)
            continue;
        if (const auto indexed = indexLinks(database, number, *post); !indexed)
            return indexed;
    }
    return {};
}

Result<QList<EarlierLink>> findLinks(const Database &database, const QStringList &addresses, QUuid except)
{
    QList<EarlierLink> found;
    for (const QString &address : addresses) {
        const QString key = storyKey(address);
        if (key.isEmpty())
            continue;
        auto rows =
            database.query(u"SELECT draft.id, draft.title, coalesce(linked_story.posted, draft.changed)"
                           " FROM linked_story JOIN draft ON draft.number = linked_story.draft"
                           " WHERE linked_story.key = ? AND draft.folder = ? AND draft.id <> ?"
                           " ORDER BY 3 DESC"_s,
                           {key, int(Folder::Drafts), except.toString(QUuid::WithoutBraces)});
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            found += EarlierLink{address, QUuid(rows->value(0).toString()), rows->value(1).toString(),
                                 QDateTime::fromMSecsSinceEpoch(rows->value(2).toLongLong(), QTimeZone::UTC)};
        }
        if (rows->lastError().isValid())
            return std::unexpected(storageError(rows->lastError()));
    }
    return found;
}

} // namespace Postil
