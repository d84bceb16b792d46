// SPDX-License-Identifier: MIT
// What was pasted or dropped, from the forms a clipboard holds it in. Nothing is loaded here, no file is
// opened.
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QUrl>

#include <variant>

class QMimeData;

namespace Postil {

struct PastedUrl
{
    QUrl url; // http or https

    bool operator==(const PastedUrl &) const = default;
};

struct PastedHtml
{
    QString html; // the fragment alone, not sanitised
    QUrl source;  // the page it was copied from, where the browser tells
    QString text; // the same as plain text, where the clipboard has it

    bool operator==(const PastedHtml &) const = default;
};

struct PastedText
{
    QString text;

    bool operator==(const PastedText &) const = default;
};

struct PastedFiles
{
    QStringList paths;

    bool operator==(const PastedFiles &) const = default;
};

using Pasted = std::variant<PastedUrl, PastedHtml, PastedText, PastedFiles>;

inline constexpr qsizetype maximumPasteBytes = 8 * 1024 * 1024;

// ErrorKind::BadInput: nothing in it that Postil can use (an image, say). ErrorKind::TooLarge: beyond
// maximumPasteBytes.
[[nodiscard]] Result<Pasted> fromMimeData(const QMimeData &data);

} // namespace Postil
