// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/metaweblogpublisher.h"

#include "base/storyaddress.h"
#include "base/url.h"
#include "publishing/apianswer.h"
#include "publishing/uploadname.h"
#include "publishing/xmlrpc/blogcalls.h"
#include "publishing/xmlrpc/entryrules.h"
#include "publishing/xmlrpc/xmlrpcfault.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct MetaWeblogText
{
    Q_DECLARE_TR_FUNCTIONS(MetaWeblog)
};

std::unexpected<Error> changedThere(const QString &title)
{
    return failure(ErrorKind::Conflict,
                   MetaWeblogText::tr(
                       "“%1” was changed on the blog since Postil sent it, and was left as it is. Compare "
                       "the two first.")
                       .arg(saidPlainly(title)));
}

std::unexpected<Error> goneThere()
{
    return failure(
        ErrorKind::NotFound,
        MetaWeblogText::tr("The post is no longer on the blog. Send it as a new one, if it shall be there."));
}

QString entryAddress(const BlogEntry &entry)
{
    return safeHref(entry.link);
}

} // namespace

MetaWeblogPublisher::MetaWeblogPublisher(const Account &account, const PublishTools &tools)
    : m_blog(account, tools)
{
}

Receipt MetaWeblogPublisher::receiptOf(const BlogEntry &entry, PublishState otherwise) const
{
    const PublishState state = stateOf(entry, otherwise, thisSecond());
    return {.account = m_blog.account().id,
            .remoteId = entry.id,
            .url = state == PublishState::Draft ? QString() : entryAddress(entry),
            .revision = revisionOf(entry),
            .state = state,
            .time = thisSecond()};
}

RemotePost MetaWeblogPublisher::remotePost(const BlogEntry &entry, PublishState otherwise) const
{
    QStringList labels = entry.categories;
    for (const QString &keyword : entry.keywords) {
        if (!labels.contains(keyword, Qt::CaseInsensitive))
            labels.append(keyword);
    }
    return {.receipt = receiptOf(entry, otherwise),
            .title = entry.title,
            .content = entry.content,
            .labels = labels,
            .slug = entry.slug,
            .summary = entry.summary,
            .date = entry.date};
}

QCoro::Task<Result<QStringList>> MetaWeblogPublisher::test()
{
    const Result<QVariantList> blogs = co_await m_blog.userBlogs();
    if (!blogs)
        co_return std::unexpected(blogs.error());
    const Result<BlogInterface> found = co_await m_blog.openBlog();
    if (!found)
        co_return std::unexpected(found.error());
    const auto blog = std::ranges::find_if(*blogs, [&](const QVariant &row) {
        return row.toMap().value(u"blogid"_s).toString() == found->blogId;
    });
    if (blog == blogs->cend())
        co_return failure(
            ErrorKind::Refused,
            MetaWeblogText::tr("The user has no blog with the number “%1” there. Check it in the "
                               "account's settings.")
                .arg(found->blogId));
    QStringList sentences{
        MetaWeblogText::tr("Posts go to “%1” by way of %2.")
            .arg(saidPlainly(blog->toMap().value(u"blogName"_s).toString()), found->url.toDisplayString())};
    // Whether the user may write there shows in what they may see.
    const auto posts = co_await recent(1, {});
    if (!posts)
        co_return std::unexpected(posts.error());
    sentences += found->dialect == BlogDialect::WordPress
                     ? MetaWeblogText::tr(
                         "It is a WordPress blog: it keeps drafts and brings posts out at their time.")
                     : MetaWeblogText::tr(
                         "It keeps drafts. Whether it brings posts out at their time is not known, so "
                         "Postil does not leave that to it.");
    co_return sentences;
}

QCoro::Task<Result<BlogInterface>> MetaWeblogPublisher::openFor(const Publication &publication)
{
    Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return blog;
    if (const Result<void> checked = checkEntry(publication, blog->dialect); !checked)
        co_return std::unexpected(checked.error());
    co_return blog;
}

QCoro::Task<Result<QStringList>> MetaWeblogPublisher::categories()
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto reply = co_await m_blog.ask(categoriesCall(*blog));
    if (!reply)
        co_return std::unexpected(reply.error());
    QStringList names;
    if (reply->fault) {
        if (isUnknownMethod(*reply->fault))
            co_return names;
        co_return std::unexpected(errorOfFault(*reply->fault, m_blog.host()));
    }
    // The specification has a struct of structs, everybody else a list of them.
    const QVariantMap byName = reply->value.toMap();
    names = byName.keys();
    for (const QVariant &row : reply->value.toList()) {
        const QVariantMap fields = row.toMap();
        const QString name = fields.value(u"categoryName"_s).toString();
        names.append(name.isEmpty() ? fields.value(u"title"_s, fields.value(u"description"_s)).toString()
                                    : name);
    }
    co_return plainTexts(names);
}

