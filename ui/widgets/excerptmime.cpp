// SPDX-License-Identifier: MIT
#include "widgets/excerptmime.h"

#include "markdown/html.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Postil {

std::unique_ptr<QMimeData> toMime(const Excerpt &excerpt)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setText(excerpt.captured);
    mime->setHtml(Markdown::toHtml(excerpt.markdown));
    const QJsonObject json{{u"version"_s, 1},
                           {u"markdown"_s, excerpt.markdown},
                           {u"source"_s, excerpt.source},
                           {u"captured"_s, excerpt.captured}};
    mime->setData(QString::fromLatin1(excerptMimeType), QJsonDocument(json).toJson(QJsonDocument::Compact));
    return mime;
}

std::optional<Excerpt> excerptFromMime(const QMimeData &mime)
{
    const QByteArray data = mime.data(QString::fromLatin1(excerptMimeType));
    const QJsonObject json = QJsonDocument::fromJson(data).object();
    if (json.value("version"_L1).toInt() != 1)
        return {};
    Excerpt excerpt{json.value("markdown"_L1).toString(), json.value("source"_L1).toString(),
                    json.value("captured"_L1).toString()};
    if (excerpt.markdown.isEmpty())
        return {};
    return excerpt;
}

} // namespace Postil
