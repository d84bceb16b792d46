// SPDX-License-Identifier: MIT
// HouseStyle: a blog's habits, as data. Two ship with Postil (resources/styles); users add their own.
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace Postil {

// CSS colours, "#1d5fa8" or "#000" and nothing else, of the page that the preview and the page export show; a
// dark value each for dark pages.
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

[[nodiscard]] StyleColours lightColours();
[[nodiscard]] StyleColours darkColours();

// How much of the credit of a related link is filled in from its page.
enum class LinkCredit {
    Outlet,          // headline -- outlet
    AuthorAndOutlet, // headline -- author, outlet
};

// Where "Read more" leads.
enum class ReadMoreTarget {
    Article,
    Quote, // to the quoted sentence in it, as a text fragment
};

struct HouseStyle
{
    QString id;                                       // [a-z0-9-]+, also the name of its file
    QString name;                                     // for people
    QString templates = QStringLiteral("plain");      // the template folder it renders with: [a-z0-9-]+
    QString editorLabel;                              // "WNU Editor:"; empty: no label
    QString readMore;                                 // "Read more ...."; empty: no such line
    QString sourceSeparator = QStringLiteral(": ");   // between outlet and headline
    QString creditSeparator = QStringLiteral(" -- "); // between headline and credit
    QString authorSeparator = QStringLiteral(", ");   // between author and outlet
    QString coverageHeading; // the heading offered for a new group; "%1" stands for the post's title
    QString footer;          // a last line, Markdown; "Subscribe to receive free email updates:"
    QString language;        // BCP 47, for pages whose post has none
    int quoteLimitWords = 0; // words quoted from one article before the meter warns; 0: no limit
    LinkCredit linkCredit = LinkCredit::Outlet;
    ReadMoreTarget readMoreTarget = ReadMoreTarget::Article;
    StyleColours light = lightColours();
    StyleColours dark = darkColours();

    bool operator==(const HouseStyle &) const = default;
};

inline constexpr int MaximumQuoteLimit = 100'000; // words

// What the name of a style, a template folder or a file of ours may be: [a-z0-9-]+, 60 characters at most.
[[nodiscard]] bool isStyleId(const QString &id);
[[nodiscard]] bool isStyleColour(const QString &colour);

// The JSON form, version 1; documented in resources/schema/style.schema.json. A missing field has the value
// that it has in HouseStyle{}.
[[nodiscard]] QJsonObject toJson(const HouseStyle &style);
[[nodiscard]] Result<HouseStyle> houseStyleFromJson(const QJsonObject &json);

} // namespace Postil
