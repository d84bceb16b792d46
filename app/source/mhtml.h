// SPDX-License-Identifier: MIT
// Web pages saved as one file: MHTML, RFC 2557, which is a MIME multipart/related message (RFC 2046, RFC
// 2387). Only the page itself is read; its pictures, frames and styles stay in the file.
#pragma once

#include "base/result.h"
#include "source/page.h"

namespace Postil {

// Whether the bytes begin with the header of such a message.
[[nodiscard]] bool isMhtml(const QByteArray &bytes);

// The root HTML part, decoded from quoted-printable or base64, with the charset its header names; its url is
// where the page was saved from (Content-Location) if that is http or https, else `file`'s. Errors: BadInput
// (no such message, no boundary, no HTML in it, its end is missing, an unknown encoding), TooLarge (the
// decoded page is larger than 8 MiB, or parts are nested more than four deep).
[[nodiscard]] Result<Page> readMhtml(const Page &file);

} // namespace Postil
