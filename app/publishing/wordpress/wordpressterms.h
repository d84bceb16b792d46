// SPDX-License-Identifier: MIT
// Tags and categories of a blog, which the REST interface knows by number only, by their names.
//
// A name that the blog has is found in whatever letters it is written; others are made. Authors may make
// tags, not categories: a category that is not there and may not be made becomes a tag, so that no label is
// lost.
#pragma once

#include "publishing/publication.h"
#include "publishing/wordpress/wordpressapi.h"

#include <QHash>
#include <QList>

#include <optional>

namespace Postil {

// To be sent; nothing: as the blog has it.
struct TermNumbers
{
    std::optional<QList<qint64>> tags;
    std::optional<QList<qint64>> categories;

    bool operator==(const TermNumbers &) const = default;
};

class WordPressTerms
{
public:
    explicit WordPressTerms(WordPressApi *api) : m_api(api) {}

    // The labels of a post by Account::options["labels"] ("categories", else tags), and the category of
    // Account::options["category"].
    [[nodiscard]] QCoro::Task<Result<TermNumbers>> numbersFor(QStringList labels);

private:
    enum class Kind { Tag, Category };

    // Nothing where it is not there and may not be made.
    [[nodiscard]] QCoro::Task<Result<std::optional<qint64>>> find(Kind kind, QString name);
    [[nodiscard]] QCoro::Task<Result<void>> learn(Kind kind, QString search);
    [[nodiscard]] QString key(Kind kind, const QString &name) const;

    WordPressApi *m_api;
    QHash<QString, qint64> m_known;
    bool m_hasLearnt[2] = {};
};

} // namespace Postil
