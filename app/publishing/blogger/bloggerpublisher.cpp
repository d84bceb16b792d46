// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggerpublisher.h"

#include "publishing/blogger/bloggertoken.h"
#include "publishing/blogger/bloggerwire.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int PageSize = 50;
constexpr int LookUpPages = 4;    // of the posts changed last, where one may be an earlier attempt's
constexpr qint64 OldSeconds = 60; // a post's date that is older than this was chosen

struct BloggerText
{
    Q_DECLARE_TR_FUNCTIONS(Blogger)
};

QString postsPath(const QString &blog, const QString &more = {})
{
    return "blogs/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(blog)) + "/posts"_L1 + more;
}

QString postPath(const QString &blog, const QString &post, const QString &more = {})
{
    return postsPath(blog, u'/' + QString::fromLatin1(QUrl::toPercentEncoding(post)) + more);
}

QString idOf(const QJsonObject &post)
{
    return post.value("id"_L1).toString();
}

// Nothing of this kind is sent at all.
Result<void> checkForBlogger(const Publication &publication)
{
    if (publication.content(Form::HtmlFragment).isEmpty())
        return failure(ErrorKind::BadInput, BloggerText::tr("The post was not rendered for Blogger."));
    if (publication.audience != Audience::Everyone)
        return failure(ErrorKind::Refused,
                       BloggerText::tr("Blogger has no posts for some readers only: who may read is a "
                                       "setting of the whole blog. Publish the post for everyone, or keep "
                                       "it as a draft."));
    return {};
}

std::unexpected<Error> timeHasPassed()
{
    return failure(ErrorKind::BadInput,
                   BloggerText::tr("The time at which the post is to appear has passed, and Blogger would "
                                   "publish it at once. Choose another time."));
}

std::unexpected<Error> changedAtBlogger(const QString &title)
{
    return failure(ErrorKind::Conflict,
                   BloggerText::tr("“%1” was changed at Blogger since Postil sent it, and was left as it is. "
                                   "Compare the two, or publish this one as a new post.")
                       .arg(title));
}

std::unexpected<Error> inTheTrash(const QString &title)
{
    return failure(
        ErrorKind::NotFound,
        BloggerText::tr("“%1” is in Blogger's trash. Restore it there, or publish it as a new post.")
            .arg(title));
}

// The states in which an attempt at this publication may have left its post.
QStringList statesToLookIn(PublishState wanted)
{
    switch (wanted) {
    case PublishState::Draft:
        return {u"DRAFT"_s};
    case PublishState::Live:
        return {u"LIVE"_s};
    case PublishState::Scheduled: // made as a draft, which is given its time then, at which it went live
        return {u"SCHEDULED"_s, u"DRAFT"_s, u"LIVE"_s};
    }
    Q_UNREACHABLE_RETURN({});
}

bool isAtItsTime(const QJsonObject &post, const QDateTime &at)
{
    return std::abs(bloggerPublished(post).secsTo(at)) < 60; // Blogger counts in minutes
}

} // namespace

BloggerPublisher::BloggerPublisher(Account account, const PublishTools &tools)
    : m_account(account), m_tools(tools), m_api(std::move(account), tools)
{
}

