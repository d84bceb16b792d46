// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/blogcalls.h"

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

bool isWordPressBlog(const BlogInterface &blog)
{
    return blog.dialect == BlogDialect::WordPress;
}

} // namespace

BlogCall categoriesCall(const BlogInterface &blog)
{
    return {.method = u"metaWeblog.getCategories"_s, .before = {blog.blogId}};
}

BlogCall getCall(const BlogInterface &blog, const QString &id)
{
    if (isWordPressBlog(blog))
        return {.method = u"wp.getPost"_s,
                .before = {blog.blogId},
                .after = {id, QStringList{u"post"_s, u"terms"_s}}};
    return {.method = u"metaWeblog.getPost"_s, .before = {id}};
}

BlogCall recentCall(const BlogInterface &blog, int count, const QString &text)
{
    if (!isWordPressBlog(blog)) // it cannot search: we do, in what it has
        return {.method = u"metaWeblog.getRecentPosts"_s,
                .before = {blog.blogId},
                .after = {text.isEmpty() ? count : LookBack}};
    QVariantMap filter{{u"number"_s, count}, {u"orderby"_s, u"modified"_s}, {u"order"_s, u"DESC"_s}};
    if (!text.isEmpty())
        filter.insert(u"s"_s, text);
    return {.method = u"wp.getPosts"_s,
            .before = {blog.blogId},
            .after = {filter, QStringList{u"post"_s, u"terms"_s}}};
}

BlogCall newCall(const BlogInterface &blog, const OutgoingEntry &entry)
{
    const QVariantMap fields = structOf(entry, blog.dialect);
    if (isWordPressBlog(blog))
        return {.method = u"wp.newPost"_s, .before = {blog.blogId}, .after = {fields}};
    return {.method = u"metaWeblog.newPost"_s,
            .before = {blog.blogId},
            .after = {fields, entry.state != PublishState::Draft}};
}

BlogCall editCall(const BlogInterface &blog, const BlogEntry &there, const OutgoingEntry &entry)
{
    QVariantMap fields = structOf(entry, blog.dialect);
    if (!isWordPressBlog(blog))
        return {.method = u"metaWeblog.editPost"_s,
                .before = {there.id},
                .after = {fields, entry.state != PublishState::Draft}};
    if (there.changed.isValid())
        fields.insert(u"if_not_modified_since"_s, there.changed);
    return {.method = u"wp.editPost"_s, .before = {blog.blogId}, .after = {there.id, fields}};
}

BlogCall deleteCall(const BlogInterface &blog, const QString &id)
{
    if (isWordPressBlog(blog))
        return {.method = u"wp.deletePost"_s, .before = {blog.blogId}, .after = {id}};
    return {.method = u"blogger.deletePost"_s, .before = {QString(), id}, .after = {true}};
}

BlogCall newestMediaCall(const BlogInterface &blog)
{
    return {.method = u"wp.getMediaLibrary"_s,
            .before = {blog.blogId},
            .after = {QVariantMap{{u"number"_s, LookBack}}}};
}

BlogCall mediaCall(const BlogInterface &blog, const MediaFile &file)
{
    const QVariantMap media{
        {u"name"_s, file.name}, {u"type"_s, QString::fromLatin1(file.type)}, {u"bits"_s, file.bytes}};
    return {.method = u"metaWeblog.newMediaObject"_s, .before = {blog.blogId}, .after = {media}};
}

} // namespace Postil
