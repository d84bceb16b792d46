// SPDX-License-Identifier: MIT
#include "publishing/wordpress/wordpresspost.h"

#include "base/url.h"
#include "publishing/wordpress/guardedhtml.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int ClockTolerance = 10 * 60; // seconds

struct WordPressPostText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

// {"raw": …, "rendered": …}, or a plain string, as some stand-ins for WordPress have it.
QString rawField(const QJsonObject &json, QLatin1StringView name)
{
    const QJsonValue value = json.value(name);
    return value.isObject() ? value.toObject().value("raw"_L1).toString() : value.toString();
}

QDateTime utcField(const QJsonObject &json, QLatin1StringView name)
{
    QDateTime time = QDateTime::fromString(json.value(name).toString(), Qt::ISODate);
    time.setTimeZone(QTimeZone::UTC);
    return time;
}

QString numberOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : QString();
}

QString statusFor(const Publication &publication)
{
    switch (publication.when.state) {
    case PublishState::Draft:
        return u"draft"_s;
    case PublishState::Live:
        return publication.audience == Audience::Private ? u"private"_s : u"publish"_s;
    case PublishState::Scheduled:
        return u"future"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

// Without the lead image, where the theme shows it above the post and the account says so.
QString contentFor(const Account &account, const Publication &publication)
{
    QString html = publication.content(Form::HtmlFragment);
    if (account.options.value(u"featured"_s) == "instead"_L1) {
        static const QRegularExpression figure(u"<figure class=\"postil-lead\">.*?</figure>\\s*"_s,
                                               QRegularExpression::DotMatchesEverythingOption);
        html.remove(figure);
    }
    return guardedHtml(html);
}

// Where readers find the post, or will. WordPress itself gives a scheduled post the link of a draft.
QString addressOf(const WordPressPost &post, PublishState state)
{
    if (state == PublishState::Live)
        return safeHref(post.link);
    if (state == PublishState::Scheduled && post.permalink.contains("%postname%"_L1))
        return safeHref(QString(post.permalink).replace("%postname%"_L1, post.slug));
    return {};
}

Audience audienceOf(const WordPressPost &post)
{
    if (post.status == "private"_L1)
        return Audience::Private;
    return post.password.isEmpty() ? Audience::Everyone : Audience::Password;
}

} // namespace

QString wordPressTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

QString wordPressPostFields()
{
    return u"id,status,title,content,excerpt,slug,link,permalink_template,modified_gmt,date_gmt,password,_links,_embedded"_s;
}

Result<WordPressPost> wordPressPost(const QJsonValue &value, const QString &host)
{
    const QJsonObject json = value.toObject();
    WordPressPost post;
    post.id = numberOf(json.value("id"_L1));
    if (post.id.isEmpty())
        return failure(ErrorKind::Network,
                       WordPressPostText::tr("%1 answered with something other than the post.").arg(host));
    post.status = json.value("status"_L1).toString();
    post.title = rawField(json, "title"_L1);
    post.content = rawField(json, "content"_L1);
    post.excerpt = rawField(json, "excerpt"_L1);
    post.slug = json.value("slug"_L1).toString();
    post.link = json.value("link"_L1).toString();
    post.permalink = json.value("permalink_template"_L1).toString();
    post.modified = json.value("modified_gmt"_L1).toString();
    post.date = utcField(json, "date_gmt"_L1);
    post.password = json.value("password"_L1).toString();
    const QJsonArray versions = json.value("_links"_L1).toObject().value("predecessor-version"_L1).toArray();
    post.revision = numberOf(versions.at(0).toObject().value("id"_L1));
    const QJsonArray terms = json.value("_embedded"_L1).toObject().value("wp:term"_L1).toArray();
    for (const QJsonValue &list : terms) {
        const QJsonArray names = list.toArray();
        for (const QJsonValue &name : names) {
            const QJsonObject term = name.toObject();
            const bool isTag = term.value("taxonomy"_L1).toString() == "post_tag"_L1;
            const bool isCategory = term.value("taxonomy"_L1).toString() == "category"_L1;
            if (isTag || isCategory)
                (isTag ? post.tags : post.categories)
                    .append(plainFromWordPress(term.value("name"_L1).toString()));
        }
    }
    return post;
}

QString revisionOf(const WordPressPost &post)
{
    return post.modified + u'/' + (post.revision.isEmpty() ? u"0"_s : post.revision);
}

PublishState stateOf(const WordPressPost &post, PublishState asked)
{
    if (post.status.isEmpty())
        return asked;
    if (post.status == "publish"_L1 || post.status == "private"_L1)
        return PublishState::Live;
    return post.status == "future"_L1 ? PublishState::Scheduled : PublishState::Draft;
}

Receipt receiptFor(const Account &account, const WordPressPost &post, PublishState asked)
{
    const PublishState state = stateOf(post, asked);
    return {.account = account.id,
            .remoteId = post.id,
            .url = addressOf(post, state),
            .revision = revisionOf(post),
            .state = state,
            .time = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC)};
}

RemotePost remotePostFrom(const Account &account, const WordPressPost &post)
{
    QStringList labels;
    if (account.options.value(u"labels"_s) == "categories"_L1) {
        for (const QString &category : post.categories) {
            if (category.compare(account.options.value(u"category"_s), Qt::CaseInsensitive) != 0)
                labels.append(category);
        }
    }
    labels.append(post.tags);
    labels.removeDuplicates();
    return {.receipt = receiptFor(account, post, PublishState::Live),
            .title = plainFromWordPress(post.title),
            .content = unguardedHtml(post.content),
            .form = Form::HtmlFragment,
            .labels = labels,
            .slug = post.slug,
            .summary = plainFromWordPress(post.excerpt),
            .date = post.date,
            .audience = audienceOf(post)};
}

std::optional<QDateTime> dateToSend(const Publication &publication, const std::optional<WordPressPost> &there,
                                    const QDateTime &now)
{
    if (publication.when.state == PublishState::Draft)
        return {};
    if (publication.when.state == PublishState::Scheduled)
        return publication.when.at;
    const QDateTime own = publication.post.date;
    const bool wasLive = there && stateOf(*there, PublishState::Draft) == PublishState::Live;
    if (wasLive && there->date.isValid())
        return own.isValid() && own.secsTo(there->date) > ClockTolerance ? std::optional(own) : std::nullopt;
    // The post's own date, where it is not just the moment in which the post was made ready.
    if (own.isValid() && own.secsTo(now) > ClockTolerance)
        return own;
    if (there && there->date.isValid() && there->date > now)
        return now;
    return {};
}

QJsonObject fieldsToSend(const Account &account, const Publication &publication)
{
    return {{"title"_L1, escapedForWordPress(publication.post.title)},
            {"slug"_L1, publication.post.slug},
            {"content"_L1, contentFor(account, publication)},
            {"excerpt"_L1, escapedForWordPress(publication.summary)},
            {"status"_L1, statusFor(publication)}};
}

bool standsAsSent(const WordPressPost &post, const QJsonObject &fields)
{
    return plainFromWordPress(post.title) == plainFromWordPress(fields.value("title"_L1).toString())
           && withoutFiltered(post.content) == withoutFiltered(fields.value("content"_L1).toString())
           && plainFromWordPress(post.excerpt) == plainFromWordPress(fields.value("excerpt"_L1).toString())
           && (!fields.contains("password"_L1) || post.password == fields.value("password"_L1).toString())
           && (post.status == fields.value("status"_L1).toString()
               || (post.status == "publish"_L1 && fields.value("status"_L1).toString() == "future"_L1));
}

} // namespace Postil
