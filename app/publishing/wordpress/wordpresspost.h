// SPDX-License-Identifier: MIT
// A post as the REST interface gives it (context=edit), and as it is sent.
// Rule: developer.wordpress.org/rest-api/reference/posts
#pragma once

#include "publishing/publication.h"
#include "publishing/remotepost.h"
#include "publishing/wordpress/wordpressapi.h"

#include <QJsonObject>

#include <optional>

namespace Postil {

struct WordPressPost
{
    QString id;     // a number
    QString status; // "draft", "publish", "future", "pending", "private", "trash"; empty: not said
    QString title;  // the raw fields: HTML
    QString content;
    QString excerpt;
    QString slug;
    QString link;                 // of a draft: where it can be looked at
    QString permalink;            // how links are made, "https://blog.example/%postname%/"; may be empty
    QString modified;             // "2026-11-24T15:20:48", UTC, whole seconds
    QString revision;             // number of the newest revision; empty before the first update
    QString password;             // that readers need; empty: none. Never told to anybody
    QDateTime date;               // UTC
    QStringList tags, categories; // names, where they were asked for

    bool operator==(const WordPressPost &) const = default;
};

// "2026-11-24T15:20:48", as date_gmt takes it.
[[nodiscard]] QString wordPressTime(const QDateTime &time);

// The fields that the above needs; `_embed` beside them brings the names of tags and categories.
[[nodiscard]] QString wordPressPostFields();

// Network where it is no post: nobody knows then what the blog did.
[[nodiscard]] Result<WordPressPost> wordPressPost(const QJsonValue &json, const QString &host);

// What is compared to notice a change: the time of the last one, which counts whole seconds only, and the
// number of the revision.
[[nodiscard]] QString revisionOf(const WordPressPost &post);
// "pending" is a draft; `asked` where the blog does not say.
[[nodiscard]] PublishState stateOf(const WordPressPost &post, PublishState asked);

[[nodiscard]] Receipt receiptFor(const Account &account, const WordPressPost &post, PublishState asked);
[[nodiscard]] RemotePost remotePostFrom(const Account &account, const WordPressPost &post);

// When a post is to say that it was published; nothing: as the blog has it. `there`: the post as it stands,
// or none. `now` is the blog's time: WordPress keeps a post back that is dated in the future, if only because
// this machine's clock is ahead. A post that is live never becomes younger by an update.
[[nodiscard]] std::optional<QDateTime>
dateToSend(const Publication &publication, const std::optional<WordPressPost> &there, const QDateTime &now);

// Everything but terms, featured image, date and password.
[[nodiscard]] QJsonObject fieldsToSend(const Account &account, const Publication &publication);

// Whether `post` stands there just as `fields` would make it: an earlier attempt came so far.
[[nodiscard]] bool standsAsSent(const WordPressPost &post, const QJsonObject &fields);

} // namespace Postil
