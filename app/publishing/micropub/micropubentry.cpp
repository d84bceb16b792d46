// SPDX-License-Identifier: MIT
#include "publishing/micropub/micropubentry.h"

#include "base/url.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Every property is a list; the first value counts.
QString firstText(const QJsonObject &properties, QLatin1StringView name)
{
    return properties.value(name).toArray().at(0).toString();
}

QJsonArray oneText(const QString &text)
{
    return {text};
}

QString entryStatus(PublishState state)
{
    return state == PublishState::Draft ? u"draft"_s : u"published"_s;
}

// Character references of the few names that HTML writers use everywhere.
QString entryLetters(QString html)
{
    static const QRegularExpression markup(u"<!--.*?-->|<[^>]*>|&#?[a-zA-Z0-9]{1,30};"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    html.remove(markup);
    QString letters;
    for (const QChar letter : std::as_const(html)) {
        if (letter.isLetterOrNumber() || letter.isSurrogate())
            letters += letter;
    }
    return letters;
}

QString entryRevision(QJsonObject properties)
{
    for (const QLatin1StringView moving :
         {"updated"_L1, "syndication"_L1, "comment"_L1, "like"_L1, "repost"_L1, "url"_L1})
        properties.remove(moving);
    const QByteArray bytes = QJsonDocument(properties).toJson(QJsonDocument::Compact);
    return "sha256:"_L1
           + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

QJsonObject micropubProperties(const Publication &publication, const QDateTime &date)
{
    QJsonObject properties{
        {"name"_L1, oneText(publication.post.title)},
        {"content"_L1, QJsonArray{QJsonObject{{"html"_L1, publication.content(Form::HtmlFragment)}}}},
        {"mp-slug"_L1, oneText(safeSlug(publication.post))},
        {"post-status"_L1, oneText(entryStatus(publication.when.state))},
    };
    if (!publication.post.labels.isEmpty())
        properties.insert("category"_L1, QJsonArray::fromStringList(publication.post.labels));
    if (!publication.summary.isEmpty())
        properties.insert("summary"_L1, oneText(publication.summary));
    if (date.isValid())
        properties.insert("published"_L1, oneText(date.toUTC().toString(Qt::ISODate)));
    return properties;
}

QJsonObject micropubUpdate(const QString &url, const Publication &publication, const QDateTime &date,
                           const QJsonObject &there)
{
    QJsonObject replace = micropubProperties(publication, date);
    replace.remove("mp-slug"_L1); // the post keeps its address
    QJsonArray gone;
    for (const QLatin1StringView name : {"category"_L1, "summary"_L1}) {
        if (there.contains(name) && !replace.contains(name))
            gone.append(name);
    }
    QJsonObject update{{"action"_L1, u"update"_s}, {"url"_L1, url}, {"replace"_L1, replace}};
    if (!gone.isEmpty())
        update.insert("delete"_L1, gone);
    return update;
}

RemotePost micropubPost(const QString &url, const QJsonObject &properties)
{
    const QJsonValue content = properties.value("content"_L1).toArray().at(0);
    const QString html = content.toObject().value("html"_L1).toString();
    const bool isHtml = content.isObject() && !html.isEmpty();
    const QString status = firstText(properties, "post-status"_L1);
    const PublishState state = status == "draft"_L1 ? PublishState::Draft : PublishState::Live;
    RemotePost post{
        .receipt = {.account = {},
                    .remoteId = url,
                    .url = state == PublishState::Draft ? QString() : safeHref(url),
                    .revision = entryRevision(properties),
                    .state = state,
                    .time =
                        QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC)},
        .title = firstText(properties, "name"_L1),
        .content = isHtml               ? html
                   : content.isObject() ? content.toObject().value("value"_L1).toString()
                                        : content.toString(),
        .form = isHtml ? Form::HtmlFragment : Form::Text,
        .slug = firstText(properties, "mp-slug"_L1),
        .summary = firstText(properties, "summary"_L1),
        .date = QDateTime::fromString(firstText(properties, "published"_L1), Qt::ISODate).toUTC()};
    for (const QJsonValue &label : properties.value("category"_L1).toArray())
        post.labels.append(label.toString());
    return post;
}

bool hasSlugOf(const RemotePost &there, const Publication &ours)
{
    const QString slug = safeSlug(ours.post);
    const QString last = QUrl(there.receipt.remoteId).path().section(u'/', -1, -1, QString::SectionSkipEmpty);
    return there.slug == slug || last.section(u'.', 0, 0).compare(slug, Qt::CaseInsensitive) == 0;
}

bool isSameEntry(const RemotePost &there, const Publication &ours)
{
    if (there.title.simplified() != ours.post.title.simplified())
        return false;
    const QString letters = entryLetters(ours.content(Form::HtmlFragment));
    return hasSlugOf(there, ours) || (!letters.isEmpty() && entryLetters(there.content) == letters);
}

} // namespace Postil
