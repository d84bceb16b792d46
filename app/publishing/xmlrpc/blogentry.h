// SPDX-License-Identifier: MIT
// BlogEntry: a post in the structs of XML-RPC, those of WordPress (wp.newPost) and those of MetaWeblog with
// Movable Type's additions.
#pragma once

#include "publishing/remotepost.h"
#include "publishing/xmlrpc/blogconnection.h"

#include <QTimeZone>
#include <QVariant>

namespace Postil {

// A post on its way there.
struct OutgoingEntry
{
    QString title = {}; // plain text
    QString content = {};
    QString summary = {};
    QString slug = {};
    QStringList categories = {}; // that the blog has
    QStringList keywords = {};   // its other labels; in MetaWeblog without commas
    PublishState state = PublishState::Live;
    Audience audience = Audience::Everyone;
    QDateTime date = {}; // invalid: the blog's own clock

    bool operator==(const OutgoingEntry &) const = default;
};

// A post as the blog tells it.
struct BlogEntry
{
    QString id = {};
    QString title = {}; // plain text
    QString content = {};
    QString summary = {};
    QString slug = {}; // empty where the blog does not tell
    QString link = {};
    QStringList categories = {};
    QStringList keywords = {};
    QString status = {}; // WordPress's word; empty where the blog does not tell
    QDateTime date = {};
    QDateTime changed = {}; // invalid where the blog does not tell

    bool operator==(const BlogEntry &) const = default;
};

[[nodiscard]] QVariantMap structOf(const OutgoingEntry &entry, BlogDialect dialect);
// `zone`: in which the blog means times without one.
[[nodiscard]] BlogEntry entryOf(const QVariantMap &fields, BlogDialect dialect, const QTimeZone &zone);

// Both dialects tell a scheduled post as published: it is what lies in the future. `otherwise`: where the
// blog does not tell.
[[nodiscard]] PublishState stateOf(const BlogEntry &entry, PublishState otherwise, const QDateTime &now);

// Of everything that somebody may change there. The coming of a scheduled post's time is no change.
[[nodiscard]] QString revisionOf(const BlogEntry &entry);

// Names as people read them: character references decoded.
[[nodiscard]] QStringList plainTexts(const QStringList &html);

// Whether the letters and digits of both are the same, whatever became of tags, quotes and spaces.
[[nodiscard]] bool isSameText(const QString &html, const QString &other);

// Whether the post on the blog is the one that was to be sent: the same title, and the same slug or text.
[[nodiscard]] bool isSamePost(const BlogEntry &there, const OutgoingEntry &ours);
// Whether it has the slug of ours.
[[nodiscard]] bool hasSlug(const BlogEntry &there, const QString &slug);

} // namespace Postil