QCoro::Task<Result<OutgoingEntry>> MetaWeblogPublisher::outgoing(const Publication &publication,
                                                                 BlogDialect dialect)
{
    OutgoingEntry entry{.title = publication.post.title,
                        .content = publication.content(Form::HtmlFragment),
                        .summary = publication.summary,
                        .slug = safeSlug(publication.post),
                        .state = publication.when.state,
                        .audience = publication.audience};
    if (publication.post.labels.isEmpty())
        co_return entry;
    const QStringList labels = publication.post.labels;
    const auto known = co_await categories();
    if (!known)
        co_return std::unexpected(known.error());
    for (const QString &label : labels) {
        const qsizetype at = known->indexOf(label, 0, Qt::CaseInsensitive);
        if (at >= 0)
            entry.categories.append(known->at(at));
        else
            entry.keywords.append(entryKeyword(label, dialect));
    }
    co_return entry;
}

QCoro::Task<Result<BlogEntry>> MetaWeblogPublisher::entry(QString id)
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto fields = co_await m_blog.call(getCall(*blog, id));
    if (!fields)
        co_return std::unexpected(fields.error());
    BlogEntry entry = entryOf(fields->toMap(), blog->dialect, zoneOf(m_blog.account()));
    if (entry.status == "trash"_L1 || fields->toMap().isEmpty())
        co_return goneThere();
    entry.id = id;
    co_return entry;
}

QCoro::Task<Result<BlogEntry>> MetaWeblogPublisher::unchangedEntry(Receipt receipt)
{
    Result<BlogEntry> there = co_await entry(receipt.remoteId);
    if (there && revisionOf(*there) != receipt.revision)
        co_return changedThere(there->title);
    co_return there;
}

QCoro::Task<Result<QList<BlogEntry>>> MetaWeblogPublisher::recent(int count, QString text)
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto rows = co_await m_blog.call(recentCall(*blog, count, text));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<BlogEntry> entries;
    for (const QVariant &row : rows->toList()) {
        const BlogEntry found = entryOf(row.toMap(), blog->dialect, zoneOf(m_blog.account()));
        if (blog->dialect == BlogDialect::WordPress || text.isEmpty()
            || (found.title + u'\n' + found.content).contains(text, Qt::CaseInsensitive))
            entries.append(found);
    }
    if (entries.size() > count)
        entries.resize(count);
    co_return entries;
}

QCoro::Task<Result<Receipt>> MetaWeblogPublisher::receiptFor(QString id, PublishState sent)
{
    const Result<BlogEntry> there = co_await entry(id);
    if (!there)
        co_return std::unexpected(there.error());
    co_return receiptOf(*there, sent);
}

QCoro::Task<Result<Receipt>> MetaWeblogPublisher::create(Publication publication)
{
    const Result<BlogInterface> blog = co_await openFor(publication);
    if (!blog)
        co_return std::unexpected(blog.error());
    Result<OutgoingEntry> ours = co_await outgoing(publication, blog->dialect);
    if (!ours)
        co_return std::unexpected(ours.error());
    if (publication.attempt == Attempt::Again) {
        const auto posts = co_await recent(LookBack, {});
        if (!posts)
            co_return std::unexpected(posts.error());
        for (const BlogEntry &there : *posts) {
            if (isSamePost(there, *ours)) // whole: a list may leave fields out
                co_return co_await receiptFor(there.id, publication.when.state);
        }
        for (const BlogEntry &there : *posts) {
            if (hasSlug(there, ours->slug))
                co_return failure(
                    ErrorKind::Conflict,
                    MetaWeblogText::tr("On the blog “%1” has the address that this post should get, and "
                                       "was left as it is. Give this one another address (slug).")
                        .arg(saidPlainly(there.title)));
        }
    }
    ours->date = entryDate(publication, {});
    const auto id = co_await m_blog.call(newCall(*blog, *ours));
    if (!id)
        co_return std::unexpected(id.error());
    if (id->toString().isEmpty())
        co_return failure(
            ErrorKind::Network,
            MetaWeblogText::tr("The blog took the post, but did not say under which number. Look there "
                               "whether it is complete."));
    co_return co_await receiptFor(id->toString(), publication.when.state);
}

