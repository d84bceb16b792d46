// SPDX-License-Identifier: MIT
#include "publishing/ghost/ghostwire.h"

#include "base/text.h"
#include "base/url.h"
#include "publishing/sametext.h"
#include "rendering/classes.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView CardBegin = "<!--kg-card-begin: html-->"_L1;
constexpr QLatin1StringView CardEnd = "<!--kg-card-end: html-->"_L1;
constexpr int LongestSummary = 300; // what Ghost takes, in letters
constexpr int LongestAlt = 191;

QString ghostText(const QJsonObject &post, QLatin1StringView name)
{
    return singleLine(post.value(name).toString());
}

QDateTime ghostTimeIn(const QJsonObject &post, QLatin1StringView name)
{
    return QDateTime::fromString(post.value(name).toString(), Qt::ISODateWithMs).toUTC();
}

bool hasFeatureImage(const Post &post)
{
    return post.leadMedia && !safeHref(post.leadMedia->url).isEmpty();
}

// Where the figure of the lead image stands in the fragment; empty where a template has it otherwise.
QStringView leadFigure(const QString &html)
{
    const QString start = "<figure class=\""_L1 + QLatin1StringView(HtmlClass::Lead) + u'"';
    const qsizetype from = html.indexOf(start);
    const qsizetype to = html.indexOf("</figure>"_L1, from);
    return from < 0 || to < 0 ? QStringView() : QStringView(html).sliced(from, to + 9 - from);
}

QString cardHtml(const Publication &publication)
{
    QString html = publication.content(Form::HtmlFragment);
    if (hasFeatureImage(publication.post)) {
        if (const QStringView figure = leadFigure(html); !figure.isEmpty())
            html.remove(figure.data() - html.constData(), figure.size());
    }
    return html.remove("<!--kg-card"_L1);
}

QStringList tagsIn(const QJsonObject &post)
{
    QStringList names;
    const QJsonArray tags = post.value("tags"_L1).toArray();
    for (const QJsonValue &tag : tags)
        names.append(singleLine(tag.toObject().value("name"_L1).toString()));
    return names;
}

// Until it is live, a post has the address of its preview.
QString addressOf(const QJsonObject &post, PublishState state)
{
    return state == PublishState::Live ? safeHref(post.value("url"_L1).toString()) : QString();
}

// The post as its page shows it, the feature image above.
QString pageHtml(const QJsonObject &post)
{
    QString html = post.value("html"_L1).toString();
    html = html.remove(CardBegin).remove(CardEnd).trimmed();
    const QString image = safeHref(post.value("feature_image"_L1).toString());
    if (image.isEmpty())
        return html;
    const QString caption = post.value("feature_image_caption"_L1).toString();
    return "<figure class=\""_L1 + QLatin1StringView(HtmlClass::Lead) + "\"><img class=\"u-photo\" src=\""_L1
           + image.toHtmlEscaped() + "\" alt=\""_L1 + ghostText(post, "feature_image_alt"_L1).toHtmlEscaped()
           + "\">"_L1 + (caption.isEmpty() ? QString() : "<figcaption>"_L1 + caption + "</figcaption>"_L1)
           + "</figure>\n"_L1 + html;
}

} // namespace

QString ghostTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject ghostFields(const Publication &publication)
{
    const Post &post = publication.post;
    QJsonArray tags;
    for (const QString &label : post.labels)
        tags.append(QJsonObject{{"name"_L1, label}});
    const bool hasImage = hasFeatureImage(post);
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{"title"_L1, post.title},
            {"html"_L1, CardBegin + u'\n' + cardHtml(publication) + u'\n' + CardEnd},
            {"tags"_L1, tags},
            {"custom_excerpt"_L1, orNull(publication.summary.left(LongestSummary))},
            {"feature_image"_L1, hasImage ? QJsonValue(safeHref(post.leadMedia->url)) : QJsonValue()},
            {"feature_image_alt"_L1, hasImage ? orNull(post.leadMedia->alt.left(LongestAlt)) : QJsonValue()},
            {"feature_image_caption"_L1,
             hasImage ? orNull(post.leadMedia->caption.toHtmlEscaped()) : QJsonValue()}};
}

QByteArray ghostBody(const QJsonObject &post)
{
    return QJsonDocument(QJsonObject{{"posts"_L1, QJsonArray{post}}}).toJson(QJsonDocument::Compact);
}

QJsonObject ghostPostIn(const QJsonObject &answer)
{
    return answer.value("posts"_L1).toArray().first().toObject();
}

PublishState ghostState(const QJsonObject &post)
{
    const QString status = post.value("status"_L1).toString();
    if (status == "draft"_L1)
        return PublishState::Draft;
    return status == "scheduled"_L1 ? PublishState::Scheduled : PublishState::Live;
}

QDateTime ghostPublished(const QJsonObject &post)
{
    return ghostTimeIn(post, "published_at"_L1);
}

QString ghostRevision(const QJsonObject &post)
{
    QJsonObject content;
    for (const QLatin1StringView name :
         {"title"_L1, "slug"_L1, "lexical"_L1, "status"_L1, "published_at"_L1, "visibility"_L1,
          "custom_excerpt"_L1, "feature_image"_L1, "feature_image_alt"_L1, "feature_image_caption"_L1})
        content.insert(name, post.value(name));
    content.insert("tags"_L1, QJsonArray::fromStringList(tagsIn(post)));
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                                     QCryptographicHash::Sha256);
    return ghostText(post, "updated_at"_L1) + u' ' + QString::fromLatin1(hash.toHex().first(16));
}

bool isSameGhostPost(const QJsonObject &post, const Publication &publication)
{
    return ghostText(post, "title"_L1).simplified() == publication.post.title.simplified()
           && sameText(post.value("html"_L1).toString(), cardHtml(publication));
}

bool hasSameDetails(const QJsonObject &post, const Publication &publication)
{
    const QJsonObject ours = ghostFields(publication);
    for (const QLatin1StringView name : {"custom_excerpt"_L1, "feature_image"_L1}) {
        if (post.value(name).toString() != ours.value(name).toString())
            return false;
    }
    return tagsIn(post) == publication.post.labels;
}

Receipt ghostReceipt(const Account &account, const QJsonObject &post)
{
    const PublishState state = ghostState(post);
    return {.account = account.id,
            .remoteId = ghostText(post, "id"_L1),
            .url = addressOf(post, state),
            .revision = ghostRevision(post),
            .state = state,
            .time = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC)};
}

RemotePost ghostRemotePost(const Account &account, const QJsonObject &post)
{
    return {.receipt = ghostReceipt(account, post),
            .title = ghostText(post, "title"_L1),
            .content = pageHtml(post),
            .form = Form::HtmlFragment,
            .labels = tagsIn(post),
            .slug = ghostText(post, "slug"_L1),
            .summary = ghostText(post, "custom_excerpt"_L1),
            .date = ghostPublished(post)};
}

RemoteSummary ghostSummary(const QJsonObject &post)
{
    const PublishState state = ghostState(post);
    return {.remoteId = ghostText(post, "id"_L1),
            .url = addressOf(post, state),
            .title = ghostText(post, "title"_L1),
            .state = state,
            .changed = ghostTimeIn(post, "updated_at"_L1)};
}

} // namespace Postil
