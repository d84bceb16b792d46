// SPDX-License-Identifier: MIT
#include "publishing/wordpress/wordpresspublisher.h"

#include "publishing/postpasswords.h"
#include "publishing/wordpress/approval.h"
#include "publishing/wordpress/guardedhtml.h"
#include "publishing/wordpress/permissions.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct WordPressPublisherText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

QString routeOf(const QString &id)
{
    return u"wp/v2/posts/"_s + id;
}

Result<void> checkPublication(const Publication &publication)
{
    if (publication.content(Form::HtmlFragment).isEmpty() || publication.post.slug.isEmpty())
        return failure(ErrorKind::BadInput,
                       WordPressPublisherText::tr("The post was not rendered for this kind of blog."));
    if (publication.audience == Audience::Private && publication.when.state == PublishState::Scheduled)
        return failure(ErrorKind::Refused, WordPressPublisherText::tr(
                                               "WordPress has no private posts that wait for their time. "
                                               "Publish it privately at once, or schedule it for everyone."));
    return {};
}

QDateTime timeOf(const HttpAnswer &answer)
{
    const QString date = QString::fromLatin1(answer.headers.value("Date"));
    const QDateTime time =
        QDateTime::fromString(QString(date).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    return time.isValid() ? time.toUTC() : QDateTime::currentDateTimeUtc();
}

bool hasTitle(const WordPressPost &post, const QString &title)
{
    return plainFromWordPress(post.title).simplified() == title.simplified();
}

std::unexpected<Error> takenSlug(const WordPressPost &post, const QString &host)
{
    return failure(
        ErrorKind::Conflict,
        WordPressPublisherText::tr(
            "On %1 there is a post already with the address (slug) “%2”: “%3”. Nothing was sent. Open "
            "that one to change it, or give this post another slug.")
            .arg(host, post.slug, plainFromWordPress(post.title)));
}

std::unexpected<Error> changedElsewhere(const QString &host)
{
    return failure(
        ErrorKind::Conflict,
        WordPressPublisherText::tr("On %1 somebody changed the post meanwhile, and it was left as it "
                                   "is. Compare the two before you send yours.")
            .arg(host));
}

std::unexpected<Error> isGone(const QString &host)
{
    return failure(ErrorKind::NotFound,
                   WordPressPublisherText::tr("The post is no longer on %1: it is in the trash there, or was "
                                              "deleted.")
                       .arg(host));
}

std::unexpected<Error> passwordIsMissing()
{
    return failure(
        ErrorKind::BadInput,
        WordPressPublisherText::tr("The password that readers of this post are to need is not in the "
                                   "keyring (any more), so nothing was sent. Publish it again, and type "
                                   "the password anew."));
}

} // namespace

WordPressPublisher::WordPressPublisher(const Account &account, const PublishTools &tools)
    : m_http(tools.http), m_secrets(tools.secrets), m_api(account, tools), m_terms(&m_api), m_media(&m_api)
{
}

QCoro::Task<Result<QStringList>> WordPressPublisher::test()
{
    const Result<WordPressReply> index =
        co_await m_api.need({.route = {}, .query = {{u"_fields"_s, u"name,url"_s}}});
    if (!index)
        co_return std::unexpected(index.error());
    // A wrong password goes unnoticed wherever everybody may read.
    const Result<WordPressReply> me =
        co_await m_api.need({.route = u"wp/v2/users/me"_s, .query = {{u"context"_s, u"edit"_s}}});
    if (!me)
        co_return std::unexpected(me.error());
    Permissions may = permissionsFrom(me->json.object());
    if (!may.write)
        co_return failure(ErrorKind::Refused, WordPressPublisherText::tr(
                                                  "“%1” may not write posts on %2 (role: %3). Ask the blog's "
                                                  "administrator for another role.")
                                                  .arg(m_api.user(), m_api.host(), may.roles.join(u", "_s)));
    const QString blog = plainFromWordPress(index->json.object().value("name"_L1).toString());
    co_return sentencesOf(may, blog, m_api.account());
}

QCoro::Task<Result<QList<WordPressPost>>> WordPressPublisher::bySlug(QString slug)
{
    WordPressCall call{.route = u"wp/v2/posts"_s};
    call.query = {{u"slug"_s, slug},
                  {u"status"_s, u"any"_s},
                  {u"context"_s, u"edit"_s},
                  {u"_fields"_s, wordPressPostFields()}};
    const Result<WordPressReply> reply = co_await m_api.need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    QList<WordPressPost> posts;
    const QJsonArray rows = reply->json.array();
    for (const QJsonValue &row : rows) {
        const Result<WordPressPost> post = wordPressPost(row, m_api.host());
        if (!post)
            co_return std::unexpected(post.error());
        posts.append(*post);
    }
    co_return posts;
}

QCoro::Task<Result<WordPressPublisher::Seen>> WordPressPublisher::byNumber(QString id)
{
    WordPressCall call{.route = routeOf(id)};
    call.query = {
        {u"context"_s, u"edit"_s}, {u"_embed"_s, u"wp:term"_s}, {u"_fields"_s, wordPressPostFields()}};
    const Result<WordPressReply> reply = co_await m_api.need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<WordPressPost> post = wordPressPost(reply->json.object(), m_api.host());
    if (!post)
        co_return std::unexpected(post.error());
    co_return Seen{.post = *post, .now = timeOf(reply->answer)};
}

