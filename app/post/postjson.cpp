// SPDX-License-Identifier: MIT
#include "post/postjson.h"

#include "base/jsonreader.h"
#include "post/post.h"

#include <QJsonDocument>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int PostVersion = 1;
constexpr qint64 MaximumPostBytes = 64 * 1024 * 1024;

// Empty fields are left out: a post on the disk says what it has.
void put(QJsonObject &json, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

void put(QJsonObject &json, QLatin1StringView name, const QJsonValue &value)
{
    const bool empty =
        (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty());
    if (!empty)
        json.insert(name, value);
}

QJsonObject writeSource(const SourceCitation &source)
{
    QJsonObject json;
    put(json, "url"_L1, source.url);
    put(json, "headline"_L1, source.headline);
    put(json, "outlet"_L1, source.outlet);
    put(json, "byline"_L1, source.byline);
    put(json, "published"_L1, source.published);
    return json;
}

QJsonObject writeExcerpt(const Excerpt &excerpt)
{
    QJsonObject json;
    put(json, "markdown"_L1, excerpt.markdown);
    put(json, "source"_L1, excerpt.source);
    put(json, "captured"_L1, excerpt.captured);
    return json;
}

QJsonObject writeLink(const RelatedLink &link)
{
    QJsonObject json;
    put(json, "headline"_L1, link.headline);
    put(json, "url"_L1, link.url);
    put(json, "author"_L1, link.author);
    put(json, "outlet"_L1, link.outlet);
    put(json, "note"_L1, link.note);
    return json;
}

template <typename T>
QJsonArray writeList(const QList<T> &values, QJsonObject (*write)(const T &))
{
    QJsonArray array;
    for (const T &value : values)
        array.append(write(value));
    return array;
}

QJsonObject writeGroup(const CoverageGroup &group)
{
    QJsonObject json;
    put(json, "heading"_L1, group.heading);
    put(json, "links"_L1, writeList(group.links, writeLink));
    return json;
}

QJsonObject writeMedia(const LeadMedia &media)
{
    QJsonObject json;
    json.insert("url"_L1, media.url);
    put(json, "alt"_L1, media.alt);
    put(json, "caption"_L1, media.caption);
    return json;
}

SourceCitation readSource(JsonReader &json)
{
    return {.url = json.string("url"_L1),
            .headline = json.string("headline"_L1),
            .outlet = json.string("outlet"_L1),
            .byline = json.string("byline"_L1),
            .published = json.string("published"_L1)};
}

Excerpt readExcerpt(JsonReader &json)
{
    return {.markdown = json.string("markdown"_L1),
            .source = json.string("source"_L1),
            .captured = json.string("captured"_L1)};
}

RelatedLink readLink(JsonReader &json)
{
    return {.headline = json.string("headline"_L1),
            .url = json.string("url"_L1),
            .author = json.string("author"_L1),
            .outlet = json.string("outlet"_L1),
            .note = json.string("note"_L1)};
}

CoverageGroup readGroup(JsonReader &json)
{
    return {.heading = json.string("heading"_L1), .links = json.list("links"_L1, readLink)};
}

LeadMedia readMedia(JsonReader &json)
{
    return {.url = json.string("url"_L1), .alt = json.string("alt"_L1), .caption = json.string("caption"_L1)};
}

} // namespace

QJsonObject toJson(const Post &post)
{
    QJsonObject json = jsonForm("post"_L1, PostVersion);
    put(json, "title"_L1, post.title);
    put(json, "source"_L1, writeSource(post.source));
    put(json, "excerpts"_L1, writeList(post.excerpts, writeExcerpt));
    put(json, "commentary"_L1, post.commentary);
    put(json, "coverage"_L1, writeList(post.coverage, writeGroup));
    if (post.leadMedia)
        json.insert("leadMedia"_L1, writeMedia(*post.leadMedia));
    put(json, "labels"_L1, QJsonArray::fromStringList(post.labels));
    put(json, "slug"_L1, post.slug);
    put(json, "language"_L1, post.language);
    put(json, "date"_L1, post.date.toUTC().toString(Qt::ISODate));
    put(json, "style"_L1, post.style);
    return json;
}

Result<Post> postFromJson(const QJsonObject &object)
{
    JsonReader json(object, "post"_L1, PostVersion);
    Post post;
    post.title = json.string("title"_L1);
    post.source = json.object("source"_L1, readSource).value_or(SourceCitation());
    post.excerpts = json.list("excerpts"_L1, readExcerpt);
    post.commentary = json.string("commentary"_L1);
    post.coverage = json.list("coverage"_L1, readGroup);
    post.leadMedia = json.object("leadMedia"_L1, readMedia);
    post.labels = json.strings("labels"_L1);
    post.slug = json.string("slug"_L1);
    post.language = json.string("language"_L1);
    post.date = json.dateTime("date"_L1);
    post.style = json.string("style"_L1);
    return json.finish(normalised(std::move(post)));
}

Result<Post> readPostJson(const QByteArray &json)
{
    return parseJsonObject(json, MaximumPostBytes).and_then(postFromJson);
}

QByteArray writePostJson(const Post &post)
{
    return QJsonDocument(toJson(post)).toJson();
}

} // namespace Postil