QCoro::Task<Result<BloggerPublisher::Blog>> BloggerPublisher::open()
{
    if (!m_blog.id.isEmpty())
        co_return m_blog;
    const auto found =
        co_await m_api.ask({.path = u"blogs/byurl"_s, .query = {{u"url"_s, m_account.address}}});
    if (!found) {
        if (found.error().kind == ErrorKind::NotFound)
            co_return failure(ErrorKind::NotFound,
                              BloggerText::tr("Blogger knows no blog at %1. Check the account's address: it "
                                              "is the one at which readers find the blog.")
                                  .arg(m_account.address));
        co_return std::unexpected(found.error());
    }
    Blog blog{.id = idOf(*found),
              .name = found->value("name"_L1).toString().simplified(),
              .url = found->value("url"_L1).toString(),
              .view = {}};
    const auto user = co_await m_api.ask(
        {.path = "users/self/blogs/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(blog.id))});
    if (!user)
        co_return std::unexpected(user.error());
    const QJsonObject rights = user->value("blog_user_info"_L1).toObject();
    const QString role = rights.value("role"_L1).toString();
    const bool isAdmin = role == "ADMIN"_L1 || rights.value("hasAdminAccess"_L1).toBool();
    if (!isAdmin && role == "READER"_L1)
        co_return failure(ErrorKind::Refused,
                          BloggerText::tr("The Google account you signed in with only reads “%1”. Sign in "
                                          "with one that is an author there.")
                              .arg(blog.name));
    blog.view = isAdmin ? u"ADMIN"_s : u"AUTHOR"_s;
    m_blog = blog;
    co_return m_blog;
}

QCoro::Task<Result<QStringList>> BloggerPublisher::test()
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    co_return QStringList{BloggerText::tr("The blog is “%1” at %2.").arg(blog->name, blog->url),
                          blog->view == "ADMIN"_L1 ? BloggerText::tr("You are one of its administrators.")
                                                   : BloggerText::tr("You are one of its authors.")};
}

QCoro::Task<Result<QJsonObject>> BloggerPublisher::read(const Blog &blog, QString id)
{
    auto post = co_await m_api.ask({.path = postPath(blog.id, id), .query = {{u"view"_s, blog.view}}});
    if (post && isInBloggerTrash(*post))
        co_return inTheTrash(post->value("title"_L1).toString());
    co_return post;
}

QCoro::Task<Result<QJsonObject>> BloggerPublisher::lookUp(const Blog &blog, const Publication &publication)
{
    BloggerCall call{.path = postsPath(blog.id),
                     .query = {{u"view"_s, blog.view},
                               {u"orderBy"_s, u"UPDATED"_s},
                               {u"fetchBodies"_s, u"true"_s},
                               {u"maxResults"_s, QString::number(PageSize)}}};
    const QStringList states = statesToLookIn(publication.when.state);
    for (const QString &state : states)
        call.query.append({u"status"_s, state});
    const auto own = call.query.size();
    for (int page = 0; page < LookUpPages; ++page) {
        const auto list = co_await m_api.ask(call);
        if (!list)
            co_return std::unexpected(list.error());
        const QJsonArray posts = list->value("items"_L1).toArray();
        const auto found = std::ranges::find_if(
            posts, [&](const QJsonValue &post) { return isSamePost(post.toObject(), publication); });
        if (found != posts.end())
            co_return found->toObject();
        const QString next = list->value("nextPageToken"_L1).toString();
        if (next.isEmpty())
            break;
        call.query.resize(own);
        call.query.append({u"pageToken"_s, next});
    }
    co_return QJsonObject();
}

QCoro::Task<Result<QJsonObject>> BloggerPublisher::publish(const Blog &blog, const QJsonObject &post,
                                                           QDateTime at)
{
    auto published = co_await m_api.ask({.method = "POST",
                                         .path = postPath(blog.id, idOf(post), u"/publish"_s),
                                         .query = {{u"publishDate"_s, bloggerTime(at)}},
                                         .revision = bloggerRevision(post)});
    if (!published)
        published.error().message =
            BloggerText::tr("%1 The post stands at Blogger as a draft.").arg(published.error().message);
    co_return published;
}

QCoro::Task<Result<std::optional<Receipt>>> BloggerPublisher::lookFor(Publication publication)
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto post = co_await lookUp(*blog, publication);
    if (!post)
        co_return std::unexpected(post.error());
    co_return post->isEmpty() ? std::optional<Receipt>()
                              : std::optional(bloggerReceipt(m_account, *post, QDateTime::currentDateTimeUtc()));
}

