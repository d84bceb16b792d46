// SPDX-License-Identifier: MIT
// Post: one quote-and-comment post, as typed fields. The centre of everything: the editor changes it,
// the library keeps it, rendering writes it, importing reads it.
#pragma once

#include "excerpt/excerpt.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Postil {

// The article a post is about: its first line, "OUTLET: headline", and its "Read more" link.
struct SourceCitation
{
    QString url;
    QString headline;
    QString outlet;
    QString byline;
    QString published; // ISO 8601

    [[nodiscard]] bool isEmpty() const { return *this == SourceCitation{}; }
    bool operator==(const SourceCitation &) const = default;
};

// A line of related coverage: "headline (Note) -- author, outlet".
struct RelatedLink
{
    QString headline;
    QString url;
    QString author;
    QString outlet;
    QString note; // "Video", without brackets

    bool operator==(const RelatedLink &) const = default;
};

struct CoverageGroup
{
    QString heading;
    QList<RelatedLink> links;

    bool operator==(const CoverageGroup &) const = default;
};

struct LeadMedia
{
    QString url;
    QString alt;
    QString caption;

    bool operator==(const LeadMedia &) const = default;
};

// Single-line fields hold no line breaks; `commentary` is Markdown with lines separated by \n and no empty
// line (so no \n either) at either end. Every reader and editor keeps to this (see normalised()).
struct Post
{
    QString title;
    SourceCitation source;
    QList<Excerpt> excerpts;
    QString commentary;
    QList<CoverageGroup> coverage;
    std::optional<LeadMedia> leadMedia;
    QStringList labels;
    QString slug;     // empty: made from the title
    QString language; // BCP 47; empty: the style's
    QDateTime date;   // the date on the post, UTC, whole seconds; invalid: none
    QString style;    // id of its house style; empty: the user's default

    bool operator==(const Post &) const = default;
};

// The post with every field in the form described above: line breaks in single-line fields become spaces,
// \r\n becomes \n, empty lines at the ends go, control characters go, half surrogate pairs and
// noncharacters become U+FFFD, the date is UTC in whole seconds. Nothing else changes: spaces stay.
[[nodiscard]] Post normalised(Post post);

} // namespace Postil
