// SPDX-License-Identifier: MIT
// What other programs hand to Postil through its address scheme, postil:new?url=…&title=…&text=…, and the
// bookmarklet that does so from a browser.
//
// Any program and any web page can send such an address, so nothing in it is the user's own word: it opens a
// draft and never more, and its url is fetched with AddressTrust::FromOutside.
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace Postil {

struct Incoming
{
    QUrl url;      // http or https; empty where none was given
    QString title; // one line
    QString text;  // the passage that was selected; lines separated by \n

    bool operator==(const Incoming &) const = default;
};

inline constexpr qsizetype longestIncoming = 1024 * 1024; // characters of the whole argument, encoded
inline constexpr qsizetype longestIncomingUrl = 8000;     // characters, encoded
inline constexpr qsizetype longestIncomingTitle = 500;    // characters; a longer one is cut
inline constexpr qsizetype longestIncomingText = 100'000; // characters

// Whether `argument` is for readIncoming() rather than the name of a file or a web address.
[[nodiscard]] bool isIncoming(const QString &argument);

// Parameters that are not known are passed over, of one that stands twice the first counts. Errors: BadInput
// (no such address, a verb that is not "new", a url that is not http or https, neither url nor text),
// TooLarge.
[[nodiscard]] Result<Incoming> readIncoming(const QString &argument);

// A javascript: address for the browser's bookmarks bar: hands over the page's address, title and selection
// (its first 10,000 characters, so that the whole stays within what Linux takes as one argument, 128 KiB).
[[nodiscard]] QString bookmarklet();

} // namespace Postil
