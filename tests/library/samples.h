// SPDX-License-Identifier: MIT
// Drafts to save, and reading a library file behind the library's back.
#pragma once

#include "library/library.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimeZone>

namespace Postil::Test {

inline Draft sampleDraft(const QString &title, const QString &commentary = QStringLiteral("Worth reading."))
{
    Draft draft;
    draft.id = QUuid::createUuid();
    draft.post.title = title;
    draft.post.source = {QStringLiteral("https://example.org/rivers"), QStringLiteral("Rivers run dry"),
                         QStringLiteral("Example Post"), QStringLiteral("A. Writer"),
                         QStringLiteral("2026-05-04")};
    draft.post.excerpts = {{QStringLiteral("The *Rhine* is low."),
                            QStringLiteral("https://example.org/rivers"),
                            QStringLiteral("The Rhine is low.")}};
    draft.post.commentary = commentary;
    draft.post.coverage = {
        {QStringLiteral("More on rivers"),
         {{QStringLiteral("Barges wait"), QStringLiteral("https://example.com/barges"),
           QStringLiteral("B. Scribe"), QStringLiteral("The Wire"), QStringLiteral("Video")}}}};
    return draft;
}

inline Article sampleArticle(const QString &text)
{
    Article article;
    article.url = QStringLiteral("https://example.org/rivers");
    article.headline = QStringLiteral("Rivers run dry");
    article.text = text;
    article.captured = QDateTime::fromSecsSinceEpoch(1'780'000'000, QTimeZone::UTC);
    return article;
}

// The values of a query's first column, as text.
inline QStringList ask(const QString &path, const QString &sql)
{
    QStringList values;
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(path);
        if (connection.open()) {
            QSqlQuery query(connection);
            if (!query.exec(sql))
                values += QStringLiteral("error");
            while (query.next())
                values += query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return values;
}

} // namespace Postil::Test
