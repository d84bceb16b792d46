// SPDX-License-Identifier: MIT
// To which of the user's blogs a post belongs. Pure.
#pragma once

#include "publishing/account.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Postil {

struct PreflightContext;

// What tells where a post belongs.
struct BlogTraces
{
    QStringList standsOn = {}; // ids of the accounts on whose blogs the post stands
    QString style = {};        // id of the house style that it is written in; empty: of none in particular
    QString lastUsed = {};     // id of the account that the last post went to

    bool operator==(const BlogTraces &) const = default;
};

// Where the post stands already, or the only blog that has its style, or the one that was used last, or the
// only one there is. Nothing: the user knows.
[[nodiscard]] std::optional<Account> likelyBlog(const QList<Account> &accounts, const BlogTraces &traces);

// What speaks against sending the post there, a sentence; empty: nothing. It stands on another blog and not
// on this one, or it is written in the style of another, or the blog has a style that the preview does not
// show.
[[nodiscard]] QString wrongBlogSentence(const Account &chosen, const QList<Account> &accounts,
                                        const BlogTraces &traces);

// What preflight has to know of the blog that the post goes to.
void setBlog(PreflightContext &context, const Account &account);

} // namespace Postil
