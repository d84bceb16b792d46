// SPDX-License-Identifier: MIT
// HouseStyle: a blog's habits, as data. Two ship with Postil (resources/styles); users add their own.
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace Postil {

// CSS colours ("#1d5fa8") of the page that the preview and the page export show; a dark value each for dark pages.
struct StyleColours
{
    QString text;
    QString background;
    QString link;
    QString label;   // the editor's label
    QString quote;   // the edge of a quotation
    QString comment; // the edge of the commentary

    bool operator==(const StyleColours &) const = default;
};

struct HouseStyle
{
    QString id;   // [a-z0-9-]+, also the name of its file
    QString name; // for people
    QString templates;       // the template folder it renders with: "plain", "news-digest", or the user's own
    QString editorLabel;     // "WNU Editor:"; empty: no label
    QString readMore;        // "Read more ...."; empty: no such line
    QString sourceSeparator; // between outlet and headline: ": "
    QString creditSeparator; // between headline and credit: " -- "
    QString authorSeparator; // between author and outlet: ", "
    QString coverageHeading; // the heading offered for a new group; "%1" stands for the post's title
    QString footer;          // a last line, Markdown; "Subscribe to receive free email updates:"
    QString language;        // BCP 47, for pages whose post has none
    int quoteLimitWords = 0; // words quoted from one article before the meter warns; 0: no limit
    StyleColours light;
    StyleColours dark;

    bool operator==(const HouseStyle &) const = default;
};

// The JSON form, version 1; documented in resources/schema/style.schema.json.
[[nodiscard]] QJsonObject toJson(const HouseStyle &style);
[[nodiscard]] Result<HouseStyle> houseStyleFromJson(const QJsonObject &json);

} // namespace Postil
