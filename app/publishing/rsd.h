// SPDX-License-Identifier: MIT
// Really Simple Discovery: the file that a blog's page names with rel="EditURI", which lists the interfaces
// of the blog. Rules: cyber.law.harvard.edu/blogs/gems/tech/rsd.html (RSD 1.0). XML from outside: no DTD, no
// more than 64 levels.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace Postil {

struct RsdApi
{
    QString name; // "WordPress", "MetaWeblog", "Blogger", …
    QUrl link;    // absolute
    QString blogId;
    bool preferred = false;

    bool operator==(const RsdApi &) const = default;
};

// Empty where it is no such file. `base`: what relative links are relative to.
[[nodiscard]] QList<RsdApi> readRsd(const QByteArray &xml, const QUrl &base);

} // namespace Postil
