// SPDX-License-Identifier: MIT
#include "publishing/wordpress/wordpressmedia.h"

#include "publishing/blogpage.h"
#include "publishing/uploadname.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct WordPressMediaText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

// Every address of a picture: as it was sent, and its sizes.
QStringList addressesOf(const QJsonObject &media)
{
    QStringList addresses{media.value("source_url"_L1).toString()};
    const QJsonObject sizes = media.value("media_details"_L1).toObject().value("sizes"_L1).toObject();
    for (const QJsonValue &size : sizes)
        addresses.append(size.toObject().value("source_url"_L1).toString());
    return addresses;
}

QByteArray formField(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
           + "\r\n";
}

} // namespace

QCoro::Task<Result<UploadedMedia>> WordPressMedia::upload(MediaFile file)
{
    const QByteArray boundary = "postil-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    WordPressCall call{.method = "POST", .route = u"wp/v2/media"_s};
    call.type = "multipart/form-data; boundary=" + boundary;
    call.query = {{u"_fields"_s, u"id,source_url"_s}};
    if (!file.alt.isEmpty())
        call.body += formField(boundary, "alt_text", file.alt.toUtf8());
    QString name = file.name;
    name.remove(u'"').remove(u'\r').remove(u'\n');
    call.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                 + name.toUtf8() + "\"\r\nContent-Type: " + file.type + "\r\n\r\n" + file.bytes + "\r\n--"
                 + boundary + "--\r\n";
    const Result<WordPressReply> reply = co_await m_api->need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonObject media = reply->json.object();
    const qint64 number = media.value("id"_L1).toInteger();
    const QString url = media.value("source_url"_L1).toString();
    if (number <= 0 || url.isEmpty())
        co_return failure(ErrorKind::Network,
                          WordPressMediaText::tr("%1 answered with something other than the picture “%2”.")
                              .arg(m_api->host(), file.name));
    m_known.insert(url, number);
    co_return UploadedMedia{.remoteId = QString::number(number), .url = url};
}

QCoro::Task<Result<std::optional<UploadedMedia>>> WordPressMedia::lookFor(MediaFile file)
{
    const QString stem = QFileInfo(file.name).completeBaseName();
    WordPressCall call{.route = u"wp/v2/media"_s};
    call.query = {{u"search"_s, stem},
                  {u"per_page"_s, u"50"_s},
                  {u"orderby"_s, u"id"_s},
                  {u"order"_s, u"asc"_s},
                  {u"_fields"_s, u"id,source_url"_s}};
    const Result<WordPressReply> reply = co_await m_api->need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonArray all = reply->json.array();
    for (const QJsonValue &media : all) {
        const QString url = media.toObject().value("source_url"_L1).toString();
        const qint64 number = media.toObject().value("id"_L1).toInteger();
        if (number <= 0 || !isUploadOf(url, file.name))
            continue;
        m_known.insert(url, number);
        co_return UploadedMedia{.remoteId = QString::number(number), .url = url};
    }
    co_return std::nullopt;
}

QCoro::Task<Result<qint64>> WordPressMedia::find(QString url)
{
    if (m_known.contains(url))
        co_return m_known.value(url);
    // WordPress searches by the title, which is the file's name at first; sizes are called
    // "name-300x200.jpg".
    static const QRegularExpression size(u"-\\d+x\\d+$"_s);
    QString stem = QFileInfo(QUrl(url).path()).completeBaseName().remove(size);
    if (stem.isEmpty() || !isSameSite(m_api->address(), QUrl(url)))
        co_return 0;
    WordPressCall call{.route = u"wp/v2/media"_s};
    call.query = {
        {u"search"_s, stem}, {u"per_page"_s, u"50"_s}, {u"_fields"_s, u"id,source_url,media_details"_s}};
    const Result<WordPressReply> reply = co_await m_api->need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonArray all = reply->json.array();
    for (const QJsonValue &media : all) {
        if (addressesOf(media.toObject()).contains(url))
            m_known.insert(url, media.toObject().value("id"_L1).toInteger());
    }
    co_return m_known.value(url);
}

} // namespace Postil
