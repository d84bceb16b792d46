// SPDX-License-Identifier: MIT
// What a page says of its encoding in its first bytes.
#pragma once

#include <QByteArray>

namespace Postil {

// The HTML standard's "prescan a byte stream to determine its encoding": looks for <meta charset> and
// <meta http-equiv=content-type>, in the first 1024 bytes only, and at an XML declaration at the very start.
// The encoding's lower-case name, or nothing.
[[nodiscard]] QByteArray prescanEncoding(const QByteArray &bytes);

// "text/html; charset=…" -> the label after charset=, or nothing: the standard's "algorithm for extracting
// a character encoding from a meta element".
[[nodiscard]] QByteArray charsetLabel(const QByteArray &contentType);

} // namespace Postil
