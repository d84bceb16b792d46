// SPDX-License-Identifier: MIT
// The calls that a blog of either dialect knows for what is done with posts.
#pragma once

#include "publishing/xmlrpc/blogconnection.h"
#include "publishing/xmlrpc/blogentry.h"

namespace Postil {

// How many posts are looked through for one.
inline constexpr int LookBack = 100;

[[nodiscard]] BlogCall categoriesCall(const BlogInterface &blog);
[[nodiscard]] BlogCall getCall(const BlogInterface &blog, const QString &id);
// The newest `count`. Only WordPress can search for `text`: from others LookBack posts come then, for us to
// search in.
[[nodiscard]] BlogCall recentCall(const BlogInterface &blog, int count, const QString &text);
[[nodiscard]] BlogCall newCall(const BlogInterface &blog, const OutgoingEntry &entry);
// `there`: what is there now; WordPress refuses where it was changed since (fault 409).
[[nodiscard]] BlogCall editCall(const BlogInterface &blog, const BlogEntry &there,
                                const OutgoingEntry &entry);
[[nodiscard]] BlogCall deleteCall(const BlogInterface &blog, const QString &id);
// The newest files, as WordPress alone tells them.
[[nodiscard]] BlogCall newestMediaCall(const BlogInterface &blog);
[[nodiscard]] BlogCall mediaCall(const BlogInterface &blog, const MediaFile &file);

} // namespace Postil
