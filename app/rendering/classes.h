// SPDX-License-Identifier: MIT
// The class names of the rendered HTML that code relies on (beside the microformats): the preview, to find
// the block under the caret; the importer, to read a post body back. Templates have to give them.
//
//   .postil-title                 h1 of the page (a fragment has none: the blog prints the title itself)
//   .postil-lead                  figure of the lead media
//   .postil-source                p, "OUTLET: headline"
//   .postil-excerpt    (nth)      blockquote of excerpt n; also .postil-excerpt-N
//   .postil-more                  p, "Read more ...."
//   .postil-commentary            section; the label is b.postil-label inside its first paragraph
//   .postil-coverage   (nth)      section of coverage group n: h2 and ul
//   .postil-footer                footer
//
// Blocks: child element n of .postil-excerpt and .postil-commentary is top-level block n of the Markdown,
// once children with the class .postil-aside are left out (a label that stands alone because the commentary
// begins with a list or a table; the data element that carries the source's address). Link n of a coverage
// group is the nth li inside it.
#pragma once

namespace Postil::HtmlClass {

inline constexpr char Title[] = "postil-title";
inline constexpr char Lead[] = "postil-lead";
inline constexpr char Source[] = "postil-source";
inline constexpr char Excerpt[] = "postil-excerpt";
inline constexpr char More[] = "postil-more";
inline constexpr char Commentary[] = "postil-commentary";
inline constexpr char Label[] = "postil-label";
inline constexpr char Coverage[] = "postil-coverage";
inline constexpr char Footer[] = "postil-footer";
inline constexpr char Aside[] = "postil-aside";

} // namespace Postil::HtmlClass