QCoro::Task<Result<QJsonObject>> WordPressPublisher::bodyFor(Publication publication)
{
    QJsonObject body = fieldsToSend(m_api.account(), publication);
    const bool hasTerms =
        !publication.post.labels.isEmpty() || !m_api.account().options.value(u"category"_s).isEmpty();
    if (hasTerms) {
        const Result<TermNumbers> numbers = co_await m_terms.numbersFor(publication.post.labels);
        if (!numbers)
            co_return std::unexpected(numbers.error());
        const auto put = [&body](QLatin1StringView name, const std::optional<QList<qint64>> &list) {
            QJsonArray array;
            for (const qint64 number : list.value_or(QList<qint64>()))
                array.append(number);
            if (list)
                body.insert(name, array);
        };
        put("tags"_L1, numbers->tags);
        put("categories"_L1, numbers->categories);
    } else if (m_api.account().options.value(u"labels"_s) != "categories"_L1) {
        body.insert("tags"_L1, QJsonArray());
    }
    if (publication.post.leadMedia && m_api.account().options.value(u"featured"_s) != "no"_L1) {
        const Result<qint64> number = co_await m_media.find(publication.post.leadMedia->url);
        if (!number)
            co_return std::unexpected(number.error());
        if (*number > 0)
            body.insert("featured_media"_L1, *number);
    }
    co_return body;
}

QCoro::Task<Result<std::optional<QString>>> WordPressPublisher::passwordFor(Publication publication)
{
    if (publication.audience != Audience::Password)
        co_return std::optional<QString>(QString());
    const Result<QString> password =
        co_await postPassword(*m_secrets, m_api.account(), publication.post.slug);
    if (!password && password.error().kind == ErrorKind::NotFound)
        co_return std::optional<QString>();
    if (!password)
        co_return std::unexpected(password.error());
    co_return std::optional<QString>(*password);
}

QCoro::Task<Result<WordPressPost>> WordPressPublisher::writePost(QString route, QJsonObject body)
{
    WordPressCall call{.method = "POST", .route = route, .body = jsonBytes(body)};
    call.query = {{u"_fields"_s, wordPressPostFields()}};
    const Result<WordPressReply> reply = co_await m_api.need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return wordPressPost(reply->json.object(), m_api.host());
}

QCoro::Task<Result<Receipt>> WordPressPublisher::write(QString route, QJsonObject body, PublishState asked)
{
    const Result<WordPressPost> post = co_await writePost(std::move(route), std::move(body));
    co_return post.transform(
        [this, asked](const WordPressPost &sent) { return receiptFor(m_api.account(), sent, asked); });
}

QCoro::Task<Result<WordPressPost>> WordPressPublisher::onlyOne(WordPressPost sent, QString slug)
{
    const Result<QList<WordPressPost>> there = co_await bySlug(slug);
    if (!there)
        co_return sent;
    const auto earlier = std::ranges::find_if(*there, [&sent](const WordPressPost &other) {
        return other.title == sent.title && other.content == sent.content;
    });
    if (earlier == there->cend())
        co_return sent;
    const Result<WordPressReply> gone = co_await m_api.need({.method = "DELETE", .route = routeOf(sent.id)});
    if (!gone)
        co_return std::unexpected(gone.error());
    co_return *earlier;
}

QCoro::Task<Result<Receipt>> WordPressPublisher::create(Publication publication)
{
    if (const Result<void> checked = checkPublication(publication); !checked)
        co_return std::unexpected(checked.error());
    const Post &post = publication.post;
    QStringList slugs{post.slug};
    if (publication.attempt == Attempt::Again) // what a post that we may not see has made of ours
        slugs.append(post.slug + "-2"_L1);
    for (const QString &slug : std::as_const(slugs)) {
        const Result<QList<WordPressPost>> there = co_await bySlug(slug);
        if (!there)
            co_return std::unexpected(there.error());
        const auto same = std::ranges::find_if(
            *there, [&post](const WordPressPost &other) { return hasTitle(other, post.title); });
        if (publication.attempt == Attempt::Again && same != there->cend())
            co_return receiptFor(m_api.account(), *same, publication.when.state);
        if (slug == post.slug && !there->isEmpty())
            co_return takenSlug(there->constFirst(), m_api.host());
    }
    const Result<std::optional<QString>> password = co_await passwordFor(publication);
    if (!password)
        co_return std::unexpected(password.error());
    if (!*password)
        co_return passwordIsMissing();
    Result<QJsonObject> body = co_await bodyFor(publication);
    if (!body)
        co_return std::unexpected(body.error());
    if (!(*password)->isEmpty())
        body->insert("password"_L1, **password);
    if (const auto date = dateToSend(publication, {}, QDateTime::currentDateTimeUtc()))
        body->insert("date_gmt"_L1, wordPressTime(*date));
    Result<WordPressPost> sent = co_await writePost(u"wp/v2/posts"_s, *body);
    if (sent && publication.attempt == Attempt::Again && sent->slug != post.slug)
        sent = co_await onlyOne(*sent, post.slug);
    co_return sent.transform([&](const WordPressPost &standing) {
        return receiptFor(m_api.account(), standing, publication.when.state);
    });
}

