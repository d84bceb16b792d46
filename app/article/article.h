// SPDX-License-Identifier: MIT
// Article: what a Page says. Made by the extractor; a value ever after.
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace Postil {

struct Article
{
    QString url; // canonical where the page names one, else where it came from; may be empty (pasted text)
    QString headline;
    QString outlet; // display name: "DW", not "dw.com"
    QString byline;
    QString published; // ISO 8601, as precise as the page is
    QString language;  // BCP 47, or empty
    QString direction; // "ltr", "rtl", or empty
    QString image;     // lead image address, or empty
    QString note;      // what it is besides text: "live", "video", "photos", "paywall", or empty
    QString html;      // sanitised
    QString markdown;
    QString text;
    QDateTime captured; // UTC

    bool operator==(const Article &) const = default;
};

// The JSON form, version 1; documented in resources/schema/article.schema.json.
[[nodiscard]] QJsonObject toJson(const Article &article);
[[nodiscard]] Result<Article> articleFromJson(const QJsonObject &json);

} // namespace Postil
