// SPDX-License-Identifier: MIT
// A post as a file of a static site: its name, and the front matter that its generator understands.
#pragma once

#include "publishing/publication.h"
#include "publishing/staticsite/site.h"

#include <QByteArray>
#include <QTimeZone>

namespace Postil {

// "a-title.md"; for Jekyll "2026-05-06-a-title.md", the day in `zone`; for a plain folder "a-title.html".
// From the slug, so it is safe on every system.
[[nodiscard]] QString siteFileName(SiteKind kind, const Post &post, const QTimeZone &zone);

// The file's bytes. The date is written in `zone`. A draft is hidden as the generator has it: Hugo "draft",
// Jekyll "published: false", Eleventy "permalink: false" and out of its collections. `layout` may be empty.
[[nodiscard]] QByteArray siteFile(SiteKind kind, const Publication &publication, const QTimeZone &zone,
                                  const QString &layout);

// Whether both are the same but for the date: what a second attempt makes of a post that has none of its own.
[[nodiscard]] bool sameButForDate(const QByteArray &one, const QByteArray &other);

} // namespace Postil
