// SPDX-License-Identifier: MIT
#include "publishing/publicationjson.h"

#include "base/jsonreader.h"
#include "post/postjson.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int PublicationVersion = 1;

struct PublicationText
{
    Q_DECLARE_TR_FUNCTIONS(Publication)
};

// In the order of the enums.
const QStringList &formWords()
{
    static const QStringList words{u"html-fragment"_s, u"html-page"_s, u"markdown"_s, u"text"_s};
    return words;
}

const QStringList &stateWords()
{
    static const QStringList words{wordOf(PublishState::Draft), wordOf(PublishState::Live),
                                   wordOf(PublishState::Scheduled)};
    return words;
}

const QStringList &audienceWords()
{
    static const QStringList words{u"everyone"_s, u"private"_s, u"password"_s};
    return words;
}

const QStringList &attemptWords()
{
    static const QStringList words{u"first"_s, u"again"_s};
    return words;
}

QJsonObject renderingJson(const Rendering &rendering)
{
    return {{"form"_L1, formWords().at(int(rendering.form))},
            {"content"_L1, rendering.content},
            {"problems"_L1, QJsonArray::fromStringList(rendering.problems)}};
}

QJsonObject pictureJson(const PlacedPicture &picture)
{
    return {{"name"_L1, picture.name}, {"remoteId"_L1, picture.remoteId}, {"url"_L1, picture.url}};
}

} // namespace

QJsonObject toJson(const Publication &publication)
{
    QJsonObject json = jsonForm("publication"_L1, PublicationVersion);
    json.insert("post"_L1, toJson(publication.post));
    json.insert("style"_L1, toJson(publication.style));
    QJsonArray renderings;
    for (const Rendering &rendering : publication.renderings)
        renderings.append(renderingJson(rendering));
    json.insert("renderings"_L1, renderings);
    json.insert("state"_L1, wordOf(publication.when.state));
    if (publication.when.at.isValid())
        json.insert("at"_L1, publication.when.at.toUTC().toString(Qt::ISODate));
    json.insert("audience"_L1, audienceWords().at(int(publication.audience)));
    json.insert("summary"_L1, publication.summary);
    json.insert("attempt"_L1, attemptWords().at(int(publication.attempt)));
    QJsonArray pictures;
    for (const PlacedPicture &picture : publication.pictures)
        pictures.append(pictureJson(picture));
    if (!pictures.isEmpty())
        json.insert("pictures"_L1, pictures);
    return json;
}

Result<Publication> publicationFromJson(const QJsonObject &object)
{
    JsonReader json(object, "publication"_L1, PublicationVersion);
    Publication publication;
    publication.renderings = json.list("renderings"_L1, [](JsonReader &reader) {
        return Rendering{.form = Form(reader.choice("form"_L1, formWords(), 0)),
                         .content = reader.string("content"_L1),
                         .problems = reader.strings("problems"_L1)};
    });
    publication.pictures = json.list("pictures"_L1, [](JsonReader &reader) {
        return PlacedPicture{.name = reader.string("name"_L1),
                             .remoteId = reader.string("remoteId"_L1),
                             .url = reader.string("url"_L1)};
    });
    publication.when.state =
        PublishState(json.choice("state"_L1, stateWords(), int(PublishState::Live)));
    publication.when.at = json.dateTime("at"_L1);
    publication.audience = Audience(json.choice("audience"_L1, audienceWords(), int(Audience::Everyone)));
    publication.summary = json.string("summary"_L1);
    publication.attempt = Attempt(json.choice("attempt"_L1, attemptWords(), int(Attempt::First)));
    if (publication.when.state == PublishState::Scheduled && !publication.when.at.isValid())
        json.refuse("at"_L1, PublicationText::tr("must say when a scheduled post goes out"));
    if (!json.ok())
        return json.finish(Publication());
    Result<Post> post = postFromJson(object.value("post"_L1).toObject());
    if (!post)
        return std::unexpected(post.error());
    Result<HouseStyle> style = houseStyleFromJson(object.value("style"_L1).toObject());
    if (!style)
        return std::unexpected(style.error());
    publication.post = std::move(*post);
    publication.style = std::move(*style);
    return publication;
}

} // namespace Postil
