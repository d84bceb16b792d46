// SPDX-License-Identifier: MIT
// The text of a Page: its bytes decoded as the web does it (HTML and Encoding standards).
// Bytes that make no sense become U+FFFD; NUL goes; UTF-7 is never believed; nothing fails.
#pragma once

#include <QByteArray>
#include <QString>

namespace Postil {

struct Page;

// The page's encoding, lower-case name of the Encoding standard: byte order mark, then what the transport
// said, then <meta> in the first 1024 bytes (HTML and XML only; not believed of a text that is UTF-8 in a
// hundred places and wrong in none), then UTF-8 where the bytes are that, else windows-1252.
[[nodiscard]] QByteArray encodingOf(const Page &page);

[[nodiscard]] QString decodeHtml(const Page &page);

// The same for plain text: no <meta> is looked for.
[[nodiscard]] QString decodeText(const Page &page);

} // namespace Postil
