// SPDX-License-Identifier: MIT
// A place in a post, or in what is said about sending it: where the caret is, which part a problem is about.
#pragma once

namespace Postil {

enum class PostPart {
    Title,
    Source,
    Excerpt,
    Commentary,
    Coverage,
    Details,
    Sending, // none of the post: which blog (index 0) and when (1)
};

struct PostPlace
{
    PostPart part = PostPart::Title;
    int index = 0; // which excerpt, which coverage group, which row of the details
    int block = 0; // which block of it: paragraph of the Markdown, link of the group; from 0; -1: the heading

    bool operator==(const PostPlace &) const = default;
};

} // namespace Postil
