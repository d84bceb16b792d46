// SPDX-License-Identifier: MIT
// A Rendering goes out: to a file or to the clipboard.
#pragma once

#include "base/filewriter.h"
#include "rendering/renderer.h"

#include <QMimeData>

#include <memory>

namespace Postil {

// "html", "md" or "txt".
[[nodiscard]] QString fileExtension(Form form);

// What to offer as the file's name: the post's slug and the extension. A plain name, safe on every system.
[[nodiscard]] QString suggestedFileName(const Post &post, Form form);

// Writes the rendering's content, UTF-8, ending in a line break; off the caller's thread. See writeFile().
[[nodiscard]] QCoro::Task<Result<void>> exportToFile(Rendering rendering, QString path, Overwrite overwrite);

// For the clipboard: HTML with `text`, the Form::Text rendering of the same post, as its alternative;
// Markdown and text as text alone.
[[nodiscard]] std::unique_ptr<QMimeData> toMimeData(const Rendering &rendering, const Rendering &text);

} // namespace Postil