QCoro::Task<Result<Receipt>> WordPressPublisher::update(Receipt before, Publication publication)
{
    if (const Result<void> checked = checkPublication(publication); !checked)
        co_return std::unexpected(checked.error());
    const Result<std::optional<QString>> password = co_await passwordFor(publication);
    if (!password)
        co_return std::unexpected(password.error());
    Result<QJsonObject> body = co_await bodyFor(publication);
    if (!body)
        co_return std::unexpected(body.error());
    if (*password)
        body->insert("password"_L1, **password);
    const Result<Seen> there = co_await byNumber(before.remoteId);
    if (!there)
        co_return std::unexpected(there.error());
    if (there->post.status == "trash"_L1)
        co_return isGone(m_api.host());
    if (!*password && there->post.password.isEmpty())
        co_return passwordIsMissing();
    if (revisionOf(there->post) != before.revision) {
        // An earlier attempt at this very update may have come so far.
        if (publication.attempt == Attempt::Again && standsAsSent(there->post, *body))
            co_return receiptFor(m_api.account(), there->post, publication.when.state);
        co_return changedElsewhere(m_api.host());
    }
    if (const auto date = dateToSend(publication, there->post, there->now))
        body->insert("date_gmt"_L1, wordPressTime(*date));
    co_return co_await write(routeOf(before.remoteId), *body, publication.when.state);
}

QCoro::Task<Result<RemotePost>> WordPressPublisher::fetch(Receipt receipt)
{
    co_return co_await open(receipt.remoteId);
}

QCoro::Task<Result<RemotePost>> WordPressPublisher::open(QString id)
{
    const Result<Seen> there = co_await byNumber(id);
    if (!there)
        co_return std::unexpected(there.error());
    if (there->post.status == "trash"_L1)
        co_return isGone(m_api.host());
    co_return remotePostFrom(m_api.account(), there->post);
}

QCoro::Task<Result<void>> WordPressPublisher::trash(Receipt receipt)
{
    const Result<Seen> there = co_await byNumber(receipt.remoteId);
    if (!there)
        co_return std::unexpected(there.error());
    if (there->post.status == "trash"_L1)
        co_return {};
    if (revisionOf(there->post) != receipt.revision)
        co_return changedElsewhere(m_api.host());
    const Result<WordPressReply> reply =
        co_await m_api.send({.method = "DELETE", .route = routeOf(receipt.remoteId)});
    if (!reply)
        co_return std::unexpected(reply.error());
    if (!reply->isSuccess() && reply->code != "rest_already_trashed"_L1)
        co_return std::unexpected(m_api.errorFor(*reply));
    co_return {};
}

QCoro::Task<Result<Receipt>> WordPressPublisher::restore(Receipt receipt, Publication publication)
{
    const Result<Seen> there = co_await byNumber(receipt.remoteId);
    if (!there)
        co_return std::unexpected(there.error());
    if (there->post.status != "trash"_L1)
        co_return receiptFor(m_api.account(), there->post, publication.when.state);
    // The trash has put something behind its slug; a time that has passed publishes it at once.
    const QJsonObject all = fieldsToSend(m_api.account(), publication);
    const QJsonObject body{{"status"_L1, all.value("status"_L1)}, {"slug"_L1, all.value("slug"_L1)}};
    co_return co_await write(routeOf(receipt.remoteId), body, publication.when.state);
}

QCoro::Task<Result<std::optional<Receipt>>> WordPressPublisher::lookFor(Publication publication)
{
    const Post &post = publication.post;
    const QStringList slugs{post.slug, post.slug + "-2"_L1}; // as create() knows its own
    for (const QString &slug : slugs) {
        const Result<QList<WordPressPost>> there = co_await bySlug(slug);
        if (!there)
            co_return std::unexpected(there.error());
        const auto same = std::ranges::find_if(
            *there, [&post](const WordPressPost &other) { return hasTitle(other, post.title); });
        if (same != there->cend())
            co_return receiptFor(m_api.account(), *same, publication.when.state);
    }
    co_return std::optional<Receipt>();
}

QCoro::Task<Result<QUrl>> WordPressPublisher::approvalPage()
{
    const Result<QUrl> root = co_await m_api.root();
    if (!root)
        co_return std::unexpected(root.error());
    co_return co_await findApprovalPage(m_http, *root);
}

QCoro::Task<Result<UploadedMedia>> WordPressPublisher::upload(MediaFile file)
{
    co_return co_await m_media.upload(std::move(file));
}

QCoro::Task<Result<std::optional<UploadedMedia>>> WordPressPublisher::lookForUpload(MediaFile file)
{
    co_return co_await m_media.lookFor(std::move(file));
}

} // namespace Postil
