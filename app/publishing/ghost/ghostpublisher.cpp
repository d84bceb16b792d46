// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostpublisher.h"

#include "publishing/ghost/ghostmedia.h"
#include "publishing/ghost/ghostwire.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int GhostPageSize = 50;
constexpr qint64 ChosenSeconds = 60; // a post's date that is older than this was chosen

struct GhostText
{
    Q_DECLARE_TR_FUNCTIONS(Ghost)
};

// What an answer has to hold: the content as it is kept, too.
const std::pair<QString, QString> WithContent{u"formats"_s, u"html,lexical"_s};

QDateTime ghostNow()
{
    return QDateTime::currentDateTimeUtc();
}

QString ghostPath(const QString &id)
{
    return "posts/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(id)) + u'/';
}

QString wordFor(PublishState state)
{
    switch (state) {
    case PublishState::Draft:
        return u"draft"_s;
    case PublishState::Live:
        return u"published"_s;
    case PublishState::Scheduled:
        return u"scheduled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

// Nothing of this kind is sent at all.
Result<void> checkForGhost(const Publication &publication)
{
    if (publication.content(Form::HtmlFragment).isEmpty())
        return failure(ErrorKind::BadInput, GhostText::tr("The post was not rendered for Ghost."));
    if (publication.audience != Audience::Everyone)
        return failure(
            ErrorKind::Refused,
            GhostText::tr("Postil sends posts to Ghost for everyone or as drafts only. Keep it as a "
                          "draft, and choose its readers in Ghost."));
    return {};
}

// Ghost brings a post of the past out at once, and one that is published for the future, too.
Result<void> checkTime(const PublishTime &when)
{
    if (when.state == PublishState::Scheduled && when.at <= ghostNow())
        return failure(
            ErrorKind::BadInput,
            GhostText::tr("The time at which the post is to appear has passed. Choose another time."));
    return {};
}

std::unexpected<Error> changedInGhost(const QString &title)
{
    return failure(
        ErrorKind::Conflict,
        GhostText::tr("“%1” was changed in Ghost since Postil sent it, and was left as it is. Compare "
                      "the two, or publish this one under another name.")
            .arg(title));
}

QString titleOf(const QJsonObject &post)
{
    return post.value("title"_L1).toString();
}

void setTime(QJsonObject &fields, const PublishTime &when)
{
    fields.insert("status"_L1, wordFor(when.state));
    if (when.state == PublishState::Scheduled)
        fields.insert("published_at"_L1, ghostTime(when.at));
}

bool isInState(const QJsonObject &post, const PublishTime &when)
{
    return ghostState(post) == when.state
           && (when.state != PublishState::Scheduled || ghostPublished(post).secsTo(when.at) == 0);
}

} // namespace

GhostPublisher::GhostPublisher(Account account, const PublishTools &tools)
    : m_account(account), m_api(std::move(account), tools)
{
}

QCoro::Task<Result<QStringList>> GhostPublisher::test()
{
    const auto site = co_await m_api.ask({.path = u"site/"_s});
    if (!site)
        co_return std::unexpected(site.error());
    // The site tells everybody about itself: the key is needed for the posts alone.
    const auto posts =
        co_await m_api.ask({.path = u"posts/"_s, .query = {{u"limit"_s, u"1"_s}, {u"fields"_s, u"id"_s}}});
    if (!posts)
        co_return std::unexpected(posts.error());
    const QJsonObject about = site->value("site"_L1).toObject();
    co_return QStringList{GhostText::tr("The blog is “%1” at %2, on Ghost %3.")
                              .arg(about.value("title"_L1).toString().simplified(),
                                   about.value("url"_L1).toString(), about.value("version"_L1).toString()),
                          GhostText::tr("It accepts the key.")};
}

QCoro::Task<Result<QJsonObject>> GhostPublisher::read(QString id)
{
    auto answer = co_await m_api.ask({.path = ghostPath(id), .query = {WithContent}});
    if (!answer && answer.error().kind == ErrorKind::NotFound)
        co_return failure(ErrorKind::NotFound,
                          GhostText::tr("The post is no longer on the blog. %1").arg(answer.error().message));
    co_return answer.transform(ghostPostIn);
}

QCoro::Task<Result<QJsonObject>> GhostPublisher::write(GhostCall call)
{
    call.query.append({u"source"_s, u"html"_s}); // without it Ghost leaves the body empty, and says nothing
    call.query.append(WithContent);
    auto answer = co_await m_api.ask(std::move(call));
    if (!answer)
        co_return std::unexpected(answer.error());
    QJsonObject post = ghostPostIn(*answer);
    if (post.isEmpty())
        co_return failure(
            ErrorKind::Network,
            GhostText::tr("The blog answered without saying what became of the post. Look there."));
    co_return post;
}

QCoro::Task<Result<QJsonObject>> GhostPublisher::lookUp(const Publication &publication)
{
    const QString slug = publication.post.slug;
    // Ghost gives another slug where a page has this one, or a part of Ghost itself.
    QStringList slugs{slug};
    if (publication.attempt == Attempt::Again)
        slugs += {slug + "-2"_L1, slug + "-post"_L1};
    for (QString &one : slugs)
        one = ghostQuoted(one);
    const auto found = co_await m_api.ask(
        {.path = u"posts/"_s,
         .query = {{u"filter"_s, "slug:["_L1 + slugs.join(u',') + u']'}, WithContent, {u"limit"_s, u"3"_s}}});
    if (!found)
        co_return std::unexpected(found.error());
    const QJsonArray posts = found->value("posts"_L1).toArray();
    QJsonObject inPlace;
    for (const QJsonValue &value : posts) {
        const QJsonObject post = value.toObject();
        if (publication.attempt == Attempt::Again && isSameGhostPost(post, publication))
            co_return post;
        if (post.value("slug"_L1) == slug)
            inPlace = post;
    }
    co_return inPlace;
}

QCoro::Task<Result<std::optional<Receipt>>> GhostPublisher::lookFor(Publication publication)
{
    publication.attempt = Attempt::Again;
    const auto there = co_await lookUp(publication);
    if (!there)
        co_return std::unexpected(there.error());
    if (there->isEmpty() || !isSameGhostPost(*there, publication))
        co_return std::optional<Receipt>();
    co_return std::optional(ghostReceipt(m_account, *there));
}

QCoro::Task<Result<Receipt>> GhostPublisher::create(Publication publication)
{
    if (const auto fits = checkForGhost(publication); !fits)
        co_return std::unexpected(fits.error());
    const auto there = co_await lookUp(publication);
    if (!there)
        co_return std::unexpected(there.error());
    if (!there->isEmpty()) {
        if (publication.attempt == Attempt::Again && isSameGhostPost(*there, publication))
            co_return ghostReceipt(m_account, *there);
        co_return failure(
            ErrorKind::Conflict,
            GhostText::tr("There is another post, “%1”, at the address “%2”, and it was left as it "
                          "is. Give this one another address (slug).")
                .arg(titleOf(*there), publication.post.slug));
    }
    if (const auto inTime = checkTime(publication.when); !inTime)
        co_return std::unexpected(inTime.error());
    QJsonObject fields = ghostFields(publication);
    fields.insert("slug"_L1, publication.post.slug);
    setTime(fields, publication.when);
    if (publication.when.state == PublishState::Live
        && publication.post.date.secsTo(ghostNow()) > ChosenSeconds)
        fields.insert("published_at"_L1, ghostTime(publication.post.date));
    const auto post = co_await write({.method = "POST", .path = u"posts/"_s, .body = ghostBody(fields)});
    co_return post.transform([this](const QJsonObject &sent) { return ghostReceipt(m_account, sent); });
}

QCoro::Task<Result<Receipt>> GhostPublisher::update(Receipt before, Publication publication)
{
    if (const auto fits = checkForGhost(publication); !fits)
        co_return std::unexpected(fits.error());
    auto post = co_await read(before.remoteId);
    if (!post)
        co_return std::unexpected(post.error());
    const PublishTime when = publication.when;
    const bool needsDraft = when.state == PublishState::Scheduled && ghostState(*post) == PublishState::Live;
    if (ghostRevision(*post) != before.revision) {
        // An earlier attempt at this very update may have come so far.
        const bool isOurs = isSameGhostPost(*post, publication) && hasSameDetails(*post, publication);
        if (isOurs && isInState(*post, when))
            co_return ghostReceipt(m_account, *post);
        const bool isHalfWay = isOurs && publication.attempt == Attempt::Again
                               && when.state == PublishState::Scheduled
                               && ghostState(*post) == PublishState::Draft;
        if (!isHalfWay)
            co_return changedInGhost(titleOf(*post));
    }
    if (const auto inTime = isInState(*post, when) ? Result<void>() : checkTime(when); !inTime)
        co_return std::unexpected(inTime.error());
    // The address of a live post stays what readers know.
    const GhostSlug slug = ghostState(*post) == PublishState::Live ? GhostSlug::Kept : GhostSlug::Ours;
    if (needsDraft) { // Ghost schedules no post that is live
        post = co_await change(*post, publication, {PublishState::Draft, {}}, slug);
        if (!post)
            co_return std::unexpected(post.error());
    }
    const auto written = co_await change(*post, publication, when, slug);
    if (!written && needsDraft)
        co_return std::unexpected(
            Error{written.error().kind,
                  GhostText::tr("%1 The post stands in Ghost as a draft.").arg(written.error().message),
                  written.error().retryAfter});
    co_return written.transform([this](const QJsonObject &sent) { return ghostReceipt(m_account, sent); });
}

QCoro::Task<Result<QJsonObject>> GhostPublisher::change(QJsonObject post, const Publication &publication,
                                                        PublishTime when, GhostSlug slug)
{
    QJsonObject fields = ghostFields(publication);
    fields.insert("updated_at"_L1, post.value("updated_at"_L1));
    if (!isInState(post, when)) {
        setTime(fields, when);
        // Or it would keep the time for which it was scheduled.
        if (when.state == PublishState::Live && ghostPublished(post) > ghostNow())
            fields.insert("published_at"_L1, ghostTime(ghostNow()));
    }
    if (slug == GhostSlug::Ours)
        fields.insert("slug"_L1, publication.post.slug);
    auto written = co_await write(
        {.method = "PUT", .path = ghostPath(post.value("id"_L1).toString()), .body = ghostBody(fields)});
    if (!written && written.error().kind == ErrorKind::Conflict)
        co_return changedInGhost(titleOf(post));
    co_return written;
}

QCoro::Task<Result<RemotePost>> GhostPublisher::fetch(Receipt receipt)
{
    const auto post = co_await read(receipt.remoteId);
    co_return post.transform([this](const QJsonObject &there) { return ghostRemotePost(m_account, there); });
}

QCoro::Task<Result<void>> GhostPublisher::trash(Receipt receipt)
{
    const auto post = co_await read(receipt.remoteId);
    if (!post)
        co_return std::unexpected(post.error());
    if (ghostRevision(*post) != receipt.revision)
        co_return changedInGhost(titleOf(*post));
    const auto gone = co_await m_api.ask({.method = "DELETE", .path = ghostPath(receipt.remoteId)});
    co_return gone.transform([](const QJsonObject &) {});
}

QCoro::Task<Result<QList<RemoteSummary>>> GhostPublisher::list(RemoteQuery query)
{
    GhostCall call{.path = u"posts/"_s,
                   .query = {{u"fields"_s, u"id,url,title,status,updated_at"_s},
                             {u"order"_s, u"updated_at desc"_s},
                             {u"limit"_s, QString::number(std::clamp(query.count, 1, GhostPageSize))}}};
    if (const QString text = ghostQuoted(query.text.simplified()); text.size() > 2)
        call.query.append({u"filter"_s, "title:~"_L1 + text});
    const auto own = call.query.size();
    QList<RemoteSummary> rows;
    for (int page = 1; page > 0 && rows.size() < query.count;) {
        call.query.resize(own);
        call.query.append({u"page"_s, QString::number(page)});
        const auto answer = co_await m_api.ask(call);
        if (!answer)
            co_return std::unexpected(answer.error());
        const QJsonArray posts = answer->value("posts"_L1).toArray();
        for (const QJsonValue &post : posts)
            rows.append(ghostSummary(post.toObject()));
        const int next = answer->value("meta"_L1)["pagination"_L1]["next"_L1].toInt();
        page = next > page ? next : 0;
    }
    co_return rows.first(std::clamp<qsizetype>(query.count, 0, rows.size()));
}

QCoro::Task<Result<RemotePost>> GhostPublisher::find(QUrl address)
{
    const QStringList parts = address.path().split(u'/', Qt::SkipEmptyParts);
    const auto nothing = [&address] {
        return failure(ErrorKind::NotFound,
                       GhostText::tr("The blog has no post at %1.").arg(address.toDisplayString()));
    };
    if (parts.isEmpty())
        co_return nothing();
    const auto answer = co_await m_api.ask(
        {.path = "posts/slug/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(parts.last())) + u'/',
         .query = {WithContent}});
    if (!answer && answer.error().kind == ErrorKind::NotFound)
        co_return nothing();
    if (!answer)
        co_return std::unexpected(answer.error());
    const QJsonObject post = ghostPostIn(*answer);
    const QUrl there(post.value("url"_L1).toString());
    if (there.host() != address.host()
        || there.path() != QUrl(address).adjusted(QUrl::StripTrailingSlash).path() + u'/')
        co_return nothing();
    co_return ghostRemotePost(m_account, post);
}

QCoro::Task<Result<UploadedMedia>> GhostPublisher::upload(MediaFile file)
{
    const GhostForm form = ghostForm(file);
    const auto answer = co_await m_api.ask(
        {.method = "POST", .path = u"images/upload/"_s, .type = form.type, .body = form.body});
    if (!answer)
        co_return std::unexpected(answer.error());
    const QJsonObject image = answer->value("images"_L1).toArray().first().toObject();
    const QString url = image.value("url"_L1).toString();
    if (url.isEmpty())
        co_return failure(
            ErrorKind::Network,
            GhostText::tr("The blog took the picture “%1”, but does not say where it is.").arg(file.name));
    co_return UploadedMedia{.remoteId = {}, .url = url};
}

QCoro::Task<Result<std::optional<UploadedMedia>>> GhostPublisher::lookForUpload(MediaFile file)
{
    const QList<QUrl> places = ghostPictureAddresses(m_account.address, file.name, ghostNow());
    for (const QUrl &place : places) {
        const auto isThere = co_await m_api.hasPicture(place);
        if (!isThere)
            co_return std::unexpected(isThere.error());
        if (*isThere)
            co_return UploadedMedia{.remoteId = {}, .url = place.toString(QUrl::FullyEncoded)};
    }
    co_return std::optional<UploadedMedia>();
}

} // namespace Postil
