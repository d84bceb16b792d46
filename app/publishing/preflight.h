// SPDX-License-Identifier: MIT
// Preflight: what should be looked at before a post leaves, each finding with the place to look. What blocks
// keeps the post from being sent; what warns does not.
#pragma once

#include "excerpt/quotecheck.h"
#include "library/library.h"
#include "post/postplace.h"

#include <QDateTime>
#include <QList>
#include <QUrl>

#include <optional>

namespace Postil {

struct HouseStyle;

enum class FindingKind {
    NoTitle,
    NoSourceLink,
    NoOutlet,
    ChangedQuote,
    OverQuoteLimit,
    NoAddress, // of a related link
    RepeatedLink,
    EarlierLink,
    NoLabels,
    Placeholder,
    PlainHttpImage,
    NoAltText,
    DateInPast,
};

enum class Severity { Warns, Blocks };

struct PreflightFinding
{
    FindingKind kind = FindingKind::NoTitle;
    Severity severity = Severity::Warns;
    QString sentence;
    PostPlace place;

    bool operator==(const PreflightFinding &) const = default;
};

// What is known beside the post itself.
struct PreflightContext
{
    std::optional<Article> article; // the source, as it was captured
    QList<EarlierLink> earlier;     // see Library::linkedBefore()
    QUrl blog;                      // where the post goes; empty: not known yet
    bool wantsLabels = false;       // the blog sorts its posts by them
    QDateTime now;                  // UTC
    QDateTime goesAt;               // UTC, of a post that is to appear later; invalid: at once
};

// Pure, for any thread: a changed quotation of a very long article takes up to a second. In the order of the
// post, from its title to its details.
[[nodiscard]] QList<PreflightFinding> preflight(const Post &post, const HouseStyle &style,
                                                const PreflightContext &context);

} // namespace Postil