QCoro::Task<Result<Receipt>> BloggerPublisher::create(Publication publication)
{
    if (const auto fits = checkForBlogger(publication); !fits)
        co_return std::unexpected(fits.error());
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    Result<QJsonObject> post;
    if (publication.attempt == Attempt::Again)
        post = co_await lookUp(*blog, publication);
    if (!post)
        co_return std::unexpected(post.error());
    const PublishTime when = publication.when;
    const bool isLater = when.state == PublishState::Scheduled;
    const bool hasPassed = isLater && when.at <= QDateTime::currentDateTimeUtc();
    if (post->isEmpty()) {
        if (hasPassed)
            co_return timeHasPassed();
        QJsonObject body = bloggerBody(publication);
        if (when.state == PublishState::Live && publication.post.date.secsTo(QDateTime::currentDateTimeUtc()) > OldSeconds)
            body.insert("published"_L1, bloggerTime(publication.post.date));
        const bool isDraft = when.state != PublishState::Live;
        post = co_await m_api.ask({.method = "POST",
                                   .path = postsPath(blog->id),
                                   .query = {{u"isDraft"_s, isDraft ? u"true"_s : u"false"_s}},
                                   .body = body});
        if (!post)
            co_return std::unexpected(post.error());
    }
    if (isLater && bloggerState(*post, QDateTime::currentDateTimeUtc()) == PublishState::Draft) {
        if (hasPassed)
            co_return timeHasPassed();
        post = co_await publish(*blog, *post, when.at);
    }
    co_return post.transform(
        [this](const QJsonObject &sent) { return bloggerReceipt(m_account, sent, QDateTime::currentDateTimeUtc()); });
}

QCoro::Task<Result<QJsonObject>> BloggerPublisher::write(const Blog &blog, const QJsonObject &post,
                                                         const Publication &publication)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const PublishState is = bloggerState(post, now);
    const PublishState wanted = publication.when.state;
    const bool goesLive = wanted == PublishState::Live && is != PublishState::Live;
    // Publishing alone would keep a time that was set before.
    const bool needsTime = wanted == PublishState::Scheduled
                               ? is != wanted || !isAtItsTime(post, publication.when.at)
                               : goesLive && bloggerPublished(post) > now;
    if (wanted == PublishState::Scheduled && needsTime && publication.when.at <= now)
        co_return timeHasPassed();
    BloggerCall call{.method = "PATCH", // what else belongs to the post there is left alone
                     .path = postPath(blog.id, idOf(post)),
                     .body = bloggerBody(publication),
                     .revision = bloggerRevision(post)};
    if (is != PublishState::Draft && (wanted == PublishState::Draft || needsTime))
        call.query.append({u"revert"_s, u"true"_s});
    else if (goesLive && !needsTime)
        call.query.append({u"publish"_s, u"true"_s});
    auto written = co_await m_api.ask(call);
    if (!written || !needsTime)
        co_return written;
    co_return co_await publish(blog, *written, wanted == PublishState::Scheduled ? publication.when.at : now);
}

QCoro::Task<Result<Receipt>> BloggerPublisher::update(Receipt before, Publication publication)
{
    if (const auto fits = checkForBlogger(publication); !fits)
        co_return std::unexpected(fits.error());
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto post = co_await read(*blog, before.remoteId);
    if (!post)
        co_return std::unexpected(post.error());
    const auto receipt = [this](const QJsonObject &sent) {
        return bloggerReceipt(m_account, sent, QDateTime::currentDateTimeUtc());
    };
    if (bloggerRevision(*post) != before.revision) {
        // An earlier attempt at this very update may have come so far.
        const bool isOurs = isSamePost(*post, publication) && hasSameLabels(*post, publication);
        if (isOurs && bloggerState(*post, QDateTime::currentDateTimeUtc()) == publication.when.state)
            co_return receipt(*post);
        if (!isOurs || publication.attempt == Attempt::First)
            co_return changedAtBlogger(post->value("title"_L1).toString());
    }
    const auto written = co_await write(*blog, *post, publication);
    if (!written && written.error().kind == ErrorKind::Conflict)
        co_return changedAtBlogger(post->value("title"_L1).toString());
    co_return written.transform(receipt);
}

QCoro::Task<Result<RemotePost>> BloggerPublisher::fetch(Receipt receipt)
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto post = co_await read(*blog, receipt.remoteId);
    co_return post.transform(
        [this](const QJsonObject &there) { return bloggerPost(m_account, there, QDateTime::currentDateTimeUtc()); });
}