QCoro::Task<Result<Receipt>> MetaWeblogPublisher::update(Receipt before, Publication publication)
{
    const Result<BlogInterface> blog = co_await openFor(publication);
    if (!blog)
        co_return std::unexpected(blog.error());
    Result<OutgoingEntry> ours = co_await outgoing(publication, blog->dialect);
    if (!ours)
        co_return std::unexpected(ours.error());
    const Result<BlogEntry> there = co_await entry(before.remoteId);
    if (!there)
        co_return std::unexpected(there.error());
    if (revisionOf(*there) != before.revision) {
        if (publication.attempt == Attempt::Again && isAsSent(*there, *ours))
            co_return receiptOf(*there, publication.when.state);
        co_return changedThere(there->title);
    }
    ours->date = entryDate(publication, there->date);
    const auto done = co_await m_blog.call(editCall(*blog, *there, *ours));
    if (!done)
        co_return std::unexpected(done.error());
    co_return co_await receiptFor(before.remoteId, publication.when.state);
}

QCoro::Task<Result<RemotePost>> MetaWeblogPublisher::fetch(Receipt receipt)
{
    const Result<BlogEntry> there = co_await entry(receipt.remoteId);
    if (!there)
        co_return std::unexpected(there.error());
    co_return remotePost(*there, receipt.state);
}

QCoro::Task<Result<void>> MetaWeblogPublisher::trash(Receipt receipt)
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    // It is looked at first also because WordPress removes for good what is in its trash already.
    const Result<BlogEntry> there = co_await unchangedEntry(receipt);
    if (!there)
        co_return std::unexpected(there.error());
    const auto done = co_await m_blog.call(deleteCall(*blog, receipt.remoteId));
    if (!done)
        co_return std::unexpected(done.error());
    if (!done->toBool())
        co_return failure(ErrorKind::Refused,
                          MetaWeblogText::tr("The blog did not remove the post. Remove it there."));
    co_return Result<void>();
}

QCoro::Task<Result<QList<RemoteSummary>>> MetaWeblogPublisher::list(RemoteQuery query)
{
    const auto posts = co_await recent(std::clamp(query.count, 1, LookBack), query.text.trimmed());
    if (!posts)
        co_return std::unexpected(posts.error());
    QList<RemoteSummary> rows;
    for (const BlogEntry &there : *posts) {
        const Receipt receipt = receiptOf(there, PublishState::Live);
        rows.append({.remoteId = there.id,
                     .url = receipt.url,
                     .title = there.title,
                     .state = receipt.state,
                     .changed = there.changed.isValid() ? there.changed : there.date,
                     .revision = receipt.revision});
    }
    co_return rows;
}

QCoro::Task<Result<RemotePost>> MetaWeblogPublisher::find(QUrl address)
{
    const auto posts = co_await recent(LookBack, {});
    if (!posts)
        co_return std::unexpected(posts.error());
    const QString wanted = storyKey(address.toString());
    for (const BlogEntry &there : *posts) {
        if (wanted.isEmpty() || storyKey(there.link) != wanted)
            continue;
        const Result<BlogEntry> whole = co_await entry(there.id);
        if (!whole)
            co_return std::unexpected(whole.error());
        co_return remotePost(*whole, PublishState::Live);
    }
    co_return failure(ErrorKind::NotFound,
                      MetaWeblogText::tr("None of the newest %1 posts of the blog has the address %2.")
                          .arg(LookBack)
                          .arg(address.toDisplayString()));
}

QCoro::Task<Result<UploadedMedia>> MetaWeblogPublisher::upload(MediaFile file)
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto reply = co_await m_blog.call(mediaCall(*blog, file));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QVariantMap fields = reply->toMap();
    const QString url = safeHref(fields.value(u"url"_s).toString());
    if (url.isEmpty())
        co_return failure(
            ErrorKind::Network,
            MetaWeblogText::tr("The blog took “%1”, but did not say where it is. Look there whether it "
                               "arrived.")
                .arg(file.name));
    co_return UploadedMedia{.remoteId = fields.value(u"id"_s).toString(), .url = url};
}

QCoro::Task<Result<std::optional<UploadedMedia>>> MetaWeblogPublisher::lookForUpload(MediaFile file)
{
    const Result<BlogInterface> blog = co_await m_blog.openBlog();
    if (!blog)
        co_return std::unexpected(blog.error());
    if (!blog->methods.contains(newestMediaCall(*blog).method))
        co_return std::optional<UploadedMedia>();
    const auto reply = co_await m_blog.call(newestMediaCall(*blog));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QVariantList files = reply->toList();
    for (const QVariant &there : files) {
        const QVariantMap fields = there.toMap();
        const QString url = safeHref(fields.value(u"link"_s).toString());
        if (!url.isEmpty() && isUploadOf(url, file.name))
            co_return UploadedMedia{.remoteId = fields.value(u"attachment_id"_s).toString(), .url = url};
    }
    co_return std::optional<UploadedMedia>();
}

} // namespace Postil
