// SPDX-License-Identifier: MIT
// Which posts are on the blog: the latest, those with some words, and the one at an address.
#include "publishing/blogpage.h"
#include "publishing/wordpress/wordpresspublisher.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostAPage = 100; // WordPress gives no more at once

struct WordPressFindText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

} // namespace

QCoro::Task<Result<QList<RemoteSummary>>> WordPressPublisher::list(RemoteQuery query)
{
    QList<RemoteSummary> found;
    for (int page = 1; found.size() < query.count; ++page) {
        WordPressCall call{.route = u"wp/v2/posts"_s};
        const int atOnce = std::min(query.count, MostAPage);
        call.query = {{u"status"_s, u"any"_s},
                      {u"context"_s, u"edit"_s},
                      {u"orderby"_s, u"modified"_s},
                      {u"per_page"_s, QString::number(atOnce)},
                      {u"page"_s, QString::number(page)},
                      {u"_fields"_s, u"id,status,title,slug,link,permalink_template,modified_gmt,_links"_s}};
        if (!query.text.isEmpty())
            call.query.append({u"search"_s, query.text});
        const Result<WordPressReply> reply = co_await m_api.need(std::move(call));
        if (!reply)
            co_return std::unexpected(reply.error());
        const QJsonArray rows = reply->json.array();
        for (const QJsonValue &row : rows) {
            const Result<WordPressPost> post = wordPressPost(row, m_api.host());
            if (!post)
                co_return std::unexpected(post.error());
            const Receipt receipt = receiptFor(m_api.account(), *post, PublishState::Live);
            QDateTime changed = QDateTime::fromString(post->modified, Qt::ISODate);
            changed.setTimeZone(QTimeZone::UTC);
            found.append({.remoteId = post->id,
                          .url = receipt.url,
                          .title = plainFromWordPress(post->title),
                          .state = receipt.state,
                          .changed = changed,
                          .revision = receipt.revision});
        }
        const int pages = reply->answer.headers.value("X-WP-TotalPages").toInt();
        if (page >= pages || rows.isEmpty())
            break;
    }
    found.resize(std::min(found.size(), qsizetype(query.count)));
    co_return found;
}

QCoro::Task<Result<RemotePost>> WordPressPublisher::find(QUrl address)
{
    const auto noneThere = [this, &address] {
        return failure(ErrorKind::NotFound,
                       WordPressFindText::tr("There is no post of %1 at %2.")
                           .arg(m_api.host(), address.toDisplayString(QUrl::RemoveUserInfo)));
    };
    if (!isSameSite(m_api.address(), address))
        co_return noneThere();
    // ?p=7 of a blog with plain addresses or a draft; post=7 of the page on which it is edited.
    const QUrlQuery query(address);
    static const QRegularExpression number(u"^[0-9]{1,18}$"_s);
    for (const QString &name : {u"p"_s, u"post"_s}) {
        if (const QString id = query.queryItemValue(name); number.match(id).hasMatch())
            co_return co_await open(id);
    }
    const QStringList parts = address.path().split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        co_return noneThere();
    QString slug = parts.constLast();
    if (slug.endsWith(".html"_L1))
        slug.chop(5);
    const Result<QList<WordPressPost>> posts = co_await bySlug(slug);
    if (!posts)
        co_return std::unexpected(posts.error());
    // Drafts may have the slug of a post that is live.
    for (const WordPressPost &post : *posts) {
        if (QUrl(post.link).path() == address.path() || posts->size() == 1)
            co_return co_await open(post.id);
    }
    if (!posts->isEmpty())
        co_return co_await open(posts->constFirst().id);
    if (number.match(slug).hasMatch()) { // /archives/7
        Result<RemotePost> post = co_await open(slug);
        if (post && QUrl(post->receipt.url).path() == address.path())
            co_return post;
    }
    co_return noneThere();
}

} // namespace Postil
