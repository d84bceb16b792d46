// SPDX-License-Identifier: MIT
#include "publishing/blogger/bloggerwire.h"

#include "base/text.h"
#include "base/url.h"
#include "publishing/sametext.h"

#include <QJsonArray>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

QString bloggerText(const QJsonObject &post, QLatin1StringView name)
{
    return singleLine(post.value(name).toString());
}

QDateTime timeIn(const QJsonObject &post, QLatin1StringView name)
{
    return QDateTime::fromString(post.value(name).toString(), Qt::ISODateWithMs).toUTC();
}

QStringList labelsIn(const QJsonObject &post)
{
    QStringList labels;
    const QJsonArray all = post.value("labels"_L1).toArray();
    for (const QJsonValue &label : all)
        labels.append(singleLine(label.toString()));
    return labels;
}

// A draft has an address already once it was public: nobody finds it there.
QString addressIn(const QJsonObject &post, PublishState state)
{
    return state == PublishState::Draft ? QString() : safeHref(post.value("url"_L1).toString());
}

} // namespace

QJsonObject bloggerBody(const Publication &publication)
{
    return {{"kind"_L1, "blogger#post"_L1},
            {"title"_L1, publication.post.title},
            {"content"_L1, publication.content(Form::HtmlFragment)},
            {"labels"_L1, QJsonArray::fromStringList(publication.post.labels)}};
}

QString bloggerTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

bool isInBloggerTrash(const QJsonObject &post)
{
    return post.value("status"_L1) == "SOFT_TRASHED"_L1 || post.contains("trashed"_L1);
}

PublishState bloggerState(const QJsonObject &post, const QDateTime &now)
{
    const QString status = post.value("status"_L1).toString();
    if (status == "DRAFT"_L1 || (status.isEmpty() && post.value("url"_L1).toString().isEmpty()))
        return PublishState::Draft;
    if (status == "SCHEDULED"_L1 || (status.isEmpty() && bloggerPublished(post) > now))
        return PublishState::Scheduled;
    return PublishState::Live;
}

QDateTime bloggerPublished(const QJsonObject &post)
{
    return timeIn(post, "published"_L1);
}

QString bloggerRevision(const QJsonObject &post)
{
    const QString etag = bloggerText(post, "etag"_L1);
    return etag.isEmpty() ? bloggerText(post, "updated"_L1) : etag;
}

bool isSamePost(const QJsonObject &post, const Publication &publication)
{
    return bloggerText(post, "title"_L1).simplified() == publication.post.title.simplified()
           && sameText(post.value("content"_L1).toString(), publication.content(Form::HtmlFragment));
}

bool hasSameLabels(const QJsonObject &post, const Publication &publication)
{
    QStringList there = labelsIn(post);
    QStringList ours = publication.post.labels;
    there.sort(); // Blogger sorts them
    ours.sort();
    return there == ours;
}

Receipt bloggerReceipt(const Account &account, const QJsonObject &post, const QDateTime &now)
{
    const PublishState state = bloggerState(post, now);
    return {.account = account.id,
            .remoteId = bloggerText(post, "id"_L1),
            .url = addressIn(post, state),
            .revision = bloggerRevision(post),
            .state = state,
            .time = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), QTimeZone::UTC)};
}

RemotePost bloggerPost(const Account &account, const QJsonObject &post, const QDateTime &now)
{
    const QString file = QUrl(post.value("url"_L1).toString()).fileName();
    return {.receipt = bloggerReceipt(account, post, now),
            .title = bloggerText(post, "title"_L1),
            .content = post.value("content"_L1).toString(),
            .form = Form::HtmlFragment,
            .labels = labelsIn(post),
            .slug = file.endsWith(".html"_L1) ? file.chopped(5) : QString(),
            .date = bloggerPublished(post)};
}

RemoteSummary bloggerSummary(const QJsonObject &post, const QDateTime &now)
{
    const PublishState state = bloggerState(post, now);
    return {.remoteId = bloggerText(post, "id"_L1),
            .url = addressIn(post, state),
            .title = bloggerText(post, "title"_L1),
            .state = state,
            .changed = timeIn(post, "updated"_L1)};
}

} // namespace Postil
