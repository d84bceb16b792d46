// SPDX-License-Identifier: MIT
#include "post/housestyle.h"

#include "base/jsonreader.h"
#include "base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int StyleVersion = 1;

template <typename Struct>
struct Field
{
    QLatin1StringView name;
    QString Struct::*member;
};

constexpr Field<HouseStyle> Texts[] = {
    {"id"_L1, &HouseStyle::id},
    {"name"_L1, &HouseStyle::name},
    {"templates"_L1, &HouseStyle::templates},
    {"editorLabel"_L1, &HouseStyle::editorLabel},
    {"readMore"_L1, &HouseStyle::readMore},
    {"sourceSeparator"_L1, &HouseStyle::sourceSeparator},
    {"creditSeparator"_L1, &HouseStyle::creditSeparator},
    {"authorSeparator"_L1, &HouseStyle::authorSeparator},
    {"coverageHeading"_L1, &HouseStyle::coverageHeading},
    {"footer"_L1, &HouseStyle::footer},
    {"language"_L1, &HouseStyle::language},
};

constexpr Field<StyleColours> Colours[] = {
    {"text"_L1, &StyleColours::text},   {"background"_L1, &StyleColours::background},
    {"link"_L1, &StyleColours::link},   {"label"_L1, &StyleColours::label},
    {"quote"_L1, &StyleColours::quote}, {"comment"_L1, &StyleColours::comment},
};

// The words that stand in the file for the values of an enumeration, in their order.
const QStringList LinkCredits{u"outlet"_s, u"author-and-outlet"_s};
const QStringList ReadMoreTargets{u"article"_s, u"quote"_s};

QJsonObject write(const StyleColours &colours)
{
    QJsonObject json;
    for (const Field<StyleColours> &field : Colours)
        json.insert(field.name, colours.*field.member);
    return json;
}

StyleColours readColours(JsonReader &json, StyleColours colours)
{
    for (const Field<StyleColours> &field : Colours) {
        QString &colour = colours.*field.member;
        colour = json.string(field.name, colour);
        if (!isStyleColour(colour))
            json.refuse(field.name,
                        QCoreApplication::translate("HouseStyle", "must be a colour like #1d5fa8"));
    }
    return colours;
}

} // namespace

StyleColours lightColours()
{
    return {.text = u"#1f2328"_s,
            .background = u"#fdfbf7"_s,
            .link = u"#1857a4"_s,
            .label = u"#8b1a1a"_s,
            .quote = u"#c9a227"_s,
            .comment = u"#3daee9"_s};
}

StyleColours darkColours()
{
    return {.text = u"#dfe1e3"_s,
            .background = u"#15171a"_s,
            .link = u"#7fb6ff"_s,
            .label = u"#ff8f8f"_s,
            .quote = u"#b8911d"_s,
            .comment = u"#3daee9"_s};
}

bool isStyleId(const QString &id)
{
    return !id.isEmpty() && id.size() <= 60 && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

bool isStyleColour(const QString &colour)
{
    return (colour.size() == 4 || colour.size() == 7) && colour.startsWith(u'#')
           && std::ranges::all_of(colour.mid(1),
                                  [](QChar c) { return c.unicode() < 0x80 && std::isxdigit(c.unicode()); });
}

QJsonObject toJson(const HouseStyle &style)
{
    QJsonObject json = jsonForm("style"_L1, StyleVersion);
    for (const Field<HouseStyle> &field : Texts)
        json.insert(field.name, style.*field.member);
    json.insert("quoteLimitWords"_L1, style.quoteLimitWords);
    json.insert("linkCredit"_L1, LinkCredits.at(int(style.linkCredit)));
    json.insert("readMoreTarget"_L1, ReadMoreTargets.at(int(style.readMoreTarget)));
    json.insert("light"_L1, write(style.light));
    json.insert("dark"_L1, write(style.dark));
    return json;
}

Result<HouseStyle> houseStyleFromJson(const QJsonObject &object)
{
    JsonReader json(object, "style"_L1, StyleVersion);
    HouseStyle style;
    for (const Field<HouseStyle> &field : Texts)
        style.*field.member = singleLine(json.string(field.name, style.*field.member));
    for (const Field<HouseStyle> &field : {Texts[0], Texts[2]}) {
        const QString &name = style.*field.member;
        // Both become parts of paths. A style that nobody has saved yet has no id.
        if (!isStyleId(name) && !(name.isEmpty() && field.member == &HouseStyle::id))
            json.refuse(field.name,
                        QCoreApplication::translate(
                            "HouseStyle", "may hold small letters a to z, digits and hyphens only"));
    }
    style.quoteLimitWords = json.integer("quoteLimitWords"_L1, 0, MaximumQuoteLimit, style.quoteLimitWords);
    style.linkCredit = LinkCredit(json.choice("linkCredit"_L1, LinkCredits, int(style.linkCredit)));
    style.readMoreTarget =
        ReadMoreTarget(json.choice("readMoreTarget"_L1, ReadMoreTargets, int(style.readMoreTarget)));
    const auto read = [&json](QLatin1StringView name, StyleColours colours) {
        return json.object(name, [&colours](JsonReader &child) { return readColours(child, colours); })
            .value_or(colours);
    };
    style.light = read("light"_L1, style.light);
    style.dark = read("dark"_L1, style.dark);
    return json.finish(std::move(style));
}

} // namespace Postil
