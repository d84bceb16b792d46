// SPDX-License-Identifier: MIT
#include "publishing/publication.h"

#include "media/pictureaddress.h"
#include "publishing/account.h"

#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

QString wordOf(PublishState state)
{
    switch (state) {
    case PublishState::Draft:
        return u"draft"_s;
    case PublishState::Live:
        return u"live"_s;
    case PublishState::Scheduled:
        return u"scheduled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

namespace {

// An address as each form can have it in its links: no letter that would end one.
QString addressIn(Form form, const QString &url)
{
    static const QByteArray encoded = "()<>[]'\"\\` ";
    QString address;
    for (const QChar c : url)
        address += c.unicode() < 0x80 && encoded.contains(char(c.unicode()))
                       ? QString::fromLatin1(QByteArray(1, char(c.unicode())).toPercentEncoding())
                       : QString(c);
    const bool isHtml = form == Form::HtmlFragment || form == Form::HtmlPage;
    return isHtml ? address.toHtmlEscaped() : address;
}

QMap<QString, QString> placesIn(Form form, const QList<PlacedPicture> &pictures)
{
    QMap<QString, QString> places;
    for (const PlacedPicture &picture : pictures)
        places.insert(picture.name, addressIn(form, picture.url));
    return places;
}

} // namespace

QStringList localPictures(const Publication &publication)
{
    QStringList names;
    QStringList texts;
    for (const Rendering &rendering : publication.renderings)
        texts += rendering.content;
    if (publication.post.leadMedia)
        texts += publication.post.leadMedia->url;
    for (const QString &text : std::as_const(texts))
        names += pictureNamesIn(text);
    names.removeDuplicates();
    return names;
}

Publication withPlacedPictures(Publication publication)
{
    if (publication.pictures.isEmpty())
        return publication;
    for (Rendering &rendering : publication.renderings)
        rendering.content = withPictureAddresses(std::move(rendering.content),
                                                 placesIn(rendering.form, publication.pictures));
    const QMap<QString, QString> places = placesIn(Form::Markdown, publication.pictures);
    Post &post = publication.post;
    for (Excerpt &excerpt : post.excerpts)
        excerpt.markdown = withPictureAddresses(std::move(excerpt.markdown), places);
    post.commentary = withPictureAddresses(std::move(post.commentary), places);
    if (post.leadMedia)
        post.leadMedia->url = withPictureAddresses(std::move(post.leadMedia->url), places);
    return publication;
}

QString withPagePictures(QString html, const QList<PlacedPicture> &pictures)
{
    return withPictureAddresses(std::move(html), placesIn(Form::HtmlPage, pictures));
}

QString withLocalPictures(QString text, const QList<PlacedPicture> &pictures)
{
    for (const PlacedPicture &picture : pictures) {
        for (const Form form : {Form::HtmlFragment, Form::Markdown}) {
            if (const QString theirs = addressIn(form, picture.url); !theirs.isEmpty())
                text.replace(theirs, pictureAddress(picture.name));
        }
    }
    return text;
}

QString Publication::content(Form form) const
{
    for (const Rendering &rendering : renderings) {
        if (rendering.form == form)
            return rendering.content;
    }
    return {};
}

Publication preparePublication(Post post, const HouseStyle &style, const Account &account, PublishTime when,
                               QList<Form> forms, const Renderer &renderer, QDateTime now)
{
    post = normalised(std::move(post));
    post.slug = safeSlug(post);
    if (when.state == PublishState::Scheduled)
        post.date = when.at;
    else if (!post.date.isValid() || (when.state == PublishState::Live && post.date > now))
        post.date = now;
    for (const QString &label : account.labels) {
        if (!post.labels.contains(label, Qt::CaseInsensitive))
            post.labels.append(label);
    }
    post = normalised(std::move(post));
    if (post.style.isEmpty())
        post.style = style.id;
    Publication publication{.post = post, .style = style, .renderings = {}, .when = when};
    for (const Form form : forms)
        publication.renderings.append(renderer.render(post, style, form));
    return publication;
}

} // namespace Postil
