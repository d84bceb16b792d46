// SPDX-License-Identifier: MIT
// HTML and text in the form in which WordPress leaves them alone, and back.
//
// WordPress (seen on 6.8) changes what it shows: wpautop makes paragraphs and breaks of line ends,
// wptexturize sets its own quotation marks, dashes and ellipses, :) becomes a picture, [gallery] is run, an
// address that stands alone becomes a film. Quotations would no longer be what was quoted. So:
// - The post is one Custom HTML block (<!-- wp:html -->): wpautop is off then, and the block editor shows the
//   HTML as it is; without it, the editor would make a "Classic" block of it, and rewrite it.
// - Letters that WordPress takes for its own stand as references (&#039;), which mean the same to a browser.
//   They have three digits, because the filter for authors (kses) writes them so.
// For those who may not write any HTML (authors, contributors), kses takes out <data>, <time> and <input>,
// which show nothing (microformats, and the boxes of task lists, lose by it). Everything else stays letter
// for letter. Titles and summaries are left to the blog, which sets them as it does all of its own.
#pragma once

#include <QString>

namespace Postil {

// Of a rendering, for the field "content".
[[nodiscard]] QString guardedHtml(const QString &html);
// What guardedHtml() made, undone; of other content only the block comment goes, where one holds it all.
[[nodiscard]] QString unguardedHtml(const QString &content);
// Without what kses takes out, to compare what was sent with what stands there.
[[nodiscard]] QString withoutFiltered(const QString &content);

// Plain text for the fields "title" and "excerpt", which are HTML: "<" and what would be read as a reference
// are escaped, the rest stays as people see it in the editor.
[[nodiscard]] QString escapedForWordPress(const QString &text);
// The text of a title or a name as WordPress keeps it: no tags, references resolved.
[[nodiscard]] QString plainFromWordPress(const QString &html);

} // namespace Postil
