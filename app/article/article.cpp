// SPDX-License-Identifier: MIT
#include "article/article.h"

#include "base/jsonreader.h"

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int ArticleVersion = 1;

struct ArticleField
{
    QLatin1StringView name;
    QString Article::*member;
};

constexpr ArticleField ArticleFields[] = {
    {"url"_L1, &Article::url},
    {"headline"_L1, &Article::headline},
    {"outlet"_L1, &Article::outlet},
    {"byline"_L1, &Article::byline},
    {"published"_L1, &Article::published},
    {"language"_L1, &Article::language},
    {"direction"_L1, &Article::direction},
    {"image"_L1, &Article::image},
    {"note"_L1, &Article::note},
    {"html"_L1, &Article::html},
    {"markdown"_L1, &Article::markdown},
    {"text"_L1, &Article::text},
};

} // namespace

QJsonObject toJson(const Article &article)
{
    QJsonObject json = jsonForm("article"_L1, ArticleVersion);
    for (const ArticleField &field : ArticleFields) {
        if (const QString &value = article.*field.member; !value.isEmpty())
            json.insert(field.name, value);
    }
    if (article.captured.isValid())
        json.insert("captured"_L1, article.captured.toUTC().toString(Qt::ISODateWithMs));
    return json;
}

Result<Article> articleFromJson(const QJsonObject &object)
{
    JsonReader json(object, "article"_L1, ArticleVersion);
    Article article;
    for (const ArticleField &field : ArticleFields)
        article.*field.member = json.string(field.name);
    article.captured = json.dateTime("captured"_L1);
    return json.finish(std::move(article));
}

} // namespace Postil
