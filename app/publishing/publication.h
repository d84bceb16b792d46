// SPDX-License-Identifier: MIT
// Publication: a post as it is sent to a blog, with everything that a service may need of it.
#pragma once

#include "post/housestyle.h"
#include "post/post.h"
#include "rendering/renderer.h"

#include <QDateTime>
#include <QList>

namespace Postil {

struct Account;

enum class PublishState {
    Draft,     // only the editor sees it
    Live,      // everybody does, at once
    Scheduled, // everybody will, from its time on
};

struct PublishTime
{
    PublishState state = PublishState::Live;
    QDateTime at; // Scheduled: when it goes live, UTC

    bool operator==(const PublishTime &) const = default;
};

// The word that stands in files and on the command line: "draft", "live", "scheduled".
[[nodiscard]] QString wordOf(PublishState state);

enum class Audience {
    Everyone,
    Private,  // who may read private posts there, where the service has such
    Password, // who knows the post's password, which is in the keyring: publishing/postpasswords.h
};

// Whether this was tried before without anybody seeing how it ended: then it may be on the blog already.
enum class Attempt { First, Again };

// A picture of the post's that is on the blog.
struct PlacedPicture
{
    QString name;          // by which the post knows it, see media/pictureaddress.h
    QString remoteId = {}; // the service's own; may be empty
    QString url = {};      // as a page refers to it: an address, or a path on the blog

    bool operator==(const PlacedPicture &) const = default;
};

struct Publication
{
    Post post;                   // slug and date filled in, with the account's labels
    HouseStyle style;            // in which it was rendered
    QList<Rendering> renderings; // in the forms that the service takes, one each
    PublishTime when;
    Audience audience = Audience::Everyone;
    QString summary = {}; // plain text, for lists of posts; empty: the blog makes its own
    Attempt attempt = Attempt::First;
    // Those that have been brought there; post and renderings have our own addresses for them all the same.
    QList<PlacedPicture> pictures = {};

    // Empty where `form` was not asked for.
    [[nodiscard]] QString content(Form form) const;
    bool operator==(const Publication &) const = default;
};

// Fills in what a blog wants settled: the slug, which stays the post's identity when it is sent again, the
// account's labels behind the post's own, and the date. That is the time of a scheduled post; else the post's
// own date, or `now` where it has none or one that is still to come.
[[nodiscard]] Publication preparePublication(Post post, const HouseStyle &style, const Account &account,
                                             PublishTime when, QList<Form> forms, const Renderer &renderer,
                                             QDateTime now);

// The pictures on this computer that the publication shows, by their names, each once.
[[nodiscard]] QStringList localPictures(const Publication &publication);

// The publication as it is sent: with the addresses of `pictures` wherever the post names them.
[[nodiscard]] Publication withPlacedPictures(Publication publication);
// An HTML page as the blog shows it, with the addresses of `pictures`.
[[nodiscard]] QString withPagePictures(QString html, const QList<PlacedPicture> &pictures);
// A text that came from the blog, with our own addresses in the place of theirs.
[[nodiscard]] QString withLocalPictures(QString text, const QList<PlacedPicture> &pictures);

} // namespace Postil
