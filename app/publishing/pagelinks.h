// SPDX-License-Identifier: MIT
// What a blog's page says of the services behind it: its Link headers (RFC 8288), then its <link> elements,
// its generator and its title. Not an HTML parser: only start tags in the first 256 KiB are read, and nothing
// of what is found is shown as HTML or trusted beyond being asked whether a service is there.
#pragma once

#include "net/httpcall.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Postil {

struct PageLink
{
    QStringList relations; // lower case
    QUrl target;           // absolute, http or https
    QString type;          // "application/rsd+xml"; lower case, may be empty

    bool operator==(const PageLink &) const = default;
};

struct PageLinks
{
    QList<PageLink> links; // in the order of trust: headers first
    QString generator;     // "WordPress 6.8"; may be empty
    QString title;         // one line; may be empty

    // The first of that relation; empty where there is none.
    [[nodiscard]] QUrl target(const QString &relation) const;
    bool operator==(const PageLinks &) const = default;
};

[[nodiscard]] PageLinks readPageLinks(const HttpAnswer &answer);

} // namespace Postil