QCoro::Task<Result<void>> BloggerPublisher::trash(Receipt receipt)
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const auto post = co_await m_api.ask({.path = postPath(blog->id, receipt.remoteId),
                                          .query = {{u"view"_s, blog->view}, {u"fetchBody"_s, u"false"_s}}});
    if (!post)
        co_return std::unexpected(post.error());
    if (isInBloggerTrash(*post)) // where an earlier attempt put it
        co_return {};
    const QString title = post->value("title"_L1).toString();
    if (bloggerRevision(*post) != receipt.revision)
        co_return changedAtBlogger(title);
    const auto gone = co_await m_api.ask({.method = "DELETE",
                                          .path = postPath(blog->id, receipt.remoteId),
                                          .query = {{u"useTrash"_s, u"true"_s}},
                                          .revision = receipt.revision});
    if (!gone && gone.error().kind == ErrorKind::Conflict)
        co_return changedAtBlogger(title);
    co_return gone.transform([](const QJsonObject &) {});
}

QCoro::Task<Result<QList<RemoteSummary>>> BloggerPublisher::list(RemoteQuery query)
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const bool isSearch = !query.text.trimmed().isEmpty();
    BloggerCall call{.path = postsPath(blog->id, isSearch ? u"/search"_s : QString()),
                     .query = {{u"orderBy"_s, u"UPDATED"_s}, {u"fetchBodies"_s, u"false"_s}}};
    if (isSearch) {
        call.query.append({u"q"_s, query.text});
    } else {
        call.query.append({u"view"_s, blog->view});
        for (const QString &state : {u"LIVE"_s, u"DRAFT"_s, u"SCHEDULED"_s})
            call.query.append({u"status"_s, state});
        call.query.append({u"maxResults"_s, QString::number(std::clamp(query.count, 1, PageSize))});
    }
    const auto own = call.query.size();
    QList<RemoteSummary> rows;
    for (;;) {
        const auto page = co_await m_api.ask(call);
        if (!page)
            co_return std::unexpected(page.error());
        const QJsonArray posts = page->value("items"_L1).toArray();
        for (const QJsonValue &post : posts)
            rows.append(bloggerSummary(post.toObject(), QDateTime::currentDateTimeUtc()));
        const QString next = page->value("nextPageToken"_L1).toString();
        if (isSearch || next.isEmpty() || posts.isEmpty() || rows.size() >= query.count)
            break;
        call.query.resize(own);
        call.query.append({u"pageToken"_s, next});
    }
    co_return rows.first(std::min<qsizetype>(rows.size(), query.count));
}

QCoro::Task<Result<RemotePost>> BloggerPublisher::find(QUrl address)
{
    const auto blog = co_await open();
    if (!blog)
        co_return std::unexpected(blog.error());
    const QString host = address.host();
    if (host != QUrl(blog->url).host() && host != QUrl(m_account.address).host())
        co_return failure(ErrorKind::NotFound, BloggerText::tr("%1 is not an address of the blog “%2”.")
                                                   .arg(address.toDisplayString(), blog->name));
    const auto post = co_await m_api.ask(
        {.path = postsPath(blog->id, u"/bypath"_s),
         .query = {{u"path"_s, address.path(QUrl::FullyEncoded)}, {u"view"_s, blog->view}}});
    co_return post.transform(
        [this](const QJsonObject &there) { return bloggerPost(m_account, there, QDateTime::currentDateTimeUtc()); });
}

QCoro::Task<Result<QMap<QString, QString>>> BloggerPublisher::signIn(std::stop_token stop)
{
    if (const auto signedIn = co_await signInToBlogger(m_account, m_tools, stop); !signedIn)
        co_return std::unexpected(signedIn.error());
    m_blog = {}; // another user may have other rights there
    const auto user = co_await m_api.ask({.path = u"users/self"_s});
    co_return user.transform([](const QJsonObject &about) {
        return QMap<QString, QString>{{u"user"_s, about.value("displayName"_L1).toString().simplified()}};
    });
}

} // namespace Postil
