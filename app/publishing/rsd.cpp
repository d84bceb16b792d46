// SPDX-License-Identifier: MIT
#include "publishing/rsd.h"

#include <QXmlStreamReader>

namespace Postil {

using namespace Qt::StringLiterals;

QList<RsdApi> readRsd(const QByteArray &xml, const QUrl &base)
{
    constexpr int deepest = 64;
    QList<RsdApi> apis;
    int depth = 0;
    for (QXmlStreamReader reader(xml); !reader.atEnd();) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::Invalid:
            return {};
        case QXmlStreamReader::StartElement: {
            if (++depth > deepest || (depth == 1 && reader.name() != "rsd"_L1))
                return {};
            if (reader.name() != "api"_L1)
                break;
            const QXmlStreamAttributes attributes = reader.attributes();
            const QUrl link =
                base.resolved(QUrl(attributes.value("apiLink"_L1).trimmed().toString(), QUrl::StrictMode));
            if (link.isValid() && (link.scheme() == "https"_L1 || link.scheme() == "http"_L1))
                apis.append({.name = attributes.value("name"_L1).trimmed().toString(),
                             .link = link,
                             .blogId = attributes.value("blogID"_L1).trimmed().toString(),
                             .preferred = attributes.value("preferred"_L1) == "true"_L1});
            break;
        }
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        default:
            break;
        }
    }
    return apis;
}

} // namespace Postil
