// SPDX-License-Identifier: MIT
// The label table of the Encoding standard: which names of encodings the web knows, and what each means.
#pragma once

#include <QByteArray>

namespace Postil {

// "Latin1" -> "windows-1252", "gb2312" -> "gbk": the lower-case name of the encoding, or nothing where the
// standard does not know the label (UTF-7, say).
[[nodiscard]] QByteArray encodingForLabel(const QByteArray &label);

} // namespace Postil
