// SPDX-License-Identifier: MIT
// Preflight: what should be looked at before a post leaves, each finding with the place to look. What blocks
// keeps the post from being sent; what warns does not.
#pragma once

#include "coverage/linkcheck.h"
#include "excerpt/quotecheck.h"
#include "importing/importer.h"
#include "library/library.h"
#include "post/postplace.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QUrl>

#include <optional>

namespace Postil {

class MediaStore;
struct HouseStyle;

enum class FindingKind {
    WrongBlog,
    NoTitle,
    NoSourceLink,
    NoOutlet,
    ChangedQuote,
    OverQuoteLimit,
    NoAddress, // of a related link
    RepeatedLink,
    EarlierLink,
    DeadLink,
    MovedLink,
    NoLabels,
    Placeholder,
    Misspelt,
    PlainHttpImage,
    NoAltText,
    PicturesNotTaken, // by the service
    PictureMissing,   // from this computer
    DateInPast,
};

enum class Severity { Warns, Blocks };

struct PreflightFinding
{
    FindingKind kind = FindingKind::NoTitle;
    Severity severity = Severity::Warns;
    QString sentence;
    PostPlace place;
    QString text = {}; // what it is about there; empty: all of it

    bool operator==(const PreflightFinding &) const = default;
};

// What is known beside the post itself.
struct PreflightContext
{
    std::optional<Article> article; // the source, as it was captured
    QList<EarlierLink> earlier;     // see Library::linkedBefore()
    QList<LinkReport> links = {};   // what was found when the links were checked last
    QSet<QString> unknownWords = {}; // of spelledWordsOf() the post: those that no dictionary has
    QUrl blog;                      // where the post goes; empty: not known yet
    QString wrongBlog = {};         // a sentence, see publishing/blogchoice.h; empty: it is the right one
    bool wantsLabels = false;       // the blog sorts its posts by them
    QString noPicturesAt = {};      // the name of a service that takes none; empty: it does, or it is not known yet
    QStringList missing = {};       // see missingPictures()
    EmptyAlt emptyAlt = EmptyAlt::Decorative;
    QDateTime now;                  // UTC
    QDateTime goesAt;               // UTC, of a post that is to appear later; invalid: at once
};

// Pure, for any thread: a changed quotation of a very long article takes up to a second. In the order of the
// post, from its title to its details.
[[nodiscard]] QList<PreflightFinding> preflight(const Post &post, const HouseStyle &style,
                                                const PreflightContext &context);

// The names of the post's own pictures that are not in the store. It looks at the disk: not for the window's thread.
[[nodiscard]] QStringList missingPictures(const Post &post, const MediaStore &store);

} // namespace Postil
