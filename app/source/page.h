// SPDX-License-Identifier: MIT
// Page: bytes that came from the web, a file or the clipboard, before anybody looked inside.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace Postil {

struct Page
{
    QByteArray bytes;
    QUrl url;            // where it came from, after redirects; the base of its relative links
    QString contentType; // MIME type without parameters, lower case; empty where unknown
    QString charset;     // as the transport declared it; empty where it did not

    bool operator==(const Page &) const = default;
};

} // namespace Postil
