// SPDX-License-Identifier: MIT
// Whether two addresses lead to the same story, however they were passed on.
#pragma once

#include <QString>
#include <QStringList>

namespace Postil {

// The address without what only tells the site where its reader came from (utm_source, fbclid, …): what a
// link in a post should be. Everything else stays letter for letter; what is no web address stays whole.
[[nodiscard]] QString withoutTracking(const QString &address);

// The parameters that withoutTracking() takes out, in lower case: by their whole name, or by how it starts.
struct TrackingParameters
{
    QStringList names;
    QStringList prefixes;
};
[[nodiscard]] TrackingParameters trackingParameters();

// What all addresses of one story have in common: no scheme, "www.", tracking, fragment, final slash, nor the
// forms that telephones get ("m.", "amp"). Only to compare with: it is no address itself. Empty where
// `address` is none that a link may carry (see safeHref).
[[nodiscard]] QString storyKey(const QString &address);

} // namespace Postil
