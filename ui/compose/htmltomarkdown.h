// SPDX-License-Identifier: MIT
// How HTML from the clipboard (untrusted) becomes Markdown: the window lends us the DOM worker by this.
#pragma once

#include <QString>

#include <functional>

namespace Postil {

// `done` is called once, at any later time, with an empty text where that failed; then the clipboard's plain
// text is used.
using HtmlToMarkdown =
    std::function<void(const QString &html, std::function<void(const QString &markdown)> done)>;

} // namespace Postil
