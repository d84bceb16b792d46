// SPDX-License-Identifier: MIT
// Where readers will find a post of a static site, as its generator will decide.
#pragma once

#include "publishing/staticsite/site.h"

#include <QDateTime>

namespace Postil {

// `path`: of the post's file, relative to the site's root. `date`: in the blog's time zone; of a Jekyll site
// that names its own, that one counts. Empty where the site's address is unknown or its configuration uses
// what is not followed here (a guess would be worse): Hugo's :title and slices, Jekyll's :week and defaults,
// permalinks that an Eleventy folder computes.
[[nodiscard]] QString liveAddress(const Site &site, const QString &path, const QString &slug,
                                  const QDateTime &date);

} // namespace Postil
