// SPDX-License-Identifier: MIT
// Site: a folder from which a static site is built, as its configuration describes it.
// Rules: gohugo.io (directory structure, front matter, URLs), jekyllrb.com (directory structure, permalinks),
// 11ty.dev (configuration, permalinks); each as of Hugo 0.131, Jekyll 4.3 and Eleventy 3.
#pragma once

#include "base/result.h"

#include <QString>
#include <QVariantMap>

namespace Postil {

struct Account;

enum class SiteKind {
    Hugo,
    Jekyll,
    Eleventy,
    Folder, // of pages that a server shows as they are
};

struct Site
{
    SiteKind kind = SiteKind::Folder;
    QString root; // canonical, absolute
    QString
        contents;    // where the generator looks for pages: relative to root, no "/" at its end; may be empty
    QString posts;   // where posts go: relative to root; may be empty
    QString address; // of the site, no "/" at its end; empty where nobody says
    QVariantMap config; // see siteconfig.h; empty for Eleventy, whose configuration is a program

    bool operator==(const Site &) const = default;
};

// The catalogue's ids: "hugo", "jekyll", "eleventy", "folder".
[[nodiscard]] QString idOf(SiteKind kind);
[[nodiscard]] SiteKind siteKindOf(const QString &id); // Folder for what is none of them

// By the names of the configuration files; Folder where there are none.
[[nodiscard]] SiteKind detectSite(const QString &folder);

// Reads the account's site. Its options "posts" (the folder of the posts, relative) and its address count
// before the configuration. NotFound where the folder is none; Refused where the configuration wants posts
// outside of it; and the errors of readSiteConfig().
[[nodiscard]] Result<Site> openSite(const Account &account);

} // namespace Postil
